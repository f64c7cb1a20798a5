import { describe, expect, test } from "vitest";
import demo from "../../demos/arm/demo.ts";
import evidence from "../../demos/arm/evidence.ts";
import { runnersOf } from "../../demos/arm/measured.ts";
import { intelPairs, pairRows, pairs } from "../../demos/arm/pairs.ts";
import { setUps } from "../../demos/arm/setups.ts";
import { decode } from "../../demos/contract/codec.ts";
import { defaults } from "../../demos/contract/params.ts";
import { takeHanded } from "../../demos/host/handed.ts";
import { press } from "../chart/hand.ts";
import { frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(evidence as never);
const standard = defaults(evidence.schema);
type State = Partial<typeof standard>;
const model = (change: State) => evidence.model({ ...standard, ...change }, tables);
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const words = (change: State, at = Infinity) => plain(evidence.say(model(change), at));
const WIDE = { width: 1160, height: 300 };
const drawn = (change: State, frame: Parameters<typeof frameOf>[0] = WIDE) =>
  plain(evidence.draw(model(change), frameOf(frame)).node.textContent!);

/** What the picture hands back after these keys. */
function pressed(state: State, ...keys: string[]) {
  const emitted: unknown[] = [];
  const { node } = evidence.draw(model(state), frameOf({ emit: (change) => emitted.push(change) }));
  press(node, ...keys);
  return { emitted, says: plain(node.getAttribute("aria-valuetext") ?? "") };
}

describe("the evidence of lesson 3", () => {
  test("says the median of the set-ups that count, and against which chip", () => {
    expect(words({})).toBe(
      "A dollar buys 1.44× the work on ARM, the median of 65 set-ups. The x86 chip is AMD’s Genoa; Graviton4 is a generation newer.",
    );
  });

  test("takes the medians of the table's own method, Dask left out", () => {
    const rows = runnersOf(tables);
    expect(rows).toHaveLength(66);
    const counted = rows.filter(({ isDask }) => !isDask);
    const sorted = counted.map(({ work }) => work).toSorted((a, b) => a - b);
    const { middle, priceRatio } = model({});
    expect(middle.work).toBe(sorted[32]);
    for (const { speed, work } of rows) expect(work / speed).toBeCloseTo(priceRatio, 3);
  });

  test("names the table's set-ups and pairs in its knobs, each with the speed it hands on, and no other", () => {
    const rows = runnersOf(tables);
    const { none, ...named } = setUps;
    expect(none).toBe("none");
    expect(Object.entries(named).toSorted()).toEqual(rows.map(({ id, name }) => [id, name]).toSorted());
    for (const { id, speed } of rows)
      expect(evidence.hands!({ ...standard, setup: id }, tables)).toEqual({ pair: "genoa", speed });
    const intel = intelPairs(tables);
    expect(["none", ...intel.map(({ id }) => id)].toSorted()).toEqual(Object.keys(pairs).toSorted());
    for (const { id, speed, generation, sameGeneration } of intel) {
      const given = evidence.hands!({ ...standard, picture: "pairs", pair: id }, tables);
      expect(given).toEqual(sameGeneration ? { pair: `gen${generation}`, speed } : null);
    }
  });

  test("counts the pair that was run twice once, by its lower result", () => {
    const rows = pairRows(tables).filter(({ arm, x86 }) => arm === "r7g.8xlarge" && x86 === "r7i.8xlarge");
    expect(rows).toHaveLength(2);
    const kept = intelPairs(tables).filter(({ id }) => id === "r7g8");
    expect(kept.map(({ speed }) => speed)).toEqual([Math.min(...rows.map(({ speed }) => speed))]);
  });

  test("holds the guess beside the median", () => {
    expect(words({ guess: 2 })).toContain("Your guess of twice as much is 39 % too high.");
    expect(words({ guess: 1 })).toContain("Your guess of the same is 30 % too low.");
    expect(words({ guess: 1.5 })).toContain("Your guess of half more is right.");
    expect(drawn({ guess: 1.33 })).toMatch(/your guess.*a third more/);
    expect(drawn({ guess: 1.33 }, { width: 560, height: 300 })).toContain("you 1.33×");
  });

  test("shows nothing that was measured before the answer", () => {
    const hidden: State = { answer: "hidden", guess: 1.2, setup: "duckdb", pair: "r7g8", picture: "pairs" };
    expect(drawn(hidden)).toContain("your guess: a fifth more");
    expect(`${drawn(hidden)} ${words(hidden)}`).not.toMatch(/1\.44|1\.12|DuckDB|ClickHouse/);
    expect(evidence.span(model(hidden))).toBe(0);
  });

  test("says what x86 and ARM are before anything is guessed", () => {
    expect(words({ answer: "hidden" })).toMatch(
      /Intel and AMD make x86; here it is AMD’s.*Graviton, Amazon’s own chip/,
    );
    expect(drawn({ answer: "hidden" })).toContain("on x86: AMD");
    // On paper, too, it is a question.
    for (const still of [false, true]) expect(drawn({ answer: "hidden" }, { ...WIDE, still })).toContain("?");
    expect(drawn({ answer: "hidden", guess: 2 }, { ...WIDE, still: true })).not.toContain("?");
  });

  test("takes a guess by keyboard before the answer", () => {
    const { emitted } = pressed({ answer: "hidden", guess: 1 }, "ArrowUp", "ArrowUp", "Enter");
    expect(emitted).toEqual([{ guess: expect.any(Number) }]);
    expect((emitted[0] as { guess: number }).guess).toBeGreaterThan(1);
  });

  test("offers answers the guess can take, least first", () => {
    const values = evidence.answers!.options.map(({ value }) => value as number);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    for (const value of values)
      expect(decode(evidence.schema, `guess=${value}`)).toMatchObject({ problems: [], params: { guess: value } });
  });

  test("brings speeds in one by one, then has the price lift them all", () => {
    const span = evidence.span(model({}));
    expect(words({}, 0)).toMatch(/^On ARM, GenDB has 1\.83× the speed/);
    expect(words({}, span * 0.25)).not.toBe(words({}, 0));
    expect(words({}, span * 0.75)).toMatch(/^An hour on ARM costs 22 % less/);
    const { node, at } = evidence.draw(model({}), frameOf(WIDE));
    const stems = () => [...node.querySelectorAll("g > g > line")].map((line) => line.getAttribute("y2"));
    at(span / 2);
    const before = stems();
    at(span);
    const after = stems();
    expect(after.filter((y, index) => y !== before[index]).length).toBeGreaterThanOrEqual(66);
  });

  test("marks Dask, the slower and the dearer ones", () => {
    expect(drawn({})).toContain("11 slower on ARM; for 2 a dollar buys less");
    expect(drawn({})).toMatch(/mostly SQL: Graviton4 against AMD Genoa.*Dask DataFrame 1\.65×/);
    expect(drawn({}, { width: 560, height: 300 })).toContain("11 slower, 2 dearer");
    const { node } = evidence.draw(model({}), frameOf(WIDE));
    const rings = node.querySelectorAll('circle[stroke="var(--lost, #123456)"]');
    const dots = node.querySelectorAll('circle[fill="var(--lost, #123456)"]');
    expect([rings.length, dots.length]).toEqual([11, 2]);
  });

  test("names the set-ups by keyboard, and picks one", () => {
    expect(pressed({}, "ArrowDown").says).toBe(
      "GenDB, faster: 1.83× the speed, 2.36× the work for a dollar: Enter takes it",
    );
    const { emitted, says } = pressed({}, "ArrowDown", "End", "Enter");
    expect(says).toMatch(/^Firebolt \(Parquet, partitioned\), slower: 0\.61× the speed/);
    expect(emitted).toEqual([{ setup: "firebolt-parquet-partitioned" }]);
    expect(words({ setup: "chdb" })).toMatch(
      /^On ARM, chDB is slower: 0\.86× the speed, 1\.11× the work for a dollar\./,
    );
    expect(drawn({ setup: "umbra" })).toContain("Umbra");
    // Whatever was chosen beside it, Dask keeps its name.
    for (const setup of ["pg-clickhouse", "sail-partitioned"] as const)
      expect(drawn({ setup })).toContain("Dask DataFrame");
    expect(drawn({ setup: "pg-clickhouse" })).toContain("pg_clickhouse");
  });

  test("hands a set-up, or a pair of one generation, to the demo, which takes it as it is", () => {
    expect(evidence.hands!(standard, tables)).toBeNull();
    const given: [State, object][] = [
      [{ setup: "duckdb" }, { pair: "genoa", speed: 1.3485 }],
      [
        { picture: "pairs", pair: "c8gd24" },
        { pair: "gen8", speed: 1.0933 },
      ],
    ];
    for (const [state, expected] of given) {
      const { change, problems } = takeHanded(demo.schema, evidence.hands!({ ...standard, ...state }, tables)!);
      expect(problems).toEqual([]);
      expect(change).toEqual(expected);
    }
    expect(evidence.hands!({ ...standard, picture: "pairs", pair: "r8g8" }, tables)).toBeNull();
    expect(words({ picture: "pairs", pair: "r8g8" })).toContain("does not go to the demo");
  });

  test("hands every speed as the table has it, and the demo says whose it is", () => {
    const given = tablesOf(demo as never);
    for (const setup of ["duckdb", "chdb", "spark"] as const) {
      const { change } = takeHanded(demo.schema, evidence.hands!({ ...standard, setup }, tables)!);
      const run = demo.model({ ...defaults(demo.schema), ...change }, given);
      expect(demo.say(run, Infinity)).toContain(setUps[setup]);
    }
  });

  test("lands the demo’s run, and nothing where it never ended or there is no answer yet", () => {
    const here = { speed: 1.27, workPerDollar: 1.63 };
    expect(drawn({}, { ...WIDE, here })).toMatch(/the demo: 1\.63×.*for a dollar,\s?simulated/);
    expect(drawn({}, { width: 560, height: 300, here })).toMatch(/the demo: 1\.63×.*simulated/);
    expect(drawn({}, { ...WIDE, here: { done: 0, x86Seconds: 600 } })).not.toContain("demo");
    expect(drawn({ answer: "hidden" }, { ...WIDE, here })).not.toContain("demo");
  });

  test("has a shrinking discount, the same for all three kinds of machine", () => {
    expect(words({ picture: "prices" })).toMatch(/^ARM’s discount against Intel shrinks: 20 %, then 19 %, then 15 %\./);
    for (const family of ["m", "c", "r"] as const) {
      const discounts = model({}).generations[family].flatMap(({ discount }) => discount ?? []);
      expect(discounts.map((discount) => Math.round(discount * 100))).toEqual([-20, -19, -15]);
    }
    expect(drawn({ picture: "prices" })).toMatch(/20 % below Intel.*Intel.*15 % below Intel.*AMD.*only ARM is listed/);
  });

  test("keeps pairs that flatter ARM apart", () => {
    expect(words({ picture: "pairs" })).toMatch(
      /^Against Intel of the same generation, a dollar buys 1\.24× to 1\.55× the work\. ClickHouse, 4 pairs, ARM with about twice the cores; pale: a newer Graviton/,
    );
    expect(pressed({ picture: "pairs" }, "ArrowDown", "Home").says).toMatch(/^c8gd\.16xlarge against c8id\.16xlarge/);
  });

  test("counts what the prose quotes, whatever the knobs are at", () => {
    const facts = evidence.facts!(model({}));
    expect(facts).toMatchObject({ setUps: "65\u00a0set-ups", engines: "33\u00a0engines", enginesCheaper: "33" });
    expect(facts).toMatchObject({
      slower: "11",
      gain: "63",
      amdNewest: "26\u00a0%",
      imagesOf: "4",
      dearer: "2",
      missing: "18",
      wheelsMissing: "none",
      images: "2\u00a0images",
    });
    const { picture } = evidence.schema;
    for (const words of [picture.options.setups, picture.effect]) expect(words).toContain("65 set-ups");
    expect(evidence.facts!(model({ picture: "prices", setup: "chdb", guess: 2 }))).toEqual(facts);
  });

  test("has every row in its table", () => {
    expect(evidence.rows(model({})).rows).toHaveLength(66);
    expect(evidence.rows(model({ picture: "pairs" })).rows).toHaveLength(7);
    expect(evidence.rows(model({ picture: "prices" })).rows).toHaveLength(4);
  });
});
