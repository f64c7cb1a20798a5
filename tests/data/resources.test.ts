import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { factsPath } from "../../data/facts.ts";
import { fits, hash, mostBytes, print } from "../../scripts/tables.ts";
import { asShown } from "../../slides/build/about.ts";
import { has, names, read, resource, rows } from "./tables.ts";

/** The ten lessons by slug, in order of the talk, and the gzipped bytes that all its tables may weigh. */
const lessons = {
  "gil-vigilance": 15_000,
  kubernetes: 15_000,
  arm: 15_000,
  docker: 15_000,
  zones: 25_000,
  adaptive: 15_000,
  small: 15_000,
  fast: 15_000,
  "scale-up": 15_000,
  costs: 15_000,
};

const origins = ["measured", "computed", "digitised", "quoted", "spoken"];

test("every lesson has tables, and no table is for a lesson that there is not", () => {
  const served = new Set(names.flatMap((name) => resource(name).lessons));
  expect([...served].sort()).toEqual(Object.keys(lessons).sort());
});

test.each(Object.entries(lessons))("all that lesson %s loads is under %i bytes, packed", (lesson, most) => {
  const loaded = names.filter((name) => resource(name).lessons.includes(lesson));
  const packed = loaded.flatMap((name) => [read(`${name}/table.json`), asShown(read(`${name}/resource.json`))]);
  const bytes = packed.reduce((sum, text) => sum + gzipSync(JSON.stringify(JSON.parse(text))).length, 0);
  expect(bytes, loaded.join(" ")).toBeLessThanOrEqual(most);
});

describe.each(names)("the table %s", (name) => {
  const about = resource(name);
  const table = rows(name);

  test("has a description, rows, a README, and either a build or a command that records it", () => {
    for (const file of ["resource.json", "table.json", "README.md"]) expect(has(`${name}/${file}`), file).toBe(true);
    expect(has(`${name}/build.ts`)).toBe(about.recordedBy === undefined);
    if (about.recordedBy !== undefined) expect(about.recordedBy).toMatch(/^npm run [a-z]+/);
    expect(about.name).toBe(name);
    expect(about.$schema).toBe("https://datapackage.org/profiles/2.0/dataresource.json");
    expect(about.dialect.property).toBe("rows");
    expect(about.path).toBe("table.json");
  });

  test("says what it is, whose numbers these are and whose not, how they were made and what is wrong with them", () => {
    expect(about.title).toMatch(/^[A-Z].* .*\.$/);
    expect(about.flaws.length).toBeGreaterThan(0);
    for (const flaw of about.flaws) expect(flaw).toMatch(/^\S+ .*\.$/);
    for (const words of [about.title, about.description, about.population, about.method, about.credit])
      expect(words.length).toBeGreaterThan(10);
    expect(about.population).toMatch(/\bnot\b|nothing/);
    expect(about.credit.length).toBeLessThan(90);
  });

  test("describes every field, with a unit for every number", () => {
    expect(about.schema.fields.length).toBeGreaterThan(0);
    for (const field of about.schema.fields) {
      expect(field.description, field.name).toMatch(/\w.*\.$/);
      if (field.type === "number" || field.type === "integer") expect(field.unit, field.name).toBeTruthy();
    }
  });

  test("has rows with exactly these fields, each of its type", () => {
    expect(table.length).toBeGreaterThan(0);
    for (const row of table) {
      expect(Object.keys(row)).toEqual(about.schema.fields.map((field) => field.name));
      for (const field of about.schema.fields) {
        expect(row[field.name], field.name).toSatisfy((value: unknown) => fits(value, field));
      }
    }
  });

  test("names its sources with path, version, date, licence and the sha256 of every raw file", () => {
    expect(about.sources.length).toBeGreaterThan(0);
    expect(about.sources.flatMap(({ files = [] }) => files).length).toBeGreaterThan(0);
    for (const source of about.sources) {
      expect(source.title.length, source.title).toBeGreaterThan(10);
      expect(source.path).toMatch(/^https:\/\/|^[\w-]+\/\S+$/);
      expect(source.version, source.title).toBeTruthy();
      expect(source.retrieved).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      for (const file of source.files ?? []) {
        expect(file.path).toMatch(/^[\w-]+\/\S+$/);
        expect(file.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
      }
    }
    const given = about.sources.map(({ license }) => license);
    expect([...new Set(given)].sort()).toEqual(about.licenses.map(({ name }) => name).sort());
    for (const licence of about.licenses) {
      expect(licence.name).toMatch(/^[\w.-]+$/);
      expect(licence.title).toBeTruthy();
      expect(licence.path).toMatch(/^https:\/\//);
    }
    expect(read("LICENSES.md")).toContain(`\`${name}\``);
    expect(read("README.md")).toContain(`\`${name}/\``);
  });

  test("says of every row that stands in a publication that it does, and where", () => {
    const quotes = about.sources.some(({ files = [] }) => files.some(({ path }) => path === factsPath));
    const has = (field: string) => about.schema.fields.some(({ name }) => name === field);
    if (quotes) expect(has("origin")).toBe(true);
    for (const row of table.filter(({ origin }) => origin !== undefined)) {
      expect(origins).toContain(row["origin"]);
      if (row["origin"] === "quoted" || row["origin"] === "spoken") expect(row["url"]).toMatch(/^https:\/\//);
    }
  });

  test("is small, and printed one row per line", () => {
    const text = read(`${name}/table.json`);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(mostBytes);
    expect(text).toBe(print(table));
  });

  test("stands in datapackage.json with its size and hash", () => {
    const { resources } = JSON.parse(read("datapackage.json")) as { resources: Record<string, unknown>[] };
    const text = read(`${name}/table.json`);
    const entry = resources.find((entry) => entry["name"] === name);
    const expected = { path: `${name}/table.json`, bytes: Buffer.byteLength(text), hash: hash(text), type: "table" };
    expect(entry).toMatchObject({ ...expected, population: about.population });
  });
});

test("the two tables of the five logs tell the same origin", () => {
  const [points, clusters] = [resource("job-durations"), resource("job-clusters")];
  for (const key of ["population", "credit", "sources", "licenses"] as const)
    expect(clusters[key]).toEqual(points[key]);
});
