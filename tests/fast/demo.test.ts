import { describe, expect, test } from "vitest";
import { decode, encode } from "../../demos/contract/codec.ts";
import { HEAVY, type Story } from "../../demos/contract/demo.ts";
import type { Params, Schema } from "../../demos/contract/params.ts";
import demo from "../../demos/fast/demo.ts";
import { stateOf } from "../../demos/host/stories.ts";
import { frameOf } from "../demos/found.ts";
import { model, params, said, tables } from "./playing.ts";

const recorded = [0.001, 0.003, 0.01, 0.03, 0.1];
const drawn = (state: Parameters<typeof model>[0], before?: Parameters<typeof model>[0]) =>
  demo.draw(model(state), frameOf(), before && model(before)).node;

describe("the demo of lesson 8", () => {
  test("blames the scheduler only when the scheduler is what everybody waits for", () => {
    expect(said({ seconds: 0.001, workers: 64 })).toMatch(/64 workers wait for one scheduler that never rests/);
    expect(said({ seconds: 1, workers: 64 })).toMatch(/keep 64 workers fed/);
    expect(said({ seconds: 0.001, workers: 2 })).not.toMatch(/never rests/);
  });

  test.each([
    [{ seconds: 10, workers: 1 }, /^99\.9 % busy\. Tasks of 10 s keep 1 worker fed\./],
    [{ seconds: 0.001, workers: 1000, threads: 8 }, /^0\.0\d+ % busy\. 1,000 workers of 8 threads wait for one/],
    [{ seconds: 0.001, workers: 32, queuing: false }, /^\d+ % busy\. 32 workers wait for one scheduler/],
  ])("tells a run at its ends too: %o", (state, end) => {
    expect(said(state)).toMatch(end);
    expect(said(state, 0)).toMatch(/^0 % busy so far\. At 0 s, 0 of [\d,]+ tasks are done/);
    const [, done, of] = /At [\d.]+ m?s, ([\d,]+) of ([\d,]+) tasks/.exec(said(state, 0.6))!;
    const number = (text: string | undefined) => Number(text!.replaceAll(",", ""));
    expect(number(done)).toBeGreaterThan(0);
    expect(number(done)).toBeLessThan(number(of));
  });

  test("quotes real Dask exactly where a recording was set up the same", () => {
    for (const seconds of recorded) expect(said({ seconds, workers: 2 })).toMatch(/Real Dask 2022\.12\.1/);
    expect(said({ seconds: 0.002, workers: 2 })).not.toMatch(/Real Dask/);
    expect(said({ seconds: 0.001, workers: 3 })).not.toMatch(/Real Dask/);
    expect(said({ seconds: 0.001, workers: 2, threads: 2 })).not.toMatch(/Real Dask/);
    expect(said({ seconds: 0.001, workers: 2, queuing: false })).not.toMatch(/Real Dask/);
  });

  test("comes within ten points of every recording", () => {
    for (const seconds of recorded) {
      const { run, recording } = model({ seconds, workers: 2 });
      expect(Math.abs(run.busy - recording!.efficiency), `${seconds} s`).toBeLessThan(0.1);
    }
  });

  test("weighs a run by the tasks it plays, and only large clusters are heavy", () => {
    for (const state of [
      {},
      { workers: 300 },
      { seconds: 0.001, workers: 64, threads: 8 },
      { seconds: 10, workers: 1 },
    ]) {
      expect(demo.weight!(params(state))).toBe(model(state).run.tasks);
    }
    expect(demo.weight!(params({}))).toBeLessThanOrEqual(HEAVY);
    expect(demo.weight!(params({ workers: 200 }))).toBeLessThanOrEqual(HEAVY);
    expect(demo.weight!(params({ workers: 1000 }))).toBeGreaterThan(HEAVY);
  });

  test("draws the scheduler and every task, and the run before as a mark on the gauge", () => {
    const text = drawn({ workers: 8 }, { workers: 8, seconds: 0.001 }).textContent!;
    expect(text).toMatch(/scheduler/);
    expect(text).toMatch(/before, tasks of 1\u00a0ms: \d/);
    expect(drawn({ workers: 8 }).textContent).not.toMatch(/before/);
    expect(drawn({ workers: 8 }, { workers: 8, job: 60 }).textContent, "only the job was another").not.toMatch(
      /before/,
    );
  });

  test("leaves the run before as hollow bars where both fit one axis, and not where they do not", () => {
    const shapes = (node: Element) => node.querySelectorAll("path").length;
    const alone = shapes(drawn({ workers: 8 }));
    expect(shapes(drawn({ workers: 8 }, { workers: 8, queuing: false }))).toBeGreaterThan(alone);
    expect(shapes(drawn({ workers: 8 }, { workers: 8, seconds: 1 }))).toBe(alone);
    expect(shapes(drawn({ workers: 8 }, { workers: 9 }))).toBe(alone);
  });

  test("keeps the stream readable where there is little height, and lets the gauge go", () => {
    const text = (height: number) => demo.draw(model({}), frameOf({ height })).node.textContent;
    expect(text(330)).toMatch(/time that computes/);
    expect(text(150)).not.toMatch(/time that computes/);
  });

  test("names a thread by its worker", () => {
    const model8 = model({ seconds: 0.1, workers: 4, threads: 2 });
    expect(new Set(model8.run.bars.map(({ row }) => row)).size).toBe(8);
    expect(drawn({ seconds: 0.1, workers: 4, threads: 2 }).textContent).toMatch(/4\u00a0workers of 2\u00a0threads/);
  });

  test("tells every story as a whole state of its own that an address can hold", () => {
    const states = demo.stories!.map(
      (story) =>
        stateOf(demo.schema as Schema, story as Story, params({ job: 60 }) as unknown as Params) as ReturnType<
          typeof params
        >,
    );
    expect(new Set(states.map((state) => encode(demo.schema, state))).size).toBe(5);
    for (const [index, state] of states.entries()) {
      const text = encode(demo.schema, state);
      expect(decode(demo.schema, text)).toEqual({ params: state, problems: [] });
      expect(demo.stories![index]!.tells).toMatch(/^[A-Z].*\.$/);
    }
  });

  test("holds what its stories promise", () => {
    const [tiny, batched, many, thick] = demo.stories!.map(({ state }) => model(state).run.busy);
    expect(tiny).toBeLessThan(0.1);
    expect(batched).toBeGreaterThan(0.95);
    expect(many).toBeLessThan(0.3);
    expect(thick).toBeGreaterThan(many! * 1.5);
  });
});

describe("a job, cut into tasks like those of the run", () => {
  test("is the median job of the evidence until one is picked", () => {
    const median = tables["job-clusters"]!.rows[0] as unknown as { cluster: string; median: number };
    expect(model({}).job).toEqual({ seconds: median.median, cluster: "SURF" });
    expect(model({ job: 840 }).job).toEqual({ seconds: 840, cluster: null });
  });

  test("lands where the run's own pace takes it", () => {
    const state = { seconds: 0.001, workers: 32, job: 840 };
    const outcome = demo.outcome!(model(state));
    expect(outcome["seconds"]! * model(state).run.busy).toBeCloseTo(840, 6);
    expect(said(state)).toMatch(
      /A job that could take 14 min, cut into 27 million such tasks, takes 3 h \d+ min \(extrapolated\)\./,
    );
    expect(demo.outcome!(model({ ...state, seconds: 1 }))["seconds"]).toBeLessThan(860);
  });

  test("cannot be cut into tasks longer than itself, and then lands nowhere", () => {
    const state = { seconds: 10, workers: 4, job: 2 };
    expect(said(state)).toMatch(/A job of 2 s is shorter than one such task\./);
    expect(demo.outcome!(model(state))).not.toHaveProperty("seconds");
  });
});
