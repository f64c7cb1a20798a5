import { describe, expect, test } from "vitest";
import type { AnyDemo } from "../../demos/contract/demo.ts";
import { defaults } from "../../demos/contract/params.ts";
import { sources } from "../../demos/host/caption.ts";
import { figures, tablesOf } from "../demos/found.ts";

const credit = (figure: AnyDemo): string => sources(figure, tablesOf(figure), defaults(figure.schema)).join(" · ");

describe("the credit", () => {
  test("of a simulation begins with whose rules it follows, of anything else with its tables", () => {
    expect(figures.length).toBeGreaterThan(0);
    for (const { name, figure } of figures) {
      const params = defaults(figure.schema);
      const follows: string = figure.follows?.(params) ?? "by Dask’s rules";
      expect(credit(figure).startsWith(`Simulated ${follows}`), name).toBe(figure.basis(params) === "simulated");
    }
  });

  test("is shown with curly apostrophes", () => {
    const straight = figures.filter(({ figure }) =>
      Object.values(tablesOf(figure)).some(({ about }) => about.credit.includes("'")),
    );
    expect(straight.length).toBeGreaterThan(0);
    for (const { figure, name } of figures) expect(credit(figure), name).not.toContain("'");
  });

  test("is not Dask’s where the lock is played, which is CPython’s", () => {
    const { figure } = figures.find(({ name }) => name === "gil-vigilance/demo")!;
    expect(credit(figure)).toMatch(/^Simulated by CPython’s rules/);
  });
});
