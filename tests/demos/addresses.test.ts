/** Two thousand addresses nobody meant, over every figure: each opens something, and says what it did not take. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../demos/contract/codec.ts";
import { defaults, MAX_STATE, type Schema } from "../../demos/contract/params.ts";
import { readAddress, writeAddress } from "../../demos/host/address.ts";
import { paramsOf } from "../contract/arbitrary.ts";
import { figures, lessons } from "./found.ts";

const ADDRESSES = 2000;
const draws = { numRuns: Math.ceil(ADDRESSES / figures.length), seed: 4 };

/** What people, mailers and old links do to a value. */
const broken = fc.oneof(
  fc.constantFrom(
    "",
    "NaN",
    "Infinity",
    "-1e999",
    "0x10",
    "1e400",
    "none",
    "null",
    "true",
    "‮8",
    "8,5",
    "8 ",
    "--",
    "@",
    ":",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.double().map(String),
);
/** Nothing that parts a state. */
const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).map((text) => text.replace(/[~=&%#]/g, "-"));

const sentence = (problem: string): void => {
  expect(problem).toMatch(/^\S.*[.]$/su);
  expect(problem.length).toBeLessThan(260);
  expect(problem).not.toMatch(/undefined|\[object/);
};

/** Whatever the text was, what it came to is a state like any other. */
function isState(schema: Schema, text: string): readonly string[] {
  const { params, vs, problems } = decode(schema, text);
  expect(Object.keys(params)).toEqual(Object.keys(schema));
  for (const problem of problems) sentence(problem);
  const again = decode(schema, encode(schema, params, vs));
  expect(again.problems).toEqual([]);
  expect(again.params).toEqual(params);
  expect(again.vs).toEqual(vs);
  return problems;
}

test("every lesson that slides/ has was found, with both its figures", () => {
  expect(lessons.length).toBeGreaterThan(0);
  const names = figures.map(({ name }) => name);
  for (const slug of lessons) expect(names).toEqual(expect.arrayContaining([`${slug}/demo`, `${slug}/evidence`]));
  expect(draws.numRuns * figures.length).toBeGreaterThanOrEqual(ADDRESSES);
});

describe.each(figures)("$name", ({ figure }) => {
  const schema: Schema = figure.schema;
  const keys = Object.keys(schema);
  const said = paramsOf(schema).map((params) => encode(schema, params));

  test("opens at a state with anything in it", () => {
    const part = fc.oneof(
      fc
        .tuple(fc.constantFrom(...keys, "vs", "__proto__", "constructor", "toString"), broken)
        .map((pair) => pair.join("=")),
      fc.string({ unit: "binary", maxLength: 40 }),
      said,
    );
    const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join("~"));
    fc.assert(
      fc.property(text, (text) => {
        isState(schema, text);
        isState(schema, encodeURIComponent(text.replace(/\p{Surrogate}/gu, "�")));
      }),
      draws,
    );
  });

  test("says what it did not take, and keeps the rest", () => {
    const unknown = word.filter((key) => key !== "vs" && decode(schema, `${key}=1`).problems.length > 0);
    fc.assert(
      fc.property(paramsOf(schema), unknown, (params, key) => {
        const text = encode(schema, params);
        const problems = isState(schema, [text, `${key}=1`].filter(Boolean).join("~"));
        expect(problems).toHaveLength(1);
        expect(decode(schema, `${key}=1~${text}`).params).toEqual(params);
        for (const name of keys) {
          if (!text.includes(`${name}=`)) continue;
          expect(isState(schema, `${text}~${name}=1`).join(" ")).toContain(`"${name}" is given twice`);
        }
      }),
      { ...draws, numRuns: 60 },
    );
    for (const name of keys) expect(isState(schema, `${name}=~${name}=~nothing of this`).length).toBeGreaterThan(1);
    for (const [name, spec] of Object.entries(schema)) {
      if (spec.kind !== "curve")
        expect(isState(schema, `${name}=*never*`).join(" "), name).toContain(`${name}=*never*`);
    }
  });

  test("opens at its defaults where an address is too long, and says so", () => {
    const problems = isState(schema, "x".repeat(MAX_STATE + 1));
    expect(problems).toHaveLength(1);
    expect(decode(schema, "x".repeat(MAX_STATE + 1)).params).toEqual(defaults(schema));
  });
});

test("a query with anything in it is an address, and comes back as it went in", () => {
  const key = fc.constantFrom("d", "e", "at", "theme", "motion", "view", "autoplay", "width", "", "receiver");
  const value = fc.oneof(broken, fc.constantFrom("dark", "projector", "reduce", "12.5", "workers=8~seed=3"));
  const query = fc.array(
    fc.tuple(key, value).map((pair) => pair.join("=")),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(query, (pairs) => {
      const read = readAddress(`?${pairs.join("&")}`);
      const written = writeAddress(read);
      expect(writeAddress(readAddress(written))).toBe(written);
      expect(read.at === undefined || Number.isFinite(read.at)).toBe(true);
    }),
    { numRuns: ADDRESSES, seed: 4 },
  );
});
