/** The laws of the contract, over every figure there is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../demos/contract/codec.ts";
import { defaults, MAX_STATE, type Params, type Schema } from "../../demos/contract/params.ts";
import { paramsOf } from "../contract/arbitrary.ts";
import { figures, frameOf, lessons, tableNames, tablesOf } from "./found.ts";
import { weigh } from "./weigh.ts";

/** Words that stand at the top level of an address, so no knob may be called so. */
const reserved = "d e at vs show theme motion autoplay preset ui bg accent static view live".split(" ");
const draws = { numRuns: 12, seed: 7 };

test("every lesson that slides/ has was found, with both its figures", () => {
  expect(lessons.length).toBeGreaterThan(0);
  const names = figures.map(({ name }) => name);
  for (const slug of lessons) expect(names).toEqual(expect.arrayContaining([`${slug}/demo`, `${slug}/evidence`]));
});

describe.each(figures)("$name", ({ figure, show }) => {
  const schema: Schema = figure.schema;
  const tables = tablesOf(figure);
  const standard = defaults(schema);
  const model = (params: Params) => figure.model(params, tables);
  const light = paramsOf(schema).filter((params) => weigh(figure, params));
  const moments = (run: unknown) => [0, 0.31, 0.5, 0.77, 1].map((part) => part * figure.span(run));
  const draw = (run: unknown, ghost?: unknown) => figure.draw(run, frameOf(), ghost);

  test("says what it is", () => {
    expect(figure.title.length).toBeLessThan(60);
    expect(figure.title).not.toMatch(/\.$/);
    for (const [key, knob] of Object.entries(schema)) {
      expect(key).toMatch(/^[a-z][A-Za-z]*$/);
      expect(reserved).not.toContain(key);
      expect(knob.label, key).toMatch(/^[A-Z]/);
      expect(knob.effect, key).toMatch(/^[A-Z].*\.$/);
    }
    for (const name of figure.tables) expect(tableNames).toContain(name);
    if (show === "evidence") expect(figure.tables.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(paramsOf(schema), (params) => {
        const heading = figure.heading?.(params) ?? figure.title;
        expect(heading).toMatch(/^\S.*[^\s.]$/);
        expect(heading.length).toBeLessThanOrEqual(60);
        const drawn = figure.drawn?.(params) ?? figure.tables;
        expect(figure.tables).toEqual(expect.arrayContaining([...drawn]));
        if (show === "evidence") expect(drawn.length).toBeGreaterThan(0);
      }),
      draws,
    );
  });

  test("comes back from its address as it went in", () => {
    expect(encode(schema, standard)).toBe("");
    expect(decode(schema, "")).toEqual({ params: standard, problems: [] });
    fc.assert(
      fc.property(paramsOf(schema), paramsOf(schema), (now, before) => {
        const text = encode(schema, now, before);
        expect(text.length).toBeLessThanOrEqual(MAX_STATE);
        const read = decode(schema, text);
        expect(read.problems).toEqual([]);
        expect(read.params).toEqual(now);
        expect(read.vs ?? now).toEqual(before);
      }),
    );
  });

  test("gives the same plain model for the same knobs", () => {
    fc.assert(
      fc.property(light, (params) => {
        const run = model(params);
        expect(structuredClone(run)).toEqual(run);
        expect(model(params)).toEqual(run);
        expect(figure.span(run)).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(figure.span(run))).toBe(true);
        expect(["measured", "told", "simulated", "live"]).toContain(figure.basis(params));
      }),
      draws,
    );
  });

  test("shows any moment, in any order, with no memory", () => {
    fc.assert(
      fc.property(light, light, (params, before) => {
        const run = model(params);
        const used = draw(run, model(before));
        const order = [...moments(run), ...moments(run).toReversed(), figure.span(run) * 2, -1];
        for (const at of order) {
          used.at(at);
          const fresh = draw(run, model(before));
          fresh.at(at);
          expect(String(used.node)).toBe(String(fresh.node));
        }
      }),
      { ...draws, numRuns: 4 },
    );
  });

  test("fits its frame, owns its ids and needs no style attribute, from the smallest embed to the stage", () => {
    const run = model(standard);
    for (const [width, height, label] of [
      [280, 220, 12],
      [358, 260, 14],
      [560, 330, 18],
      [1160, 440, 18],
    ] as const) {
      const picture = figure.draw(run, frameOf({ width, height, label }));
      picture.at(figure.span(run));
      const svg = picture.node;
      expect(svg.getAttribute("viewBox")).toBe(`0 0 ${width} ${height}`);
      for (const element of [svg, ...svg.querySelectorAll("*")]) {
        expect(element.hasAttribute("style")).toBe(false);
        const id = element.getAttribute("id");
        if (id) expect(id.startsWith("law-")).toBe(true);
        const size = element.getAttribute("font-size");
        if (size) expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(Math.min(label, label < 18 ? 12 : 16));
      }
      expect(String(svg)).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
  });

  test("never draws a size below nothing, however little room a page gives it", () => {
    for (const [width, height] of [
      [280, 40],
      [120, 200],
      [60, 20],
    ] as const) {
      const { node } = figure.draw(model(standard), frameOf({ width, height, label: 12 }));
      for (const element of [node, ...node.querySelectorAll("[width], [height], [r]")]) {
        for (const name of ["width", "height", "r"]) {
          expect(
            Number.parseFloat(element.getAttribute(name) ?? "0"),
            `${element.tagName} ${name}`,
          ).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });

  test("is a table too, with no cell left open", () => {
    fc.assert(
      fc.property(light, (params) => {
        const { caption, columns, rows } = figure.rows(model(params));
        expect(caption).not.toBe("");
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          expect(row).toHaveLength(columns.length);
          for (const cell of row) expect(typeof cell === "number" ? Number.isFinite(cell) : cell !== "").toBe(true);
        }
      }),
      draws,
    );
  });

  test("hands out numbers that can be said and landed", () => {
    const run = model(standard);
    for (const said of Object.values(figure.facts?.(run) ?? {})) expect(said).toMatch(/\S/);
    for (const number of Object.values(figure.outcome?.(run) ?? {})) expect(Number.isFinite(number)).toBe(true);
    if (show === "demo" && lessons.length)
      expect(figure.outcome, "a lesson's demo lands on its evidence").toBeDefined();
  });
});
