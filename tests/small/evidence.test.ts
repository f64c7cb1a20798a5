import { describe, expect, test } from "vitest";
import { decode } from "../../demos/contract/codec.ts";
import { defaults } from "../../demos/contract/params.ts";
import demo from "../../demos/small/demo.ts";
import evidence from "../../demos/small/evidence.ts";
import { aboveOf, curveOf, heightsOf } from "../../demos/small/evidence-guess.ts";
import { jobsOf, shareAt, workOf } from "../../demos/small/evidence-logs.ts";
import { fieldOf, machineNames, sizeNames, smallOf, surveyOf } from "../../demos/small/evidence-survey.ts";
import { takeHanded } from "../../demos/host/handed.ts";
import { figures, frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "small/evidence")!.figure);
const standard = defaults(evidence.schema);
type Knobs = typeof standard;
const model = (change: Partial<Knobs>) => evidence.model({ ...standard, ...change }, tables);
const plain = (words: string): string => words.replaceAll("\u00a0", " ");
const words = (change: Partial<Knobs>, at = Infinity) => plain(evidence.say(model(change), at));
const drawn = (change: Partial<Knobs>, here?: Record<string, number>) =>
  plain(
    evidence.draw(model(change), frameOf({ width: 1100, height: 440, ...(here ? { here } : {}) })).node.textContent!,
  );

describe("what Dask users said", () => {
  const survey = surveyOf(tables);

  test("is of 245 people, two in three of them under a terabyte, two in three on ten machines at most", () => {
    expect(survey.people).toBe(245);
    expect(survey.counts.map((rows) => rows.reduce((sum, many) => sum + many, 0))).toEqual([30, 127, 82, 6]);
    expect(smallOf(survey)).toEqual({
      size: expect.closeTo(157 / 245, 9),
      machines: expect.closeTo(157 / 245, 9),
      both: expect.closeTo(120 / 245, 9),
      large: expect.closeTo(37 / 245, 9),
    });
    expect(words({})).toMatch(/^157 of 245 people tick less than a terabyte\. Dask asked .*; 88 tick more\.$/);
    expect(words({ picture: "machines" })).toMatch(
      /^157 of 245 people tick ten machines at most\. 120 of them tick less than a terabyte, too\.$/,
    );
  });

  test("stays hidden, with everything else, until the guess is made", () => {
    const text = drawn({ answer: "hidden", picture: "work", data: "gb" }, { size: 1e9, where: 0, seconds: 9 });
    expect(text).toContain("draw it");
    expect(text).not.toMatch(/64|36 %|52|245|simulated|SURF/);
    expect(words({ answer: "hidden", picture: "work" })).toMatch(/^Draw your guess\./);
    expect(evidence.span(model({ answer: "hidden" }))).toBe(0);
  });

  test("is told size by size while the columns rise", () => {
    const span = evidence.span(model({}));
    expect([0, 0.3, 0.6, 0.9].map((part) => words({}, part * span))).toEqual([
      "12.2 % tick megabytes as their largest.",
      "51.8 % tick gigabytes as their largest.",
      "33.5 % tick terabytes as their largest.",
      "2.4 % tick petabytes as their largest.",
    ]);
  });
});

