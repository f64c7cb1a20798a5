/** Lesson 4: one image's history, and what is published about images. */
import { existsSync, readFileSync } from "node:fs";
import { quantile, rollup } from "d3";
import { describe, expect, test } from "vitest";
import { build as buildFigures } from "../../data/container-start/build.ts";
import type { Row as Figure } from "../../data/container-start/build.ts";
import { build as buildUpdates } from "../../data/environment-updates/build.ts";
import type { Row as Update } from "../../data/environment-updates/build.ts";
import { MalformedRaw } from "../../data/raw.ts";
import { raw, resource, rows } from "./tables.ts";

const updates = rows<Update>("environment-updates");
const figures = rows<Figure>("container-start");
const figure = (name: string) => figures.find((row) => row.figure === name)!;
const moved = ({ updated, added, removed }: Update) => updated + added + removed;

describe("one image's history", () => {
  test("284 updates from 2020-03-30 to 2026-01-31, 64/55/58/49/36/20 a year, 367 to 809 packages", () => {
    expect(updates.length).toBe(284);
    expect([updates[0]!.date, updates.at(-1)!.date]).toEqual(["2020-03-30", "2026-01-31"]);
    expect([updates[0]!.packages, updates.at(-1)!.packages]).toEqual([367, 809]);
    const years = rollup(
      updates,
      (year) => year.length,
      ({ date }) => date.slice(0, 4),
    );
    expect([...years.values()]).toEqual([64, 55, 58, 49, 36, 20, 2]);
  });

  test("a median update moves 39 packages (7 %), one in ten at least 128 (20 %)", () => {
    const counts = updates.map(moved);
    // The list cuts 39.5 and 128.7 down to 39 and 128.
    expect([quantile(counts, 0.5), quantile(counts, 0.9)]).toEqual([39.5, expect.closeTo(128.7, 6)]);
    const shares = updates.map(({ share }) => share);
    expect([quantile(shares, 0.5)!, quantile(shares, 0.9)!].map((share) => Math.round(share * 100))).toEqual([7, 20]);
    expect(quantile(updates, 0.5, ({ updated }) => updated)).toBe(34);
    expect(resource("environment-updates").flaws.join()).toMatch(/39\.5, quoted elsewhere as 39.*alone it is 34/);
  });

  test("there was an update every 7.5 days, though not every update has a day of its own", () => {
    const days = (Date.parse(updates.at(-1)!.date) - Date.parse(updates[0]!.date)) / 86_400_000;
    expect((days / updates.length).toFixed(1)).toBe("7.5");
    expect(new Set(updates.map(({ date }) => date)).size).toBe(244);
  });

  test("every update begins where the last one ended, and moves less than there is", () => {
    for (const [index, row] of updates.entries()) {
      const before = updates[index - 1];
      if (before) {
        expect(row.packages - before.packages).toBe(row.added - row.removed);
        expect(row.date >= before.date).toBe(true);
      }
      expect(Math.abs(row.share - moved(row) / row.packages)).toBeLessThan(0.0001);
      expect(moved(row)).toBeGreaterThan(0);
      expect(row.share).toBeLessThan(1);
    }
  });

  const good = {
    lock_updates: 2,
    rows: [
      ["2020-01-01", 10, 1, 0, 0],
      ["2020-01-02", 11, 2, 1, 0],
    ],
  };
  test.each([
    ["an empty file", "", /env-churn\/result\.json: expected a JSON file/],
    ["half a file", JSON.stringify(good).slice(0, 40), /expected a JSON file/],
    ["no rows", {}, /expected rows at rows, but found nothing$/],
    ["a row too few", { ...good, rows: good.rows.slice(1) }, /expected 2 rows, as it says itself, but found "?1/],
    ["no number of updates", { rows: good.rows }, /expected the number of updates at lock_updates, but found nothing$/],
    [
      "half a row",
      { ...good, rows: [["2020-01-01", 10]] },
      /expected a count of packages at rows\.0\.2, but found nothing$/,
    ],
    ["no date", { ...good, rows: [[20200101, 10, 1, 0, 0]] }, /expected a date at rows\.0\.0, but found "20200101"$/],
    [
      "a gap",
      { ...good, rows: [good.rows[0], ["2020-01-02", 12, 2, 1, 0]] },
      /expected the packages of 2020-01-02 to be/,
    ],
  ])("%s is named", async (_, content, sentence) => {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    const build = () => buildUpdates(() => Promise.resolve(Buffer.from(text)));
    await expect(build()).rejects.toThrow(MalformedRaw);
    await expect(build()).rejects.toThrow(sentence);
  });

  test.skipIf(!existsSync(raw))(
    "137 direct requirements bring the packages in, as the raw file and the table say",
    () => {
      const text = readFileSync(`${raw}data/env-churn/result.json`, "utf8");
      expect(JSON.parse(text)).toMatchObject({ direct_requirements: 137, lock_updates: updates.length });
      expect(resource("environment-updates").description).toContain("137 direct requirements");
    },
  );
});

describe("what is published about images", () => {
  test("pulling is 76 % of container start, and 6.4 % of the data is read, in 57 containers", () => {
    expect(figure("pullShare")).toMatchObject({ least: 0.76, most: 0.76, unit: "share", year: 2016 });
    expect(figure("readShare")).toMatchObject({ least: 0.064, most: 0.064, unit: "share" });
    expect(figure("containers").least).toBe(57);
    expect([figure("developFaster").least, figure("deployFaster").least]).toEqual([20, 5]);
  });

  test("the one before and after is 5 minutes or more against 1 to 2, which its authors call 3 times faster", () => {
    const [image, sync, faster] = [figure("withImage"), figure("withSync"), figure("syncFaster")];
    expect(image).toMatchObject({ least: 300, most: null, unit: "s", year: 2023 });
    expect(sync).toMatchObject({ least: 60, most: 120, unit: "s" });
    expect(faster.least).toBe(3);
    expect(image.least / sync.most!).toBe(2.5);
    expect(resource("container-start").flaws.join()).toContain("the words allow 2.5 times and up");
  });

  test("the other points: Google 25 s at second hand, Burla 1 min 47 s and 3 s, 2 packages pinned and over 80 installed", () => {
    expect(figure("googleMedian")).toMatchObject({ least: 25, unit: "s", confidence: "B" });
    expect([figure("burlaBoot").least, figure("burlaInstall").least]).toEqual([107, 3]);
    expect(figure("pinned")).toMatchObject({ least: 2, most: 2 });
    expect(figure("installed")).toMatchObject({ least: 80, most: null });
  });

  test("every figure is quoted, once, from a document that is among the sources", () => {
    expect(new Set(figures.map((row) => row.figure)).size).toBe(figures.length);
    const paths = resource("container-start").sources.map(({ path }) => path);
    for (const { origin, url, confidence, least, most, unit } of figures) {
      expect(origin).toBe("quoted");
      expect(paths).toContain(url);
      expect(confidence).toMatch(/^(A|A-part|B)\b/);
      expect(most ?? Infinity).toBeGreaterThanOrEqual(least);
      if (unit === "share") expect(most).toBeLessThanOrEqual(1);
    }
  });

  test("without the facts, or with half of a fact, the build says so", async () => {
    const text = existsSync(raw) ? readFileSync(`${raw}design/facts.md`, "utf8") : "";
    const half = text.slice(0, text.indexOf("10,000-CPU cluster boot"));
    for (const broken of ["", "{", "{}", half, text.replace("1 min 47 s", "soon"), text.replace("2016-02 |", "then |")])
      await expect(buildFigures(() => Promise.resolve(Buffer.from(broken)))).rejects.toThrow(MalformedRaw);
  });
});
