import { describe, expect, test } from "vitest";
import evidence from "../../demos/fast/evidence.ts";
import { defaults } from "../../demos/contract/params.ts";
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

  test("holds the guess beside all five medians", () => {
    expect(words({ guess: 28800 })).toMatch(/Your guess of 8 h is 12× to 151× too long\.$/);
    expect(words({ guess: 10 })).toMatch(/Your guess of 10 s is 19× to 237× too short\.$/);
    expect(words({ guess: 600 })).toMatch(/Your guess of 10 min lies among them\.$/);
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
    const here = { seconds: 8.3 };
    const text = evidence.draw(model({}), frameOf({ width: 1100, height: 420, here })).node.textContent!;
    for (const name of ["SURF", "LHC Grid", "Alibaba", "Philly", "MetaCentrum", "this run"])
      expect(text).toContain(name);
  });

  test("lands a run on the curve in front, unless it is too short for the scale", () => {
    const landed = (seconds: number) =>
      evidence.draw(model({}), frameOf({ width: 1100, height: 420, here: { seconds } })).node.textContent!;
    expect(landed(8.3)).toContain("this run");
    expect(landed(0.26)).not.toContain("this run");
  });

  test("tells the sweep as what is done by then", () => {
    const run = model({});
    const half = evidence.say(run, evidence.span(run) / 2).replaceAll("\u00a0", " ");
    expect(half).toMatch(/^After 1\d min( \d+ s)?, 6\d % of the jobs on SURF are done\.$/);
  });

  test("takes a guess from a tap on the picture, to two figures", () => {
    const emitted: unknown[] = [];
    const frame = frameOf({ emit: (change) => emitted.push(change) });
    expect(evidence.draw(model({}), frame).node.querySelector("[pointer-events],rect")).not.toBeNull();
    expect(emitted).toEqual([]);
  });
});
