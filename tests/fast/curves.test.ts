import { beforeAll, describe, expect, test } from "vitest";
import type { Params } from "../../demos/contract/params.ts";
import type { AnyDemo } from "../../demos/contract/demo.ts";
import type { StudyResult } from "../../demos/contract/outcome.ts";
import { busyAt, linesOf, settingsFor, shortest } from "../../demos/fast/curves-study.ts";
import demo from "../../demos/fast/demo.ts";
import { slots } from "../../demos/fast/run.ts";
import { wholeStudy } from "../../demos/host/outcomes.ts";
import { frameOf } from "../demos/found.ts";
import { model, params, tables, type State } from "./playing.ts";

const stood: State = { seconds: 0.001, workers: 32, picture: "curves" };
let study: StudyResult;
beforeAll(() => {
  study = wholeStudy(demo as AnyDemo, tables, params(stood) as unknown as Params)!;
}, 120_000);

const rows = (result: StudyResult, workers: number) => result.rows.filter((row) => row["workers"] === workers);
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("the study", () => {
  test("is wanted by the curves alone, and is the same whatever the run on them is", () => {
    const { wanted, cases } = demo.study!;
    expect(wanted(params({}))).toBe(false);
    expect(wanted(params(stood))).toBe(true);
    expect(cases(params(stood))).toEqual(cases(params({ picture: "curves", seconds: 3, workers: 700, job: 60 })));
    expect(cases(params(stood))).not.toEqual(cases(params({ ...stood, queuing: false })));
  });

  test("tries every recorded task length on two workers, never more than 1,000 threads, each run once", () => {
    for (let threads = 1; threads <= 8; threads += 1) {
      const settings = settingsFor({ threads, queuing: true });
      expect(Math.max(...settings.map(slots))).toBeLessThanOrEqual(1000);
      expect(Math.max(...settings.map(slots))).toBeGreaterThan(250);
      expect(new Set(settings.map((setting) => JSON.stringify(setting))).size).toBe(settings.length);
    }
    const two = settingsFor({ threads: 1, queuing: true }).filter(({ workers }) => workers === 2);
    for (const { taskSeconds } of model({}).recordings)
      expect(two.map(({ seconds }) => seconds)).toContain(taskSeconds);
  });

  test("gives lines that rise, and lie the lower the larger the cluster", () => {
    const lines = linesOf(study);
    expect(lines.map(({ workers }) => workers)).toEqual([2, 32, 1000]);
    expect(study.done).toBe(study.of);
    for (const { points } of lines) {
      const shares = points.map(([, busy]) => busy);
      for (const [index, busy] of shares.entries()) expect(busy).toBeGreaterThan((shares[index - 1] ?? 0) - 0.01);
    }
    const [two, , thousand] = lines;
    expect(busyAt(two!, 0.1)! - busyAt(thousand!, 0.1)!).toBeGreaterThan(0.5);
  });

  test("is reduced case by case, so that a part of it is its beginning", () => {
    const outcomes = study.rows.map((row) => ({ ...row, seconds: 1, job: 2 }));
    const part = demo.study!.reduce(outcomes.slice(0, 7), study.of);
    expect(part).toEqual({ rows: study.rows.slice(0, 7), done: 7, of: study.of });
  });

  test("agrees with a run set up the same", () => {
    const row = rows(study, 32).find(({ length }) => length === 0.001)!;
    expect(row["busy"]).toBe(model(stood).run.busy);
  });
});

describe("reading a line", () => {
  const line = {
    workers: 2,
    threads: 1,
    points: [
      [0.001, 0.2],
      [0.01, 0.8],
      [0.1, 1],
    ] as const,
  };

  test("finds the shortest tasks for a share, and the share of a length, between its points on the log axis", () => {
    expect(shortest(line, 0.5)).toBeCloseTo(0.001 * 10 ** 0.5, 6);
    expect(shortest(line, 0.2)).toBe(0.001);
    expect(shortest({ ...line, points: [[0.001, 0.2]] }, 0.9)).toBeNull();
    expect(busyAt(line, 0.001 * 10 ** 0.5)).toBeCloseTo(0.5, 6);
    expect(busyAt(line, 0.0005)).toBeNull();
    expect(busyAt(line, 1)).toBeNull();
  });
});