describe("the guess", () => {
  test("is drawn as any line, or typed as a few points, and only its shape counts", () => {
    expect(heightsOf([])).toBeNull();
    expect(
      heightsOf([
        [1, 0],
        [4, 0],
      ]),
    ).toBeNull();
    expect(
      heightsOf([
        [1, 10],
        [4, 40],
      ]),
    ).toEqual([10, 20, 30, 40].map((many) => expect.closeTo(many / 100, 9)));
    expect(heightsOf([[2, 50]])).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(aboveOf([0.1, 0.2, 0.3, 0.4])).toBeCloseTo(0.7, 9);
    expect(aboveOf([0.05, 0.1, 0.15, 0.2])).toBeCloseTo(0.7, 9);
    const typed = decode(evidence.schema, "guess=1:12,2:52,3:33,4:3");
    expect(typed.problems).toEqual([]);
    expect(aboveOf(heightsOf(typed.params["guess"] as Knobs["guess"])!)).toBeCloseTo(0.36, 2);
  });

  test("that leaves its frame is put right with a sentence", () => {
    const { params, problems } = decode(evidence.schema, "guess=1:10,2:500,3:20");
    expect(params["guess"]).toEqual([
      [1, 10],
      [3, 20],
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/kept 2 of 3 points/);
  });

  test("stands beside the truth, and counts whom of a hundred it puts right", () => {
    const guess = [5, 20, 60, 15].map((many, index) => [index + 1, many] as const);
    expect(words({ answer: "hidden", guess })).toMatch(/^You put 75 % at a terabyte or more\./);
    expect(words({ guess })).toMatch(
      /^157 of 245 people tick less than a terabyte\. Your guess, 25 % under a terabyte: 61 of 100 people right\. Dask asked/,
    );
    const text = drawn({ guess });
    for (const said of ["you: 75 %", "you 60 %", "36 %", "64 %"]) expect(text).toContain(said);
    expect(words({ guess: curveOf([0.5, 0.4, 0.1, 0]) })).toMatch(/90 % under a terabyte: 62 of 100 people right\. /);
    expect(words({ guess: curveOf(surveyOf(tables).shares) })).toMatch(/: (99|100) of 100 people right\. /);
    expect(evidence.rows(model({ guess })).columns.at(-1)).toBe("your guess (%)");
  });

  test("has ready answers for the keys, each one a line it can take, larger and larger data", () => {
    const { knob, options } = evidence.answers!;
    expect(knob).toBe("guess");
    expect(options.length).toBeLessThanOrEqual(9);
    const above = options.map(({ value }) => aboveOf(heightsOf(value as Knobs["guess"])!));
    expect(above).toEqual(above.toSorted((a, b) => a - b));
    for (const { value } of options) {
      const text = (value as Knobs["guess"]).map((point) => point.join(":")).join(",");
      expect(decode(evidence.schema, `guess=${text}`)).toMatchObject({ problems: [], params: { guess: value } });
    }
  });

  test("is drawn by keys before the answer; after it they pick data for the demo", () => {
    const press = (change: Partial<Knobs>) => {
      const emitted: unknown[] = [];
      const { node } = evidence.draw(model(change), frameOf({ emit: (all) => emitted.push(all) }));
      for (const key of ["ArrowRight", "ArrowUp", "Enter"]) {
        const { Event: Made } = node.ownerDocument.defaultView as unknown as { Event: typeof Event };
        node.dispatchEvent(Object.assign(new Made("keydown", { bubbles: true }), { key }));
      }
      return emitted;
    };
    expect(press({ answer: "hidden", guess: curveOf([0.1, 0.2, 0.3, 0.4]) })).toEqual([
      { guess: curveOf([0.1, 0.25, 0.3, 0.4]) },
    ]);
    expect(press({})).toEqual([{ data: "gb", machines: "none" }]);
    expect(press({ picture: "machines" })).toEqual([{ data: "gb", machines: expect.stringMatching(/^(few|tens)$/) }]);
  });
});

describe("the logs", () => {
  test("say that most jobs are small and that these are little of the work", () => {
    const { jobs, byCores, hours, gpus } = jobsOf(tables);
    expect(jobs).toBe(17_898);
    expect([shareAt(byCores, 1), shareAt(byCores, 8), shareAt(byCores, 0)]).toEqual([0.5193, 0.7672, 0]);
    expect(shareAt(hours, 1)).toBeLessThan(0.04);
    expect(gpus.map(({ points }) => points[0]![1])).toEqual([0.8416, expect.closeTo(0.9894, 4)]);
    for (const { points } of gpus)
      expect(points.map(([, share]) => share)).toEqual(points.map(([, share]) => share).toSorted());
    expect(words({ picture: "jobs" })).toMatch(/^52 % of jobs use one core, 77 % eight at most\./);
    expect(words({ picture: "jobs" }, 0)).toBe("52 % of jobs use one core, and 3 % of the core-hours.");
  });

  test("give one job in a hundred a third of the work and more: the evidence that cuts the other way", () => {
    const work = workOf(tables);
    expect(work.map(({ cluster, top, orMore }) => [cluster, Number(top.toFixed(4)), orMore])).toEqual([
      ["SURF", 0.4547, false],
      ["MetaCentrum", 0.3563, false],
      ["Google Borg 2019", 0.99, true],
    ]);
    for (const { points, orMore } of work) {
      if (orMore) continue;
      expect(points.at(-1)).toEqual([1, 1]);
      const jobs = points.map(([x]) => x);
      expect(jobs).toEqual(jobs.toSorted((a, b) => a - b));
    }
    const text = drawn({ picture: "curve" });
    for (const said of ["SURF: 45 %", "MetaCentrum: 36 %", "Google: over 99 %"]) expect(text).toContain(said);
    const bars = drawn({ picture: "work" });
    for (const said of [
      "the largest 1 % of jobs",
      "45 % of the work",
      "at SURF",
      "36 %",
      "over 99 % of the work at Google",
    ])
      expect(bars).toContain(said);
    expect(words({ picture: "curve" })).toBe(words({ picture: "work" }));
    expect(evidence.rows(model({ picture: "curve" }))).toEqual(evidence.rows(model({ picture: "work" })));
    expect(words({ picture: "work" })).toMatch(
      /36 % to 45 % of the work, at Google over 99 %\. Most jobs are small; most work is not\.$/,
    );
  });
});

describe("you are here", () => {
  test("is the field of the run's data and machines", () => {
    const at = (size: number, where: number, machines = 1) => fieldOf({ size, where, machines });
    expect(at(1e8, 0)).toEqual({ column: 0, row: 0 });
    expect(at(3e10, 1)).toEqual({ column: 1, row: 1 });
    expect([at(3e10, 2, 5), at(3e12, 2, 20), at(1e15, 2, 200)]).toEqual([
      { column: 1, row: 2 },
      { column: 2, row: 3 },
      { column: 3, row: 4 },
    ]);
    expect([fieldOf({}), fieldOf({ size: 1e9 })]).toEqual([undefined, undefined]);
    expect([at(1, 0)?.column, at(1e18, 0)?.column]).toEqual([0, 3]);
  });

  test("is said over sizes and machines, and not where the run did not end", () => {
    const here = { size: 3e10, where: 2, machines: 20, seconds: 223, dollars: 0.4 };
    for (const picture of ["sizes", "machines"] as const)
      expect(drawn({ picture }, here)).toContain("the demo: 30 GB on 20 machines, 3 min 40 s, simulated");
    const { seconds: _, ...lost } = here;
    expect(drawn({}, lost)).not.toContain("simulated");
    expect(drawn({ picture: "jobs" }, here)).not.toContain("simulated");
  });

  test("goes the other way too: what is picked the demo takes, and runs in that field", () => {
    expect(evidence.hands!(standard, tables)).toBeNull();
    expect(evidence.hands!({ ...standard, machines: "few" }, tables)).toBeNull();
    for (const [column, data] of sizeNames.entries()) {
      expect(takeHanded(demo.schema, evidence.hands!({ ...standard, data }, tables)!).problems).toEqual([]);
      for (const [row, machines] of machineNames.entries()) {
        const handed = evidence.hands!({ ...standard, data, machines }, tables)!;
        const { change, problems } = takeHanded(demo.schema, handed);
        expect(problems).toEqual([]);
        expect(change).toEqual(handed);
        const where = ["laptop", "vm", "cluster"].indexOf(String(handed["where"]));
        expect(fieldOf({ ...(handed as Record<string, number>), where })).toEqual({ column, row });
      }
    }
    expect(words({ picture: "machines", data: "tb", machines: "tens" })).toMatch(
      /^19 of 245 people tick terabytes on 10–100 machines; the demo runs 3 TB\.$/,
    );
    expect(words({ data: "gb" })).toMatch(/^157 of .* 127 of 245 people tick gigabytes; the demo runs 30 GB\.$/);
  });
});
