import { describe, expect, test } from "vitest";
import { defaults } from "../../demos/contract/params.ts";
import evidence from "../../demos/adaptive/evidence.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "adaptive/evidence")!.figure);
const standard = defaults(evidence.schema);
type Knobs = typeof standard;
const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const say = (change: Partial<Knobs>) => evidence.say(evidence.model({ ...standard, ...change }, tables), Infinity);
const judged = (change: Partial<Knobs>) => evidence.verdict!({ ...standard, ...change }, tables);

describe("the verdict of lesson 6", () => {
  test("is of the peak, and a guess near it is points apart, not a percentage of a percentage", () => {
    expect(plain(judged({}).truth)).toBe("44 % used");
    expect(say({})).toContain(judged({}).truth);
    const error = (guess: number) => plain(judged({ guess }).guessed!.error);
    expect(error(0.95)).toBe("2.2 times too busy");
    expect(error(0.5)).toBe("6 points too busy");
    expect(error(0.25)).toBe("19 points too idle");
    expect(error(0.46)).toBe("right");
  });

  test("is the same whatever the cluster is fixed at, and a guess of nothing has an error that ends", () => {
    for (const fixed of ["high", "mean"] as const)
      expect(judged({ guess: 0.95, fixed })).toEqual(judged({ guess: 0.95 }));
    const { said, miss } = judged({ guess: 0 }).guessed!;
    expect(plain(said)).toBe("0 %");
    expect("factor" in miss && miss.factor).toBeGreaterThan(0);
  });

  test("says of every ready answer what the lesson itself says of it", () => {
    for (const { value } of evidence.answers!.options) {
      const guess = value as Knobs["guess"];
      const { said, error } = judged({ guess }).guessed!;
      expect(say({ guess })).toContain(`Your guess of ${said} is ${error}.`);
    }
  });
});
