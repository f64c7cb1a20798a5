/** What the end of the talk says of lesson 4's guess. */
import { describe, expect, test } from "vitest";
import { defaults, type Params } from "../../demos/contract/params.ts";
import evidence from "../../demos/docker/evidence.ts";
import { figures, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "docker/evidence")!.figure);
const knobs = (change: Partial<Params<typeof evidence.schema>>) => ({ ...defaults(evidence.schema), ...change });
const verdict = (change: Partial<Params<typeof evidence.schema>>) => evidence.verdict!(knobs(change), tables);
const say = (change: Partial<Params<typeof evidence.schema>>) =>
  evidence.say(evidence.model(knobs(change), tables), Infinity);

describe("the verdict", () => {
  test("is the published wait from an image, open at its end", () => {
    expect(verdict({}).truth.replaceAll("\u00a0", " ")).toBe("5+ minutes from an image");
    expect(verdict({ picture: "updates", update: 3 }).truth).toBe(verdict({}).truth);
  });

  test("says how many times too short a guess is, and rules out nothing longer", () => {
    expect(verdict({ guess: 60 }).guessed).toMatchObject({ error: "5 times too short", miss: { factor: 1 / 5 } });
    expect(verdict({ guess: 300 }).guessed).toMatchObject({ error: "right", miss: { factor: 1 } });
    expect(verdict({ guess: 3600 }).guessed).toMatchObject({ error: "not ruled out", miss: { factor: 1 } });
  });

  test("says of every ready answer what the lesson says of it, to the letter", () => {
    for (const { value: guess } of evidence.answers!.options) {
      const { said, error } = verdict({ guess } as never).guessed!;
      expect(say({ guess } as never)).toContain(`Your guess of ${said} is ${error} for an image`);
    }
  });
});
