import { describe, expect, test } from "vitest";
import { BESIDE, before, cameOf, luckOf, momentOf, starts, within } from "../../demos/zones/demo-starts.ts";
import { STARTS } from "../../demos/zones/demo-knobs.ts";
import { HORIZON } from "../../demos/zones/demo-run.ts";
import demo from "../../demos/zones/demo.ts";
import { BUCKET, BUCKETS } from "../../demos/zones/record.ts";
import { model, params } from "./demo-playing.ts";

const state = params({ picture: "starts" });
const cases = starts(state);

describe("the same job from many moments", () => {
  test("a thousand of the way shown, sixty of each other, no moment twice, all with room for two days", () => {
    const moments = (policy: string): number[] =>
      cases.filter((each) => each.policy === policy).map(({ moment }) => moment);
    expect(new Set(moments("pinned")).size).toBe(STARTS);
    for (const policy of ["best", "any", "fallback"]) expect(new Set(moments(policy)).size).toBe(BESIDE);
    expect(Math.min(...moments("pinned"))).toBeLessThan(10);
    expect(Math.max(...moments("pinned")) + HORIZON / BUCKET).toBeLessThan(BUCKETS);
  });

  test("any first part of them is spread evenly over the record", () => {
    const half = cases.slice(0, 130).filter(({ policy }) => policy === "pinned");
    const early = half.filter(({ moment }) => moment < momentOf(STARTS / 2)).length;
    expect(Math.abs(early / half.length - 0.5)).toBeLessThan(0.03);
  });

  const outcomes = cases.slice(0, 240).map((each) => demo.outcome!(model(each)));
  const study = demo.study!.reduce(outcomes, cases.length);

  test("the typical start takes longer than the first run, and any zone is done before one zone is", () => {
    const came = cameOf(study);
    expect(came.map(({ policy }) => policy)).toEqual(["pinned", "best", "any", "fallback"]);
    const [pinned, , any] = came as [(typeof came)[0], (typeof came)[0], (typeof came)[0]];
    expect(any.done).toBe(any.starts);
    expect(pinned.done / pinned.starts).toBeLessThan(0.75);
    expect(within(any, 0.5)!).toBeLessThan(9 * 3600);
    expect(before(pinned, model({}).seconds)).toBeLessThan(0.4);
    const typical = demo.stories!.find(({ title }) => title === "A typical start")!.state;
    expect(Math.abs(before(pinned, model(typical).seconds) - 0.5)).toBeLessThan(0.12);
  });

  test("from the first moments on there are as many starts of each way, all at the same moments", () => {
    const early = cases.slice(0, 4 * BESIDE);
    for (const policy of ["pinned", "best", "any", "fallback"])
      expect(early.filter((each) => each.policy === policy).map(({ moment }) => moment)).toEqual(
        early.filter((each) => each.policy === "pinned").map(({ moment }) => moment),
      );
  });

  test("luck is the share of starts that took longer, or were not done where this run was", () => {
    const [came] = cameOf(study);
    const [least, most] = [came!.seconds[0]!, came!.seconds.at(-1)!];
    expect(luckOf(came!, { ending: "done", seconds: least - 1 })).toBe(1);
    expect(luckOf(came!, { ending: "done", seconds: most })).toBeCloseTo(1 - came!.done / came!.starts);
    expect(luckOf(came!, { ending: "late", seconds: HORIZON })).toBe(0);
  });

  test("words and table say how many were done and where this run is, and how far the study has come", () => {
    const said = demo.say(model(state), Infinity, study);
    expect(said).toMatch(
      /^Yes: this run was luckier than \d+\s% of the 60\sstarts so far\. Done within 2\sdays, so far: us-east-1c alone \d+\s%, any zone 100\s%\. Here Dask/,
    );
    expect(said).toMatch(/forgives a task 100\slost machines; as it comes, 3\.$/);
    expect(demo.say(model(state), Infinity, { ...study, of: study.done })).not.toContain("so far");
    const { rows } = demo.rows(model(state), study);
    expect(rows).toHaveLength(4);
    expect(rows[0]![1]).toBe(60);
  });

  test("says nothing of luck or shares as long as few are done", () => {
    const young = demo.study!.reduce(outcomes.slice(0, 199), cases.length);
    for (const at of [0, 3, Infinity]) {
      const said = demo.say(model(state), at, young);
      expect(said).toMatch(/^The job starts again and again, at other moments\. This run: done after/);
      expect(said).not.toMatch(/lucki?er|luck|%/);
    }
    expect(demo.say(model(state), Infinity, study)).toMatch(/^(Yes|No)/);
  });

  test("the picture is there before any start is, and knows no later moment than it is shown", () => {
    expect(demo.study!.wanted(state)).toBe(true);
    expect(demo.study!.wanted(params({}))).toBe(false);
    expect(demo.say(model(state), 0)).toMatch(/begun at 1,000 moments/);
  });
});
