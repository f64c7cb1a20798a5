import { beforeAll, describe, expect, test } from "vitest";
import type { AnyDemo } from "../../demos/contract/demo.ts";
import type { StudyResult } from "../../demos/contract/outcome.ts";
import type { Params } from "../../demos/contract/params.ts";
import { wholeStudy } from "../../demos/host/outcomes.ts";
import demo from "../../demos/scale-up/demo.ts";
import { kneeOf, reduce, SIZES, sizesOf } from "../../demos/scale-up/sweep-study.ts";
import { frameOf } from "../demos/found.ts";
import { model, params, said, tables, type State } from "./playing.ts";

const sweep: State = { picture: "sweep" };
let study: StudyResult;
beforeAll(() => {
  study = wholeStudy(demo as AnyDemo, tables, params(sweep) as unknown as Params)!;
}, 60_000);

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const say = (state: State, part = 1, result: StudyResult | undefined = study) =>
  plain(demo.say(model(state), part * demo.span(model(state)), result));
const draw = (state: State, given: Parameters<typeof frameOf>[0] = {}, before?: State) =>
  demo.draw(model(state), frameOf({ width: 580, height: 330, study, ...given }), before && model(before)).node;
const words = (node: Element) => plain(node.textContent ?? "");

/** A study with such bills, on the first sizes. */
const made = (bills: readonly number[]): StudyResult =>
  reduce(
    bills.map((bill, index) => ({ workers: SIZES[index]!, seconds: 100, dollars: bill, speed: 1, bill })),
    bills.length,
  );

describe("the study", () => {
  test("is wanted by the sweep alone, not by the scale before it, and does not depend on the size shown or marked", () => {
    const { wanted, cases } = demo.study!;
    for (const picture of ["run", "mark", "memory"] as const) expect(wanted(params({ picture }))).toBe(false);
    expect(wanted(params(sweep))).toBe(true);
    expect(cases(params(sweep))).toEqual(cases(params({ ...sweep, workers: 7, knee: 99 })));
    expect(cases(params(sweep))).not.toEqual(cases(params({ ...sweep, startup: 300 })));
    expect(cases(params(sweep)).map(({ workers }) => workers)).toEqual([...SIZES]);
  });

  test("finds time falling at every size, the bill nearly flat, and then rising", () => {
    const sizes = sizesOf(study);
    expect(study.done).toBe(study.of);
    for (const [index, { seconds }] of sizes.entries())
      expect(seconds).toBeLessThan(sizes[index - 1]?.seconds ?? Infinity);
    expect(sizes.find(({ workers }) => workers === 8)!.bill).toBeLessThan(1.1);
    expect(sizes.at(-1)!.bill).toBeGreaterThan(2.5);
  });

  test("agrees with a run of the same size, and a part of it is its beginning", () => {
    const row = sizesOf(study).find(({ workers }) => workers === 32)!;
    expect(row.seconds).toBe(model({ workers: 32 }).run.finished);
    const outcomes = study.rows.map((one) => ({ ...one, vcpus: 1 }));
    expect(demo.study!.reduce(outcomes.slice(0, 5), study.of)).toEqual({
      rows: study.rows.slice(0, 5),
      done: 5,
      of: study.of,
    });
  });
});