describe("the curves", () => {
  const say = (part: number, result: StudyResult | undefined = study) =>
    plain(demo.say(model(stood), part * demo.span(model(stood)), result));
  const draw = (state: State, given: Parameters<typeof frameOf>[0] = {}, before?: State) =>
    demo.draw(model(state), frameOf({ width: 580, height: 330, study, ...given }), before && model(before)).node;

  test("say what it takes to be busy, small and large, from the runs themselves", () => {
    const [, two, thousand] =
      /^90 % busy takes tasks of ([\d.]+) ms with 2 workers, ([\d.]+) s with 1,000\. A task costs 200 µs to 1 ms \(documented\), 810 µs to 1\.5 ms \(measured\)\.$/.exec(
        say(1),
      )!;
    const [first, , last] = linesOf(study);
    expect(Number(two) / 1000).toBeCloseTo(shortest(first!, 0.9)!, 2);
    expect(Number(thousand)).toBeCloseTo(shortest(last!, 0.9)!, 1);
  });

  test("pass along the lengths while they sweep, from what a task costs to tasks of seconds", () => {
    expect(say(0)).toMatch(/^A task costs 200 µs/);
    expect(say(0.5)).toMatch(/^Tasks of 45 ms keep 2 workers 9\d % busy, 1,000 workers 1\d % busy\.$/);
    expect(say(0.9)).toMatch(/^Tasks of 3\.4 s keep 2 workers 99\.\d % busy/);
  });

  test("say how far they are, and without a study what is known anyway", () => {
    const part = demo.study!.reduce(study.rows.slice(0, 5), study.of);
    expect(say(1, part)).toMatch(
      new RegExp(`^6 % busy, with 32 workers and tasks of 1 ms\\. 5 of ${study.of} runs drawn\\.`),
    );
    const alone = plain(demo.say(model(stood), Infinity));
    expect(alone).toMatch(/^6 % busy, with 32 workers and tasks of 1 ms\. A task costs/);
  });

  test("show the recordings with their spread on the clusters they were made on, and admit where there are none", () => {
    const recordings = model({}).recordings;
    expect(draw(stood).textContent).toMatch(/real Dask with 2/);
    const bare = draw({ ...stood, queuing: false });
    expect(bare.textContent).not.toMatch(/real Dask/);
    expect(
      draw(stood).querySelectorAll("circle").length - bare.querySelectorAll("circle").length,
    ).toBeGreaterThanOrEqual(recordings.length);
    expect(demo.say(model({ ...stood, queuing: false }), Infinity, study)).toMatch(/Nothing was recorded on real Dask/);
    const table = demo.rows(model(stood), study).rows.filter(([basis]) => basis === "measured");
    expect(table.map(([, , , length, busy]) => [length, busy])).toEqual(
      recordings.map(({ taskSeconds, efficiency }) => [taskSeconds, Math.round(efficiency * 1000) / 10]),
    );
  });

  test("mark this run and the one before, and grow while the study comes", () => {
    expect(draw(stood).textContent).toMatch(/here: 6\u00a0%/);
    expect(draw({ ...stood, seconds: 1 }, {}, stood).textContent).toMatch(/before: 6\u00a0%/);
    const part = demo.study!.reduce(study.rows.slice(0, 5), study.of);
    expect(draw(stood, { study: part }).textContent).not.toMatch(/1,000/);
    expect(draw(stood).textContent).toMatch(/1,000/);
  });

  test("list every run in the table", () => {
    const { columns, rows: cells } = demo.rows(model(stood), study);
    expect(cells).toHaveLength(model({}).recordings.length + 1 + study.of);
    for (const row of cells) expect(row).toHaveLength(columns.length);
  });

  test("are small enough to stand in a page as a still", () => {
    for (const [width, height] of [
      [1160, 440],
      [358, 260],
    ] as const) {
      expect(String(draw(stood, { width, height, still: true, label: 14 })).length).toBeLessThan(60_000);
    }
    for (const seconds of [0.001, 1]) {
      const frame = frameOf({ still: true, width: 720, height: 450, label: 14 });
      const still = demo.draw(model({ seconds, workers: 32 }), frame);
      expect(String(still.node).length).toBeLessThan(60_000);
    }
  });
});
