/** What every figure says, along the run and along its study: sentences, with numbers as people say them. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weigh } from "./weigh.ts";
import { decode } from "../../demos/contract/codec.ts";
import type { Outcome } from "../../demos/contract/outcome.ts";
import { defaults, type Params, type Schema } from "../../demos/contract/params.ts";
import { paramsOf } from "../contract/arbitrary.ts";
import { figures, lessons, tablesOf } from "./found.ts";
import { unsayable } from "./sayable.ts";

test("every lesson that slides/ has was found, with both its figures", () => {
  expect(lessons.length).toBeGreaterThan(0);
  const names = figures.map(({ name }) => name);
  for (const slug of lessons) expect(names).toEqual(expect.arrayContaining([`${slug}/demo`, `${slug}/evidence`]));
});

test("numbers nobody says are found", () => {
  for (const words of [
    "It took 3.1415 s.",
    "9.6612 s",
    "1,234.5 tasks",
    "NaN of 3.",
    "12345 tasks",
    "0.00123 and -2.00045",
  ]) {
    expect(unsayable(words), words).not.toEqual([]);
  }
  for (const words of [
    "491,265 jobs on 16,000 workers in 2022.",
    "3.14 s, 99.8 %, $50,000, 2024.7.0, 0.00123.",
    "12.5 GB",
  ]) {
    expect(unsayable(words), words).toEqual([]);
  }
});

const wrong = (words: string): string[] => {
  const said = unsayable(words);
  if (!/^[\p{Lu}\d“"$].*[.?!]$/su.test(words)) said.push(`no sentence: “${words}”`);
  return said;
};

describe.each(figures)("$name", ({ figure }) => {
  const schema: Schema = figure.schema;
  const tables = tablesOf(figure);
  const standard = defaults(schema);
  const stories = (figure.stories ?? []) as readonly { title: string; tells: string; state: Partial<Params> }[];
  const told: readonly (readonly [string, Params])[] = [
    ["as it opens", standard],
    ...stories.map(({ title, state }) => [title, { ...standard, ...state } as Params] as const),
  ];

  test.each(told)("speaks in sentences at start, middle and end: %s", (_, params) => {
    const model = figure.model(params, tables);
    const span = figure.span(model);
    for (const share of [0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1, 1.5]) {
      expect(wrong(figure.say(model, share * span)), `at ${share} of the run`).toEqual([]);
    }
    if (span > 0) expect(figure.say(model, 0)).not.toBe(figure.say(model, span));
    for (const [name, fact] of Object.entries(figure.facts?.(model) ?? {})) {
      expect(unsayable(fact as string), name).toEqual([]);
    }
  });

  test("speaks in sentences wherever its knobs stand", () => {
    const light = paramsOf(schema).filter((params) => weigh(figure, params));
    fc.assert(
      fc.property(light, fc.double({ min: 0, max: 1, noNaN: true }), (params, share) => {
        const model = figure.model(params, tables);
        for (const at of [0, share * figure.span(model), figure.span(model)]) {
          expect(wrong(figure.say(model, at)), JSON.stringify(params)).toEqual([]);
        }
      }),
      { numRuns: 25, seed: 9 },
    );
  });

  test("its stories and answers name what they do", () => {
    for (const { title, tells, state } of stories) {
      expect(title).toMatch(/^\S.{2,60}$/u);
      expect(wrong(tells), title).toEqual([]);
      for (const key of Object.keys(state)) expect(Object.keys(schema)).toContain(key);
    }
    for (const { label } of (figure.answers?.options ?? []) as readonly { label: string }[]) {
      expect(label).toMatch(/\S/);
      expect(unsayable(label)).toEqual([]);
    }
  });

  const { study } = figure;
  test.runIf(study !== undefined)(
    "speaks in sentences while its study runs, and when it is done",
    { timeout: 120_000 },
    () => {
      const wants = told.map(([, params]) => params).find((params) => study!.wanted(params)) ?? wanting();
      const cases: Params[] = study!.cases(wants);
      expect(cases.length).toBeGreaterThan(1);
      const model = figure.model(wants, tables);
      // The cheapest cases stand for all: a study that is not finished has those that came.
      const few = cases.filter((params) => weigh(figure, params)).slice(0, 6);
      const outcomes: Outcome[] = few.map((params) => figure.outcome!(figure.model(params, tables)));
      for (const [done, of] of [
        [0, cases.length],
        [1, cases.length],
        [outcomes.length, cases.length],
        [outcomes.length, outcomes.length],
      ] as const) {
        const result = study!.reduce(outcomes.slice(0, done), of);
        expect(result).toMatchObject({ done, of });
        for (const at of [0, figure.span(model) / 2, figure.span(model)]) {
          expect(wrong(figure.say(model, at, result)), `${done} of ${of}`).toEqual([]);
        }
        for (const row of figure.rows(model, result).rows) {
          for (const cell of row) expect(String(cell)).not.toMatch(/NaN|Infinity|undefined/);
        }
      }
      function wanting(): Params {
        const drawn = fc.sample(paramsOf(schema), { numRuns: 500, seed: 1 }).find((params) => study!.wanted(params));
        expect(drawn, "some state wants the study").toBeDefined();
        return drawn!;
      }
    },
  );

  test("says nothing of what an address got wrong, which is said elsewhere", () => {
    const { params } = decode(schema, "nonsense=1");
    const model = figure.model(params, tables);
    expect(figure.say(model, 0)).not.toContain("nonsense");
  });
});
