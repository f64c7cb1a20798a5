import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import demo from "../../demos/whose-data/demo.ts";
import { badges } from "../../demos/whose-data/badges.ts";
import { fleet, rangeOf } from "../../demos/whose-data/fleet.ts";
import { lessonsOf, names, populationOf } from "../../demos/whose-data/lessons.ts";
import { badgeWord } from "../../demos/contract/demo.ts";
import { meanings } from "../../demos/host/badge.ts";
import { defaults, type Schema } from "../../demos/contract/params.ts";
import { figures, frameOf, lessons, tablesOf } from "../demos/found.ts";

const tables = tablesOf(demo);
const model = (over: Partial<Parameters<typeof demo.model>[0]> = {}) =>
  demo.model({ picture: "samples", lesson: "none", ...over }, tables);
const draw = (of = model(), over: Parameters<typeof frameOf>[0] = {}) =>
  demo.draw(of, frameOf({ width: 1168, height: 400, ...over })).node;
const texts = (node: Element) => [...node.querySelectorAll("text")].map(({ textContent }) => textContent ?? "");
const ten = lessonsOf(tables);

describe("what the lessons rest on", () => {
  test("names the ten lessons of the talk, in their order", () => {
    expect(ten.map(({ slug }) => slug)).toEqual(
      lessons.toSorted((a, b) => ten.findIndex(({ slug }) => slug === a) - ten.findIndex(({ slug }) => slug === b)),
    );
    for (const { slug, number } of ten) {
      const file = `../../slides/${String(number).padStart(2, "0")}-${slug}.md`;
      expect(readFileSync(new URL(file, import.meta.url), "utf8")).toContain(`slug: ${slug}`);
    }
  });

  test("says the smallest and the largest of the main samples, and that none is the fleet", () => {
    const said = demo.say(model(), 0);
    const main = ten.map(({ samples }) => samples[0]!.count);
    expect(said).toContain(
      `from ${Math.min(...main)} operations timed to ${Math.max(...main).toLocaleString("en-US")} jobs`,
    );
    expect(said).toMatch(/^Public stand-ins, not the fleet/);
  });

  test("draws each main sample with its number and whose it is, further right the larger", () => {
    const node = draw();
    const words = texts(node);
    const at = (label: string): number =>
      Number([...node.querySelectorAll("text")].find(({ textContent }) => textContent === label)!.getAttribute("x"));
    for (const { samples } of ten)
      expect(words).toContain(`${samples[0]!.count.toLocaleString("en-US")} ${samples[0]!.what}`);
    expect(words).toContain("5 shared clusters, 2005–2023");
    expect(at("491,265 jobs")).toBeGreaterThan(at("245 people"));
    expect(at("245 people")).toBeGreaterThan(at("10 operations timed"));
  });

  test("shows of the fleet the abstract's words and dashed outlines, nothing full", () => {
    const words = texts(draw());
    for (const { words: said } of fleet) expect(words).toContain(said);
    expect(words.filter((text) => text === "private, not shown")).toHaveLength(fleet.length);
    const dashed = [...draw().querySelectorAll("rect[stroke-dasharray]")];
    expect(dashed).toHaveLength(fleet.length);
    for (const outline of dashed) expect(outline.getAttribute("fill")).toMatch(/--paper/);
    expect(rangeOf("1,000,000,000s of Python functions")).toEqual([1e9, 1e10]);
  });

  test("holds a shape for each kind, hollow for what is only said", () => {
    const hollow = (node: Element) => node.querySelectorAll('circle[fill^="var(--paper"]').length;
    const said = ten.flatMap(({ samples }) => samples).filter(({ kind }) => kind === "said").length;
    expect(said).toBeGreaterThan(0);
    // One more stands in the key.
    expect(hollow(draw())).toBe(said + 1);
  });
});

