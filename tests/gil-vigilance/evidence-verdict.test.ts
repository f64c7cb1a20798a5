/** What the end of the talk says of lesson 1's guess. */
import { describe, expect, test } from "vitest";
import { defaults, type Params } from "../../demos/contract/params.ts";
import evidence from "../../demos/gil-vigilance/evidence.ts";
import { ticking, tickingAllBut } from "../../demos/gil-vigilance/evidence-table.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "gil-vigilance/evidence")!.figure);
const knobs = (change: Partial<Params<typeof evidence.schema>>) => ({ ...defaults(evidence.schema), ...change });
const verdict = (change: Partial<Params<typeof evidence.schema>>) => evidence.verdict!(knobs(change), tables);
const say = (change: Partial<Params<typeof evidence.schema>>) =>
  evidence.say(evidence.model(knobs(change), tables), Infinity);

describe("the verdict", () => {
  test("counts who gains, and names who gets slower", () => {
    expect(verdict({}).truth).toBe("6 of ten; JSON parsing slower");
    expect(verdict({ picture: "wheels", guess: 3 }).truth).toBe(verdict({}).truth);
  });

  test("counts ticks and blanks that are right", () => {
    expect(verdict({ guess: tickingAllBut() }).guessed).toEqual({
      said: "all ten",
      error: "right for 6 of ten",
      miss: { right: 6, of: 10 },
    });
    expect(verdict({ guess: 0 }).guessed).toMatchObject({ said: "none of ten", miss: { right: 4 } });
    const best = ticking("matmul", "sort", "sum", "zlib", "sha", "sleep");
    expect(verdict({ guess: best }).guessed).toMatchObject({ said: "6 of ten", error: "right for all ten" });
  });

  test("says of every ready answer what the lesson says of it, to the letter", () => {
    for (const { value: guess } of evidence.answers!.options) {
      const { error } = verdict({ guess } as never).guessed!;
      expect(say({ guess } as never)).toContain(`Your guess is ${error}.`);
    }
  });
});
