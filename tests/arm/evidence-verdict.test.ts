/** What the end of the talk says of lesson 3's guess. */
import { describe, expect, test } from "vitest";
import { defaults, type Params } from "../../demos/contract/params.ts";
import evidence from "../../demos/arm/evidence.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "arm/evidence")!.figure);
const knobs = (change: Partial<Params<typeof evidence.schema>>) => ({ ...defaults(evidence.schema), ...change });
const verdict = (change: Partial<Params<typeof evidence.schema>>) => evidence.verdict!(knobs(change), tables);
const say = (change: Partial<Params<typeof evidence.schema>>) =>
  evidence.say(evidence.model(knobs(change), tables), Infinity);

describe("the verdict", () => {
  test("is the median set-up’s work for a dollar, as the lesson’s prose has it", () => {
    const { work } = evidence.facts!(evidence.model(knobs({}), tables));
    expect(verdict({}).truth).toBe(`${work} the work, the median`);
    expect(verdict({ picture: "prices", setup: "duckdb" }).truth).toBe(verdict({}).truth);
  });

  test("takes a guess near the median as right, and says how far off others are", () => {
    expect(verdict({ guess: 1.5 }).guessed).toMatchObject({ said: "half more", error: "right" });
    expect(verdict({ guess: 0.5 }).guessed).toMatchObject({ said: "half as much", error: "2.9 times too low" });
  });

  test("says of every ready answer what the lesson says of it, to the letter", () => {
    for (const { value: guess } of evidence.answers!.options) {
      const { said, error } = verdict({ guess } as never).guessed!;
      expect(say({ guess } as never)).toContain(`Your guess of ${said} is ${error}.`);
    }
  });
});
