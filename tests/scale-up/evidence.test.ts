import { describe, expect, test } from "vitest";
import { decode } from "../../demos/contract/codec.ts";
import { defaults } from "../../demos/contract/params.ts";
import demo from "../../demos/scale-up/demo.ts";
import evidence from "../../demos/scale-up/evidence.ts";
import { setUps } from "../../demos/scale-up/setups.ts";
import { spaced } from "../../demos/scale-up/spaced.ts";
import { measuredBy } from "../../demos/scale-up/sizes.ts";
import { takeHanded } from "../../demos/host/handed.ts";
import { press } from "../chart/hand.ts";
import { frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(evidence as never);
const standard = defaults(evidence.schema);
type State = Partial<typeof standard>;
const model = (change: State) => evidence.model({ ...standard, ...change }, tables);
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const words = (change: State) => plain(evidence.say(model(change), Infinity));
const drawn = (change: State, frame: Parameters<typeof frameOf>[0] = { width: 1100, height: 420 }) =>
  plain(evidence.draw(model(change), frameOf(frame)).node.textContent!);

/** What the picture hands back after these keys. */
function pressed(state: State, ...keys: string[]) {
  const emitted: unknown[] = [];
  const { node } = evidence.draw(model(state), frameOf({ emit: (change) => emitted.push(change) }));
  press(node, ...keys);
  return { emitted, says: plain(node.getAttribute("aria-valuetext") ?? "") };
}

describe("the evidence of lesson 9", () => {
  test("takes speed and bill by one mean, and says the other beside it", () => {
    expect(words({})).toBe(
      "8× the machine: 9.2× as fast for 0.87× the bill. Total time, middle of 53 database set-ups; if every query counts the same, 5.2× for 1.55×.",
    );
    expect(words({ mean: "geometric" })).toMatch(
      /^8× the machine: 5\.2× as fast for 1\.55× the bill\. Every query counted the same, .* 9\.2× for 0\.87×\.$/,
    );
  });

  test("joins set-ups to the sizes so that the middle of the set-ups is the table's median", () => {
    for (const mean of ["total", "geometric"] as const) {
      const { sizes, runners } = measuredBy(mean, tables);
      expect(runners).toHaveLength(53);
      for (const [column, size] of sizes.entries()) {
        for (const what of ["speed", "bill"] as const) {
          const values = runners.map((runner) => runner[what][column]!).toSorted((a, b) => a - b);
          expect(values[26]! / size[what].middle).toBeCloseTo(1, 2);
        }
        const times = size.usdPerHour / sizes[0]!.usdPerHour;
        for (const { speed, bill } of runners) expect(speed[column]! * bill[column]!).toBeCloseTo(times, 6);
      }
    }
  });

  test("names the set-ups of the table in its knob, each and no other", () => {
    const names = measuredBy("total", tables).runners.map(({ name }) => name);
    const { none, ...named } = setUps;
    expect(none).toBe("none");
    expect(Object.values(named).sort()).toEqual(names.sort());
  });

  test("holds the guess beside the nearer mean, and says so at once", () => {
    expect(words({ guess: 8 })).toContain(
      "0.87× the bill. Your guess of eight times is 5.2 times too dear, even by the dearer count.",
    );
    expect(words({ guess: 1 / 8 })).toContain(
      "Your guess of an eighth is 7 times too cheap, even by the cheaper count.",
    );
    expect(words({ guess: 1 })).toContain("Your guess of the same is right.");
    expect(words({ guess: 2, mean: "geometric" })).toContain(
      "Your guess of double is 29 % too dear, even by the dearer count.",
    );
    expect(drawn({ guess: 8 })).toContain("eight times");
  });

  test("shows nothing that was measured before the answer", () => {
    const hidden: State = { answer: "hidden", guess: 2, setup: "duckdb", size: "s16", picture: "query" };
    expect(drawn(hidden)).toContain("your guess: double");
    expect(`${drawn(hidden)} ${words(hidden)}`).not.toMatch(/0\.87|9\.2|DuckDB|trillion/);
    expect(evidence.span(model(hidden))).toBe(0);
  });

  test("lands the demo's run, and nothing where there is none or no answer yet", () => {
    const here = { workers: 32, vcpus: 64, seconds: 600, dollars: 2, speed: 25, bill: 1.2 };
    const frame = { width: 1100, height: 420, here };
    expect(drawn({}, frame)).toMatch(/32 workers.*simulated.*1\.2× the bill.*25× as fast/);
    expect(drawn({}, { ...frame, here: { seconds: 600 } })).not.toContain("simulated");
    expect(drawn({ answer: "hidden" }, frame)).not.toContain("simulated");
    // Beside the demo the pin says the bill, which is what the height is, and has the ground of the largest machine.
    const half = { width: 474, height: 360, label: 18 };
    expect(drawn({}, { ...half, here })).toMatch(/the demo:\s?1\.2×,\s?simulated/);
    expect(drawn({}, { ...half, here })).not.toContain("3.05×");
    expect(drawn({}, half)).toContain("3.05× the bill");
  });

  test("says where narrow how fast only those sizes are that a tick names", () => {
    expect(drawn({})).toContain("2.3×");
    const narrow = drawn({}, { width: 474, height: 360, label: 18 });
    expect(narrow).toContain("32× as fast");
    expect(narrow).not.toMatch(/2\.3×|5\.1×/);
  });

  test("says in the picture that between 16 and 192 vCPU nothing was measured, and dashes the line there", () => {
    expect(drawn({})).toContain("no size between was used");
    expect(drawn({}, { width: 558, height: 330 })).toContain("none used");
    const { node } = evidence.draw(model({}), frameOf({ width: 1100, height: 420 }));
    const wide = [...node.querySelectorAll("path[stroke-dasharray]")];
    // The price, and the bill across the gap.
    expect(wide).toHaveLength(2);
  });

  test("tells the sweep size by size", () => {
    const run = model({});
    const half = plain(evidence.say(run, evidence.span(run) / 2));
    expect(half).toBe("On 16 vCPU the set-up in the middle is 9.2× as fast, for 0.87× the bill.");
    expect(plain(evidence.say(run, 0))).toMatch(/^On 2 vCPU/);
  });

  test("puts one set-up in front, with its own speed under each size", () => {
    expect(words({ setup: "duckdb", size: "s8" })).toMatch(
      /^DuckDB on 8 vCPU: 6\.6× as fast, 0\.61× the bill, by total time\. In the middle it is 5\.1× for 0\.79×\. 8 vCPU go to the demo as 4 workers\.$/,
    );
    expect(drawn({ setup: "duckdb" })).toContain("DuckDB");
    expect(drawn({ setup: "citus" })).toContain("6.2× the bill");
  });

  test("names the set-ups by keyboard, and picks one with its size", () => {
    expect(pressed({}, "ArrowDown").says).toBe("Arc, 192 vCPU, 30× as fast, 3.26× the bill: Enter takes it");
    const { emitted, says } = pressed({}, "ArrowDown", "Home", "ArrowLeft", "Enter");
    expect(says).toBe("Spark (Auron), 16 vCPU, 4.7× as fast, 1.71× the bill: Enter takes it");
    expect(emitted).toEqual([{ setup: "spark-auron", size: "s16" }]);
    expect(pressed({}, "ArrowDown", "End", "Enter").emitted).toEqual([{ setup: "polars", size: "s192" }]);
  });

  test("leaves out labels of rules that would touch, the least telling first, at every height", () => {
    const rules = [1, 8, 1 / 8, 100].map((value) => ({ value, label: String(value) }));
    const reach = { min: 0.05, max: 200 };
    const kept = (height: number) =>
      spaced(rules, reach, { height, label: 18 }).flatMap((rule) => ("label" in rule ? [rule.value] : []));
    expect(kept(400)).toEqual([1, 8, 1 / 8, 100]);
    expect(kept(220)).toEqual([1, 100]);
    expect(kept(100)).toEqual([1]);
  });

  test("draws the price beside the question and the answer, but not over a guess of the same", () => {
    expect(drawn({ answer: "hidden" })).toContain("8× the price: what bill?");
    for (const answer of ["hidden", "shown"] as const) {
      expect(drawn({ answer, guess: 2 })).toContain("8× the price");
      expect(drawn({ answer, guess: 8 })).not.toContain("8× the price");
    }
  });

  test("takes a guess by keyboard before the answer", () => {
    const { emitted } = pressed({ answer: "hidden", guess: 1 }, "ArrowUp", "ArrowUp", "Enter");
    expect(emitted).toEqual([{ guess: expect.any(Number) }]);
    expect((emitted[0] as { guess: number }).guess).toBeGreaterThan(1);
  });

  test("offers answers the guess can take, cheapest first", () => {
    const { knob, options } = evidence.answers!;
    expect(knob).toBe("guess");
    const values = options.map(({ value }) => value as number);
    expect(values).toEqual([1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8]);
    for (const value of values)
      expect(decode(evidence.schema, `guess=${value}`)).toMatchObject({ problems: [], params: { guess: value } });
  });

  test("hands a picked size to the demo as workers, which takes it as it is", () => {
    expect(evidence.hands!(standard, tables)).toBeNull();
    for (const [size, workers] of [
      ["s4", 2],
      ["s16", 8],
      ["s192", 96],
    ] as const) {
      const { change, problems } = takeHanded(demo.schema, evidence.hands!({ ...standard, size }, tables)!);
      expect(problems).toEqual([]);
      expect(change).toMatchObject({ workers });
    }
  });

  test("counts those who only pay more", () => {
    expect(evidence.facts!(model({}))).toMatchObject({ alwaysDearer: "14", dearer: "21", fewMachines: "42\u00a0%" });
    expect(evidence.facts!(model({ mean: "geometric" }))).toEqual(evidence.facts!(model({})));
  });

  test("shows one query that costs the same at every size, and a benchmark that did not scale", () => {
    expect(words({ picture: "query" })).toContain("14 min 12 s become 1 min 4 s, for $3.28 to $3.98 each time");
    expect(drawn({ picture: "query" })).toMatch(/\$3\.98.*\$3\.38/);
    expect(words({ picture: "tpch" })).toMatch(
      /^Ten times the data on ten times the machines took 9\.1× to 31× as long/,
    );
    expect(drawn({ picture: "tpch" })).toMatch(/31× as long.*9\.1× as long/);
    expect(pressed({ picture: "tpch" }, "ArrowDown").says).toMatch(/^query 1: 9\.1×, 49\.6 s, then 7 min 29 s$/);
  });

  test("has every set-up in its table, by the mean shown", () => {
    const { rows, columns } = evidence.rows(model({}));
    expect(rows).toHaveLength(3 + 53);
    expect(columns).toHaveLength(9);
    expect(rows.find(([name]) => name === "DuckDB")!.slice(5, 7)).toEqual([10.85, 0.7375]);
  });
});