describe("the knee", () => {
  test("is the last size before a bill of more than a quarter above the smallest", () => {
    expect(kneeOf(made([1, 1.1, 1.25, 1.26, 3]))!.workers).toBe(SIZES[2]);
    expect(kneeOf(made([1.2, 1, 1.1, 1.3, 1.2]))!.workers).toBe(SIZES[2]);
  });

  test("is not where every size is nearly as cheap, nor known before all sizes are", () => {
    expect(kneeOf(made([1, 1, 1.1]))).toBeNull();
    expect(kneeOf({ ...study, of: study.of + 1 })).toBeNull();
    expect(kneeOf(undefined)).toBeNull();
  });

  test("comes the sooner the slower machines start, and the later the quicker", () => {
    const at = (state: State) =>
      kneeOf(wholeStudy(demo as AnyDemo, tables, params({ ...sweep, ...state }) as unknown as Params)!)!.workers;
    const knee = kneeOf(study)!.workers;
    expect(at({ startup: 600 })).toBeLessThan(knee);
    expect(at({ startup: 0 })).toBeGreaterThanOrEqual(knee);
    expect(at({ pieces: 56 })).toBeLessThan(knee);
  }, 60_000);

  test("can be marked on the empty scale by pointing, and the mark stays there until the sweep", () => {
    const picked: unknown[] = [];
    const node = draw({ picture: "mark" }, { emit: (change) => picked.push(change) });
    expect(words(node)).toMatch(/\?/);
    expect(words(node)).not.toMatch(/time and bill|the knee/);
    node.dispatchEvent(Object.assign(new node.ownerDocument.defaultView!.Event("keydown"), { key: "Enter" }));
    expect(picked).toEqual([{ knee: 16 }]);
    expect(words(draw({ picture: "mark", knee: 48 }))).toMatch(/48 workers/);
    expect(words(draw({ ...sweep, knee: 48 }))).toMatch(/your knee: 48/);
    expect(said({ picture: "mark", knee: 48 })).toMatch(/^You say that up to 48 workers/);
  });

  test("is said beside the viewer's own", () => {
    const knee = kneeOf(study)!;
    expect(say(sweep)).toMatch(
      new RegExp(`^Up to ${knee.workers} workers at most a quarter dearer, and \\d+× as fast\\.`),
    );
    expect(say(sweep)).not.toMatch(/You marked/);
    expect(say({ ...sweep, knee: knee.workers * 2 })).toMatch(/You marked 48: 2× too many\./);
    expect(say({ ...sweep, knee: knee.workers / 4 })).toMatch(/You marked 6: 4× too few\./);
    expect(say({ ...sweep, knee: knee.workers })).toMatch(/exactly/);
  });
});

describe("the sweep", () => {
  test("says each size as it passes, how far it is, and without a study what is known anyway", () => {
    expect(say(sweep, 0)).toMatch(/^One worker alone takes 4 h 39 min for 38 cents\.$/);
    expect(say(sweep, 0.5)).toMatch(/^16 workers: 1\d× as fast, 1\.\d× the bill\.$/);
    expect(say(sweep, 1, { ...study, rows: study.rows.slice(0, 3), done: 3 })).toMatch(/3 of 16 sizes drawn\.$/);
    expect(plain(demo.say(model(sweep), Infinity))).toMatch(/^24 workers of these: 20× as fast as one alone/);
  });

  test("marks this run and the one before it where they are not the knee, and takes a pick as a size to run", () => {
    expect(words(draw({ ...sweep, workers: 128 }, {}, { ...sweep, workers: 4 }))).toMatch(/before: .*here:/s);
    const picked: { workers?: number }[] = [];
    const node = draw(sweep, { emit: (change) => picked.push(change as never) });
    node.dispatchEvent(Object.assign(new node.ownerDocument.defaultView!.Event("keydown"), { key: "End" }));
    node.dispatchEvent(Object.assign(new node.ownerDocument.defaultView!.Event("keydown"), { key: "Enter" }));
    expect(picked).toEqual([{ workers: 256 }]);
  });

  test("lists every size in the table, and remarks on the knee", () => {
    const { columns, rows } = demo.rows(model(sweep), study);
    expect(rows).toHaveLength(SIZES.length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(rows.filter((row) => /the knee/.test(String(row.at(-1))))).toHaveLength(1);
  });

  test("stands in a page as a still of a modest size", () => {
    for (const [width, height] of [
      [1160, 440],
      [358, 260],
    ] as const)
      expect(String(draw(sweep, { width, height, still: true, label: 14 })).length).toBeLessThan(60_000);
  });
});
