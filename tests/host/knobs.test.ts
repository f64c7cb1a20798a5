import { assert, boolean, constantFrom, double, property, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import { quantity } from "../../demos/contract/format.ts";
import type { CurveSpec, NumberSpec, Unit } from "../../demos/contract/params.ts";
import { readQuantity } from "../../demos/host/knobs/quantity.ts";
import { nearest, stops } from "../../demos/host/knobs/stops.ts";
import { paint, sample } from "../../demos/host/knobs/stroke.ts";

const spec = (rest: Partial<NumberSpec>): NumberSpec => ({
  kind: "number",
  label: "",
  effect: "",
  default: 1,
  min: 0,
  max: 1,
  unit: "count",
  ...rest,
});

describe("the stops of a slider", () => {
  test("are round on a logarithmic scale, ends included", () => {
    expect(stops(spec({ min: 0.001, max: 0.01, scale: "log" }))).toEqual([
      0.001, 0.0012, 0.0015, 0.002, 0.0025, 0.003, 0.004, 0.005, 0.006, 0.008, 0.01,
    ]);
  });

  test("are every whole number where there are few", () => {
    expect(stops(spec({ min: 1, max: 5, integer: true }))).toEqual([1, 2, 3, 4, 5]);
  });

  test("are whole, and each there once, where whole numbers are wanted", () => {
    const list = stops(spec({ min: 1, max: 1000, scale: "log", integer: true }));
    expect(list.every(Number.isInteger)).toBe(true);
    expect(new Set(list).size).toBe(list.length);
    expect([list[0], list.at(-1)]).toEqual([1, 1000]);
  });

  test("rise from min to max, 2 to 120 of them, whatever the range", () => {
    const range = tuple(double({ min: 1e-3, max: 1e3, noNaN: true }), double({ min: 1.5, max: 1e6, noNaN: true }));
    assert(
      property(range, boolean(), ([min, times], log) => {
        const list = stops(spec({ min, max: min * times, scale: log ? "log" : "linear" }));
        expect([list[0], list.at(-1)]).toEqual([min, min * times]);
        expect(list.every((stop, index) => index === 0 || stop > list[index - 1]!)).toBe(true);
        expect(list.length).toBeLessThanOrEqual(120);
      }),
    );
  });

  test("are found by ratio on a logarithmic scale", () => {
    expect(nearest([1, 10, 100], 40, true)).toBe(2);
    expect(nearest([1, 10, 100], 40, false)).toBe(1);
  });
});

describe("a typed quantity", () => {
  test.each<[string, Unit, number]>([
    ["10 ms", "seconds", 0.01],
    ["250µs", "seconds", 0.00025],
    ["3 min 11 s", "seconds", 191],
    ["2.5 days", "seconds", 216_000],
    ["50 %", "share", 0.5],
    ["61%", "share", 0.61],
    ["$1,200", "dollars", 1200],
    ["3.5 cents", "dollars", 0.035],
    ["5.2×", "multiple", 5.2],
    ["5x", "multiple", 5],
    ["20 GB", "bytes", 2e10],
    ["1e3", "count", 1000],
  ])("reads %j", (text, unit, value) => {
    expect(readQuantity(text, unit)).toBe(value);
  });

  test("without a unit is in the unit it replaces", () => {
    expect(readQuantity("20", "seconds", "10\u00a0ms")).toBe(0.02);
    expect(readQuantity("20", "seconds", "")).toBe(20);
    expect(readQuantity("50", "share", "")).toBe(0.5);
  });

  test.each(["", "soon", "1,5 h", "3,14", "10 parsecs", "1 2 x y", "--3", "0x10", "Infinity"])("leaves %j", (text) => {
    expect(readQuantity(text, "seconds")).toBeUndefined();
  });

  test("reads back what the figure says, to the figures it says", () => {
    const units: Unit[] = ["seconds", "share", "multiple", "dollars", "bytes", "count"];
    assert(
      property(constantFrom(...units), double({ min: 0.011, max: 5e5, noNaN: true }), (unit, value) => {
        const said = quantity(unit === "share" ? value / 5e5 : value, unit);
        expect(quantity(readQuantity(said, unit)!, unit)).toBe(said);
      }),
    );
  });
});

describe("a stroke", () => {
  const curve: CurveSpec = {
    kind: "curve",
    label: "",
    effect: "",
    default: [],
    x: { label: "", unit: "count", min: 0, max: 23 },
    y: { label: "", unit: "count", min: 0, max: 10 },
  };

  test("changes the columns it passes and no other", () => {
    const before = sample(curve, [
      [0, 2],
      [23, 2],
    ]);
    const after = paint(curve, before, [5, 0], [10, 10]);
    expect(after.slice(5, 11).map(([, y]) => y)).toEqual([0, 2, 4, 6, 8, 10]);
    expect([...after.slice(0, 5), ...after.slice(11)]).toEqual([...before.slice(0, 5), ...before.slice(11)]);
    expect(paint(curve, before, [10, 10], [5, 0])).toEqual(after);
  });

  test("samples a line between its points, and level beyond them", () => {
    const sampled = sample(curve, [
      [10, 0],
      [20, 10],
    ]);
    expect([0, 10, 15, 20, 23].map((column) => sampled[column]![1])).toEqual([0, 0, 5, 10, 10]);
    expect(sample(curve, []).every(([, y]) => y === 0)).toBe(true);
  });
});
