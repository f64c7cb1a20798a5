import { describe, expect, test } from "vitest";
import demo from "../../demos/scale-up/demo.ts";
import { bandsOf } from "../../demos/scale-up/worker-bands.ts";
import { frameOf } from "../demos/found.ts";
import { model, said, type State } from "./playing.ts";

const small: State = { workers: 32, machine: "medium", pieces: 800, picture: "memory" };
const large: State = { workers: 4, machine: "double", pieces: 800, picture: "memory" };
const drawn = (state: State, before?: State, more = {}) =>
  demo.draw(model(state), frameOf({ width: 1160, height: 440, ...more }), before && model(before)).node;

describe("memory", () => {
  test("counts only where it is asked for", () => {
    const free = model({ ...small, picture: "run" }).run;
    expect(free.failed).toBe(false);
    expect(free.memory).toEqual({ spilled: 0, paused: 0, died: 0, lost: 0 });
  });

  test("ends a job on many small workers that few large ones of the same threads, memory and price finish", () => {
    const [many, few] = [model(small).run, model(large).run];
    expect(many.there).toHaveLength(few.there.length);
    expect(many.leases[0]!.usdPerHour * 32).toBeCloseTo(few.leases[0]!.usdPerHour * 4, 9);
    expect(many.failed).toBe(true);
    expect(many.memory.died).toBeGreaterThan(3);
    expect(many.memory.paused).toBeGreaterThan(60);
    expect(many.bars.some(({ role }) => role === "lost")).toBe(true);
    expect(many.bars.some(({ role }) => role === "spilled")).toBe(true);
    expect(few.failed).toBe(false);
    expect(few.memory.died).toBe(0);
    expect(demo.outcome!(model(small))).toEqual({ workers: 32, vcpus: 32 });
  });

  test("is no trouble in smaller pieces, on the same small workers", () => {
    const { run: played } = model({ ...small, pieces: 1600 });
    expect(played.failed).toBe(false);
    expect(played.memory.died).toBe(0);
  });

  test("is seen: the fullest of many small workers is paused and killed, the fullest of few large ones neither", () => {
    const [many, few] = [model(small).run.held, model(large).run.held];
    expect(Math.max(...many.fullest)).toBeGreaterThan(0.95);
    expect(many.ended).toHaveLength(model(small).run.memory.died);
    expect(Math.max(...few.fullest)).toBeGreaterThan(0.7);
    expect(Math.max(...few.fullest)).toBeLessThan(0.8);
    expect(few.ended).toEqual([]);
    expect(model({}).run.held).toEqual({ fullest: [], ended: [] });
    const words = drawn(small).textContent!.replaceAll("\u00a0", " ");
    expect(words).toMatch(/70 % to disk.*80 % paused.*95 % killed.*limitfullestworker/);
    expect(words).not.toMatch(/the bill/);
  });

  test("keeps the threads of a worker together under its name, apart from the next", () => {
    expect(bandsOf({ workers: 4, threads: 8 })).toMatchObject({ gap: 2, gaps: [8, 18, 28], rows: 38 });
    const bands = bandsOf({ workers: 4, threads: 8 });
    expect([0, 7, 8, 31].map(bands.rowOf)).toEqual([0, 7, 10, 37]);
    expect(bands.say(11)).toBe("worker 2, thread 2");
    expect(drawn(large, undefined, { width: 558, height: 350 }).textContent).toMatch(/worker 14/);
    expect(drawn(small, undefined, { width: 558, height: 350 }).textContent).toMatch(/worker 132/);
  });

  test("says that it failed, on the picture too, and what it wrote, paused and lost", () => {
    expect(said(small)).toMatch(
      /^32 workers of 4 GiB: failed after \d+ min(?: \d+ s)?\. One piece killed every worker that tried it\. [\d.]+ GB went to disk, .* of pauses, \d+ died\.$/,
    );
    expect(drawn(small).textContent).toMatch(/failed: 14\smin/);
    expect(drawn(small).textContent).not.toMatch(/done:/);
    expect(drawn(large, small).textContent).toMatch(/before, failed: 14\smin/);
  });
});
