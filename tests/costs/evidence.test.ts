import { describe, expect, test } from "vitest";
import { decode } from "../../demos/contract/codec.ts";
import { defaults } from "../../demos/contract/params.ts";
import { rowsOf } from "../../demos/contract/table.ts";
import demo from "../../demos/costs/demo.ts";
import evidence from "../../demos/costs/evidence.ts";
import { runNames } from "../../demos/costs/published.ts";
import { takeHanded } from "../../demos/host/handed.ts";
import { press } from "../chart/hand.ts";
import { figures, frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "costs/evidence")!.figure);
const standard = defaults(evidence.schema);
const model = (change: Partial<typeof standard>) => evidence.model({ ...standard, ...change }, tables);
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const words = (change: Partial<typeof standard>) => plain(evidence.say(model(change), Infinity));
const stage = { width: 1150, height: 440 };
const drawn = (change: Partial<typeof standard>, over: Parameters<typeof frameOf>[0] = stage) =>
  evidence.draw(model(change), frameOf(over)).node;
const text = (change: Partial<typeof standard>, over?: Parameters<typeof frameOf>[0]) =>
  plain(drawn(change, over).textContent!);

describe("the evidence of lesson 10", () => {
  test("asks with a wheel, and shows no price before the answer", () => {
    expect(words({ answer: "hidden" })).toMatch(/^Turn the wheel to your price\./);
    expect(words({ answer: "hidden", guess: 20 })).toBe("You guess $20 a terabyte. A hundred of them would be $2,000.");
    for (const picture of ["terabyte", "jobs", "waste"] as const) {
      const asked = text({ answer: "hidden", picture, guess: 20 });
      expect(asked).toContain("$20");
      expect(asked).toContain("for one terabyte");
      expect(asked).not.toMatch(/Xarray|SURF|Kubernetes|19 cents/);
      expect(evidence.span(model({ answer: "hidden", picture }))).toBe(0);
    }
  });

  test("says what a terabyte has cost, with the guess beside it", () => {
    expect(words({})).toBe(
      "10 cents to $3.02 a terabyte, 7 of 9 below a dollar. Rings are reckoned, dots are published bills.",
    );
    expect(words({ guess: 100 })).toMatch(/Your guess of \$100 is 33 times too dear, even for the dearest\.$/);
    expect(words({ guess: 0.01 })).toMatch(/Your guess of 1 cent is 10 times too cheap, even for the cheapest\.$/);
    expect(words({ guess: 1 })).toMatch(/Your guess of \$1 is right\.$/);
    const page = text({ guess: 100 });
    expect(page).toContain("your guess: $100, 33 times too dear");
    for (const name of ["Xarray", "ClickHouse", "GizmoSQL", "Spark", "NSIDC", "Databricks", "ARM, spot"])
      expect(page).toContain(name);
  });

  test("says both ends of a price in few letters where the demo's line is near, and never in two dots on one another", () => {
    const half = { width: 474, height: 400, label: 18 };
    expect(text({}, { ...half, here: { dollarsPerTb: 109 } })).toContain("$0.21–1.37");
    expect(text({}, half)).toContain("21 cents to $1.37");
    const { length } = drawn({}, half).querySelectorAll("circle");
    // Nine prices, of which one has two ends far apart.
    expect(length).toBe(10);
  });

  test("says what jobs would cost at today's list price, with the assumption in sight", () => {
    expect(words({ picture: "jobs" })).toBe(
      "3.5 cents is the median of 194,917 jobs. 85 % would cost a dollar or less, at 16 vCPUs each, which is assumed. The dearest 1 % make 45 % of the bill.",
    );
    const page = text({ picture: "jobs", guess: 20 });
    expect(page).toContain("at 16 vCPUs a job, assumed");
    expect(page).toMatch(/make 45 % ?of the bill/);
    expect(page).toMatch(/your terabyte\$20: 98 %of jobs costno more/);
  });

  test("prices the jobs in proportion to the vCPUs assumed, and no log that knows its own", () => {
    const [surf, metacentrum, grid] = model({ vcpus: 64 }).logs;
    const [before, known, single] = model({}).logs;
    expect(surf!.usdMedian).toBeCloseTo(before!.usdMedian * 4, 12);
    expect(surf!.points.map(([usd]) => usd)).toEqual(before!.points.map(([usd]) => usd * 4));
    expect(metacentrum).toEqual(known);
    expect(grid).toEqual(single);
    expect(words({ picture: "jobs", vcpus: 1 })).toMatch(/^0\.22 cents is the median/);
    expect(words({ picture: "jobs", vcpus: 1 })).toContain("at 1 vCPU each");
  });

  test("leaves the curve of the size assumed before as a ghost, and only if it was another", () => {
    const ghosted = (vcpus: number) =>
      plain(
        evidence.draw(model({ picture: "jobs", vcpus: 64 }), frameOf(stage), model({ picture: "jobs", vcpus })).node
          .textContent!,
      );
    expect(ghosted(16)).toContain("at 16 vCPUs");
    expect(ghosted(64)).not.toContain("at 16 vCPUs");
  });

  test("shows good runs beside accidents, and what the dear one was thought to cost", () => {
    expect(words({ picture: "waste" })).toBe(
      "$400 to $96,000 for accidents. Good runs cost 3.5 cents to $150. Firms call 27 % of their cloud bill waste and end 17 % over budget (survey, 2025).",
    );
    const page = text({ picture: "waste" });
    for (const said of ["1,000 machines for 5 minutes", "$1.66", "A pool of machines, one month", "$50,000", "27 %"])
      expect(page).toContain(said);
    const pool = model({ picture: "waste" }).paid.find(({ thought }) => thought)!;
    expect(pool).toMatchObject({ usd: 50_000, thought: [300, 600], wasted: true });
  });

  test("tells each sweep as how much has passed", () => {
    const half = (change: Partial<typeof standard>) =>
      plain(evidence.say(model(change), evidence.span(model(change)) / 2));
    expect(half({})).toBe("Up to $3.20 a terabyte: 9 of 9 published prices.");
    expect(half({ picture: "jobs" })).toBe("85 % of the jobs on SURF would cost $1 or less.");
    expect(half({ picture: "waste" })).toBe("Up to $100: 3 good runs, 0 accidents.");
  });

  test("lands the demo's terabyte among the prices, and its run among the jobs", () => {
    const here = { dollarsPerTb: 100, dollars: 0.0926 };
    expect(text({}, { ...stage, here })).toContain("the demo: $100 a TB, simulated");
    expect(text({ picture: "jobs" }, { ...stage, here })).toContain("the demo: 9.3 cents, simulated");
    expect(text({ answer: "hidden" }, { ...stage, here })).not.toContain("simulated");
    expect(text({}, { ...stage, here: { dollars: 5 } })).not.toContain("simulated");
  });

  test("offers answers the guess can take, cheapest first", () => {
    const { knob, options } = evidence.answers!;
    expect(knob).toBe("guess");
    const values = options.map(({ value }) => value as number);
    expect(values).toEqual([0.01, 0.1, 1, 10, 100, 1000]);
    for (const value of values)
      expect(decode(evidence.schema, `guess=${value}`)).toMatchObject({ problems: [], params: { guess: value } });
  });

  test("takes a guess from the wheel and a run from the prices, by keyboard too", () => {
    const picked = (state: Partial<typeof standard>, ...keys: string[]) => {
      const emitted: unknown[] = [];
      const node = drawn(state, { ...stage, emit: (change) => emitted.push(change) });
      press(node, ...keys);
      return emitted;
    };
    expect(picked({ answer: "hidden", guess: 1 }, "ArrowRight", "Enter")).toEqual([{ guess: 1.1 }]);
    expect(picked({ answer: "hidden" }, "End", "Enter")).toEqual([{ guess: 1000 }]);
    expect(picked({}, "Home", "ArrowDown", "Enter")).toEqual([{ run: "arm" }]);
    expect(text({ run: "spark" })).not.toContain("1trc");
    expect(picked({ picture: "waste" }, "Home", "Enter")).toEqual([]);
  });

  test("knows of each published price how much data it was for", () => {
    const rows = rowsOf<{ what: string; terabytes: number }>(tables, "published-costs");
    expect(rows.length).toBeGreaterThan(0);
    for (const { id, terabytes } of model({}).published) {
      const handed = evidence.hands!({ ...standard, run: id }, tables)!;
      expect(handed["terabytes"], id).toBe(terabytes);
    }
  });

  test("hands a picked price to the demo, which takes it as it is", () => {
    for (const run of runNames) {
      const handed = evidence.hands!({ ...standard, run }, tables)!;
      expect(takeHanded(demo.schema, handed), run).toEqual({ change: handed, problems: [] });
    }
    const kind = (run: (typeof runNames)[number]) => evidence.hands!({ ...standard, run }, tables)!;
    expect(kind("intel")).toMatchObject({ arm: false, spot: false });
    expect(kind("arm")).toMatchObject({ arm: true, spot: false });
    expect(kind("ideal")).toMatchObject({ arm: true, spot: true });
  });

  test("hands nothing over until a price is picked", () => {
    expect(evidence.hands!(standard, tables)).toBeNull();
    expect(evidence.hands!({ ...standard, picture: "jobs", run: "spark" }, tables)).toBeNull();
  });

  test("says what was picked and what becomes of it", () => {
    for (const run of runNames)
      expect(words({ run })).toMatch(/the demo(’s switches are set that way| reckons as much data)\.$/);
    expect(words({ run: "xarray" })).toMatch(
      /Xarray, 250 TB, after tuning: \$25 for 250 TB; the demo reckons as much data\.$/,
    );
  });

  test("its table is of the picture shown", () => {
    const caption = (picture: (typeof standard)["picture"]) => evidence.rows(model({ picture })).caption;
    expect(caption("terabyte")).toMatch(/terabyte/);
    expect(caption("jobs")).toMatch(/^Jobs of three logs/);
    expect(caption("waste")).toMatch(/accidents/);
  });
});
