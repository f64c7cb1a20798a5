import { describe, expect, test } from "vitest";
import evidence from "../../demos/fast/evidence.ts";
import { decode } from "../../demos/contract/codec.ts";
import { defaults } from "../../demos/contract/params.ts";
import demo from "../../demos/fast/demo.ts";
import { takeHanded } from "../../demos/host/handed.ts";
import { press } from "../chart/hand.ts";
import { figures, frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "fast/evidence")!.figure);
const standard = defaults(evidence.schema);
const model = (change: Partial<typeof standard>) => evidence.model({ ...standard, ...change }, tables);
const words = (change: Partial<typeof standard>) => evidence.say(model(change), Infinity).replaceAll("\u00a0", " ");

describe("the evidence of lesson 8", () => {
  test("says what the job logs say", () => {
    expect(words({})).toBe("3 min 11 s to 40 min. By then half of all jobs are done, depending on the cluster.");
    const text = evidence.draw(model({ cluster: "philly" }), frameOf({ width: 1100, height: 420 })).node.textContent!;
    expect(text.replaceAll("\u00a0", " ")).toContain("Philly: half done in 19 min 46 s");
  });

  test("holds the guess beside the nearest of five medians", () => {
    expect(words({ guess: 28800 })).toMatch(/Your guess of 8 h is 12 times too long, even for the slowest\.$/);
    expect(words({ guess: 10 })).toMatch(/Your guess of 10 s is 19 times too short, even for the quickest\.$/);
    expect(words({ guess: 600 })).toMatch(/Your guess of 10 min is right\.$/);
    expect(words({ guess: 3600 })).toMatch(/Your guess of 1 h is 52 % too long, even for the slowest\.$/);
    expect(words({ guess: 2500 })).toMatch(/is right\.$/);
  });

  test("shows no curve and no median before the answer", () => {
    const run = model({ answer: "hidden", guess: 3600 });
    const text = evidence.draw(run, frameOf({ width: 1100, height: 420 })).node.textContent!;
    expect(text).toMatch(/your guess/);
    expect(text).not.toMatch(/SURF|Philly/);
    expect(evidence.say(run, 0)).not.toMatch(/SURF|3.min.11/);
    expect(evidence.span(run)).toBe(0);
  });

  test("names all five clusters, and where the demo's run lands", () => {
    const here = { seconds: 3120, job: 191, length: 0.001 };
    const text = evidence.draw(model({}), frameOf({ width: 1100, height: 420, here })).node.textContent!;
    for (const name of ["SURF", "LHC Grid", "Alibaba", "Philly", "MetaCentrum"]) expect(text).toContain(name);
    expect(text.replaceAll("\u00a0", " ")).toMatch(/the demo: 52 min\s*in\s*tasks\s*of\s*1 ms,\s*simulated/);
  });

  test("lands the demo's job on the curve in front, and nothing where no job could be cut", () => {
    const landed = (here: Record<string, number>) =>
      evidence.draw(model({}), frameOf({ width: 1100, height: 420, here })).node.textContent!;
    expect(landed({ seconds: 8.3, job: 8, length: 0.1 })).toContain("simulated");
    expect(landed({ job: 8, length: 10 })).not.toContain("simulated");
    const hidden = evidence.draw(
      model({ answer: "hidden" }),
      frameOf({ width: 1100, height: 420, here: { seconds: 8.3, job: 8, length: 0.1 } }),
    );
    expect(hidden.node.textContent).not.toContain("simulated");
  });

  test("tells the sweep as what is done by then", () => {
    const run = model({});
    const half = evidence.say(run, evidence.span(run) / 2).replaceAll("\u00a0", " ");
    expect(half).toMatch(/^After 1\d min( \d+ s)?, 6\d % of the jobs on SURF are done\.$/);
  });

  test("offers nine answers or fewer, each one the guess can take, shortest first", () => {
    const { knob, options } = evidence.answers!;
    expect(knob).toBe("guess");
    expect(options.length).toBeGreaterThan(5);
    expect(options.length).toBeLessThanOrEqual(9);
    const values = options.map(({ value }) => value as number);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    for (const value of values)
      expect(decode(evidence.schema, `guess=${value}`)).toMatchObject({ problems: [], params: { guess: value } });
  });

  test("hands a job that was picked to the demo, which takes it as it is", () => {
    expect(evidence.hands!(standard, tables)).toBeNull();
    const handed = evidence.hands!({ ...standard, job: 840 }, tables)!;
    expect(takeHanded(demo.schema, handed)).toEqual({ change: { job: 840, picture: "run" }, problems: [] });
    for (const job of [1, 604_800]) {
      expect(takeHanded(demo.schema, evidence.hands!({ ...standard, job }, tables)!).problems).toEqual([]);
    }
  });

  test("takes a guess before the answer and a job after it, by keyboard too", () => {
    const picked = (state: Partial<typeof standard>) => {
      const emitted: unknown[] = [];
      const { node } = evidence.draw(model(state), frameOf({ emit: (change) => emitted.push(change) }));
      press(node, "ArrowRight", "Enter");
      return emitted;
    };
    expect(picked({ answer: "hidden", guess: 3600 })).toEqual([{ guess: expect.any(Number) }]);
    expect(picked({ answer: "shown", guess: 3600, job: 840 })).toEqual([{ job: expect.any(Number) }]);
  });

  test("says what was picked and what becomes of it", () => {
    expect(words({ job: 840 })).toMatch(
      /A job of 14 min is longer than 6\d % of those on SURF; the demo cuts it into tasks\.$/,
    );
    expect(evidence.draw(model({ job: 840 }), frameOf()).node.textContent).toContain("a job of 14");
  });
});