describe("a lesson in front", () => {
  test.each(ten)("$number, $name: says its number, whose, and what that is not", ({ slug, number, samples }) => {
    const said = demo.say(model({ lesson: slug }), 0);
    expect(said).toMatch(new RegExp(`^Lesson ${number} rests on ${samples[0]!.count.toLocaleString("en-US")} `));
    expect(said).toMatch(/\b(not|nothing|nobody|never)\b/);
    const { is, isNot } = populationOf(samples[0]!);
    expect(isNot).not.toBe("");
    expect(`${is} ${isNot}`.trim().length).toBe(samples[0]!.population.length);
  });

  test("fades the others and tells the population in the picture where there is room", () => {
    const front = draw(model({ lesson: "fast" }));
    expect(front.querySelectorAll('g[opacity="0.38"]')).toHaveLength(9);
    expect(texts(front)).toContain("What it is not");
    expect(texts(front).join(" ")).toContain("not of Dask");
    expect(texts(draw(model({ lesson: "fast" }), { width: 360, height: 260, label: 14 }))).not.toContain(
      "What it is not",
    );
  });

  test("comes by a press on its row, and goes by a second", () => {
    const emitted: unknown[] = [];
    const emit = (change: unknown) => void emitted.push(change);
    const press = (of: ReturnType<typeof model>, row: number) => {
      const rows = [...draw(of, { emit }).querySelectorAll('rect[pointer-events="all"]')];
      expect(rows).toHaveLength(10);
      const { Event } = rows[0]!.ownerDocument.defaultView as unknown as { Event: typeof globalThis.Event };
      rows[row]!.dispatchEvent(new Event("click"));
    };
    press(model(), 7);
    press(model({ lesson: "fast" }), 7);
    expect(emitted).toEqual([{ lesson: "fast" }, { lesson: "none" }]);
  });

  test("the largest and the only said, as the stories promise", () => {
    const counts = ten.map(({ samples }) => samples[0]!.count);
    expect(ten[counts.indexOf(Math.max(...counts))]!.slug).toBe("fast");
    expect(ten.find(({ slug }) => slug === "kubernetes")!.samples.every(({ kind }) => kind === "said")).toBe(true);
  });
});

describe("the badges", () => {
  const found = (slug: string, show: string) => figures.find((one) => one.slug === slug && one.show === show)!.figure;
  const states = (schema: Schema) => {
    const standard = defaults(schema);
    const turned = Object.entries(schema).flatMap(([key, knob]) =>
      knob.kind === "choice" ? Object.keys(knob.options).map((value) => ({ ...standard, [key]: value })) : [],
    );
    const shown = turned.flatMap((state) => ("answer" in schema ? [state, { ...state, answer: "shown" }] : [state]));
    return [standard, ...shown];
  };

  test.each(Object.keys(names))("%s carries those that it is said to carry", (slug) => {
    const carried = new Set<string>(
      ["demo", "evidence"].flatMap((show) => {
        const figure = found(slug, show);
        return states(figure.schema as Schema).map((state) => figure.basis(state) as string);
      }),
    );
    if (found(slug, "demo").live || found(slug, "evidence").live) carried.add("live");
    const said = badges
      .filter(({ lessons: those }) => (those as readonly string[]).includes(slug))
      .map(({ basis }) => basis);
    expect(new Set(said)).toEqual(carried);
  });

  test("are all there are, and are drawn with their promise", () => {
    expect(badges.map(({ basis }) => basis).toSorted()).toEqual(Object.keys(meanings).toSorted());
    const words = texts(draw(model({ picture: "badges" })));
    for (const { basis, promises } of badges) {
      expect(words).toContain(badgeWord(basis).toUpperCase());
      expect(words.join(" ")).toContain(promises);
    }
  });
});

test("the table has every sample with its population, and the fleet with no number but its words", () => {
  const { rows } = demo.rows(model());
  expect(rows).toHaveLength(ten.flatMap(({ samples }) => samples).length + fleet.length);
  expect(rows.at(-1)!.slice(0, 3)).toEqual(["the talk’s fleet", "1,000,000,000s", "Python functions"]);
});
