/** What the end of the talk says of lesson 2's guess. */
import { describe, expect, test } from "vitest";
import { defaults, type Params } from "../../demos/contract/params.ts";
import evidence from "../../demos/kubernetes/evidence.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "kubernetes/evidence")!.figure);
const knobs = (change: Partial<Params<typeof evidence.schema>>) => ({ ...defaults(evidence.schema), ...change });
const verdict = (change: Partial<Params<typeof evidence.schema>>) => evidence.verdict!(knobs(change), tables);
const say = (change: Partial<Params<typeof evidence.schema>>) =>
  evidence.say(evidence.model(knobs(change), tables), Infinity);

describe("the verdict", () => {
  test("is the bill as told, whichever length the job has and whatever is shown", () => {
    expect(verdict({}).truth).toBe("$50,000 a month, as told");
    expect(verdict({ length: "long", picture: "survey" }).truth).toBe(verdict({}).truth);
  });

  test("says how many times too low or too high a guess is", () => {
    expect(verdict({ guess: 1000 }).guessed).toEqual({
      said: "$1,000",
      error: "50 times too low",
      miss: { factor: 1 / 50 },
    });
    expect(verdict({ guess: 200_000 }).guessed).toMatchObject({ error: "4 times too high" });
    expect(verdict({ guess: 50_000 }).guessed).toMatchObject({ error: "right" });
  });

  test("says of every ready answer what the lesson says of it, to the letter", () => {
    for (const { value: guess } of evidence.answers!.options) {
      const { said, error } = verdict({ guess } as never).guessed!;
      expect(say({ guess } as never)).toMatch(/^\$50,000 a month, as told: /);
      expect(say({ guess } as never)).toContain(` Your guess of ${said} is ${error}. `);
    }
  });
});
