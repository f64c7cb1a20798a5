import { describe, expect, test } from "vitest";
import { rowsOf } from "../../demos/contract/table.ts";
import demo from "../../demos/gil-vigilance/demo.ts";
import { handsOf, OPERATIONS, type OperationRow } from "../../demos/gil-vigilance/operations.ts";
import { model, said, tables, words } from "./demo-playing.ts";

const sumRow = rowsOf<OperationRow>(tables, "gil-operations").find(({ operation }) => operation === OPERATIONS.sum)!;

describe("the picture of 1 to 16", () => {
  const curve = { picture: "curve" } as const;

  test("has as many speed-ups, the first of them one, and says where measuring ended", () => {
    for (const hold of [0, 0.5, 1]) {
      const { curve: points, two } = model({ ...curve, hold });
      expect(points).toHaveLength(16);
      expect(points[0]).toBeCloseTo(1, 2);
      expect(points[1]).toBe(two);
      expect(points[3]).toBe(model({ hold }).speedup);
    }
    expect(words({ ...curve, hold: 0.5 })).toContain("threads; more than two were not measured");
    expect(said(curve)).toMatch(
      /^16 threads do no more than one: .* simulated: more than two at once were not measured/,
    );
    expect(said({ ...curve, hold: 0.5 })).toMatch(/^3 threads do the work of 1\.9, and 16 no more than 2\./);
    expect(said({ ...curve, hold: 0.5 }, 0.5)).toMatch(/^8 threads do the work of 2 that run alone\.$/);
  });

  test("levels off at about four threads where a third of the time needs the lock: what the talk ends on", () => {
    expect(said({ ...curve, hold: 0.33 })).toMatch(/^4 threads do the work of 2\.8, and 16 no more than 3\./);
    expect(demo.facts!(model({}))).toMatchObject({ thirdSpeedup: "2.8", thirdSixteenSpeedup: "3" });
  });

  test("is not played for the other picture", () => {
    expect(model({}).curve).toEqual([]);
  });

  test("has measured points where an operation was chosen, and the curve before where it was another", () => {
    const sum = { ...curve, ...handsOf(sumRow) };
    expect(words(sum)).toContain("pandas groupby-sum, measured");
    expect(words({ ...sum, mode: "free" })).not.toContain("groupby-sum, measured");
    expect(words({ ...curve, hold: 0.5 })).not.toContain("measured:");
    expect(words({ ...curve, hold: 0.1 }, { before: { ...curve, hold: 0.9 } })).toContain(
      "before: threads, lock needed 90 % of the time",
    );
    expect(words({ ...curve, threads: 8 }, { before: curve })).not.toContain("before");
    const { rows: told } = demo.rows(model(sum));
    expect(told[1]).toEqual([2, 2, sumRow.threads]);
    expect(told[2]![2]).toBe("not measured");
  });
});
