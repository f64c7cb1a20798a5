import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { hash, mostBytes, print } from "../../scripts/tables.ts";
import { has, names, read, resource, rows } from "./tables.ts";

test("the tables of lesson 8 are found by their folders", () => {
  expect(names).toEqual(expect.arrayContaining(["job-durations", "job-clusters", "dask-efficiency"]));
  expect(names.filter((name) => has(`${name}/build.ts`)).length).toBeGreaterThanOrEqual(3);
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

  test("says what it is, whose numbers these are and whose not, and how they were made", () => {
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
      for (const { name, type } of about.schema.fields) {
        const value = row[name];
        expect(typeof value, name).toBe(type === "integer" ? "number" : type);
        if (typeof value === "number") expect(Number.isFinite(value), name).toBe(true);
        if (type === "integer") expect(value).toSatisfy(Number.isInteger);
        if (type === "string") expect(value).not.toBe("");
      }
    }
  });

  test("names its sources with path, version, date and sha256, and a licence for each owner", () => {
    expect(about.sources.length).toBeGreaterThan(0);
    for (const source of about.sources) {
      expect(source.title.length, source.title).toBeGreaterThan(10);
      expect(source.path).toMatch(/^https:\/\/|^[\w-]+\/\S+$/);
      expect(source.version, source.title).toBeTruthy();
      expect(source.retrieved).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(source.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    }
    expect(about.licenses.length).toBe(about.sources.length);
    for (const licence of about.licenses) {
      expect(licence.name).toMatch(/^[\w.-]+$/);
      expect(licence.title).toBeTruthy();
      expect(licence.path).toMatch(/^https:\/\//);
    }
    expect(read("LICENSES.md")).toContain(`\`${name}\``);
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

test("what an embed of lesson 8 carries of them is a small part of its 45 kB", () => {
  const carried = ["job-durations", "job-clusters", "dask-efficiency"]
    .map((name) => read(`${name}/table.json`))
    .join("");
  expect(carried.length).toBeLessThan(25_000);
  expect(gzipSync(carried).length).toBeLessThan(5000);
});

test("the two tables of the five logs tell the same origin", () => {
  const [points, clusters] = [resource("job-durations"), resource("job-clusters")];
  for (const key of ["population", "credit", "sources", "licenses"] as const)
    expect(clusters[key]).toEqual(points[key]);
});
