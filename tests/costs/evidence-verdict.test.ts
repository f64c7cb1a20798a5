import { describe, expect, test } from "vitest";
import { defaults } from "../../demos/contract/params.ts";
import evidence from "../../demos/costs/evidence.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "costs/evidence")!.figure);
const standard = defaults(evidence.schema);
type Knobs = typeof standard;
const say = (change: Partial<Knobs>) => evidence.say(evidence.model({ ...standard, ...change }, tables), Infinity);
const judged = (change: Partial<Knobs>) => evidence.verdict!({ ...standard, ...change }, tables);

describe("the verdict of lesson 10", () => {
  test("is the range of all published prices, and the same for every picture", () => {
    expect(judged({}).truth).toBe("10\u00a0cents to $3.02");
    expect(say({})).toContain(judged({}).truth);
    for (const change of [{ picture: "jobs", vcpus: 64 }, { picture: "waste" }, { run: "spark" }] as const)
      expect(judged({ ...change, guess: 100 })).toEqual(judged({ guess: 100 }));
    const error = (guess: number) => judged({ guess }).guessed!.error;
    expect([error(0.01), error(1), error(100)]).toEqual(["10 times too cheap", "right", "33 times too dear"]);
  });

  test("says of every ready answer what the lesson itself says of it", () => {
    for (const { value } of evidence.answers!.options) {
      const guess = value as Knobs["guess"];
      const { said, error } = judged({ guess }).guessed!;
      expect(say({ guess })).toContain(`Your guess of ${said} is ${error}`);
    }
  });
});
