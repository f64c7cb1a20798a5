/** What the end of the talk says of each question: over every lesson there is. */
import { describe, expect, test } from "vitest";
import { defaults, sameValue, type Params, type Schema } from "../../demos/contract/params.ts";
import type { Verdict } from "../../demos/contract/verdict.ts";
import { figures, lessons, tablesOf } from "./found.ts";
import { unsayable } from "./sayable.ts";

const evidences = figures.filter(({ slug, show }) => show === "evidence" && lessons.includes(slug));

test("every lesson that slides/ has was found, with its evidence", () => {
  expect(lessons.length).toBeGreaterThan(0);
  expect(evidences.map(({ slug }) => slug).toSorted()).toEqual(lessons.toSorted());
});

describe.each(evidences)("$slug", ({ figure }) => {
  const schema: Schema = figure.schema;
  const tables = tablesOf(figure);
  const judge = (change: Partial<Params>): Verdict => {
    if (!figure.verdict) throw new Error("the evidence has no verdict");
    return figure.verdict({ ...defaults(schema), ...change } as Params, tables);
  };
  const kept = Object.entries(schema).filter(([, { keep }]) => keep);
  const options = (figure.answers?.options ?? []) as readonly { label: string; value: never }[];
  const guess = (value: never): Partial<Params> => ({ [figure.answers!.knob]: value }) as Partial<Params>;

  test("keeps one guess, the one its ready answers set", () => {
    expect(kept.map(([key]) => key)).toEqual(["guess"]);
    expect(figure.answers?.knob ?? "guess").toBe("guess");
  });

  test("says the answer, and no guess before there is one", () => {
    const { truth, guessed } = judge({});
    expect(truth).toMatch(/\S/);
    expect(truth.length, truth).toBeLessThanOrEqual(32);
    expect(unsayable(truth)).toEqual([]);
    expect(guessed).toBeUndefined();
  });

  test("says of every ready answer how far off it is, in a few plain words", () => {
    expect(options.length).toBeGreaterThan(1);
    for (const { label, value } of options) {
      expect(sameValue(value, schema["guess"]!.default), label).toBe(false);
      const { truth, guessed } = judge(guess(value));
      expect(truth).toBe(judge({}).truth);
      const { said, error, miss } = guessed!;
      for (const words of [said, error]) {
        expect(words, label).toMatch(/\S/);
        expect(words.length, words).toBeLessThanOrEqual(36);
        expect(words, label).not.toMatch(/[.?!]$/);
        expect(unsayable(words), label).toEqual([]);
      }
      if ("factor" in miss) expect(Number.isFinite(miss.factor) && miss.factor > 0, label).toBe(true);
      else expect(miss.right >= 0 && miss.right <= miss.of, label).toBe(true);
    }
  });

  test("tells ready answers apart that are not equally good", () => {
    const misses = options.map(({ value }) => JSON.stringify(judge(guess(value)).guessed!.miss));
    expect(new Set(misses).size).toBeGreaterThan(1);
  });
});
