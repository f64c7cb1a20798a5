import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { build, readings, trusted } from "../../data/azure-functions/build.ts";
import type { Row } from "../../data/azure-functions/build.ts";
import { offLine, rising, thinned } from "../../data/azure-functions/thinning.ts";
import type { Reading } from "../../data/azure-functions/thinning.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { raw, rows } from "./tables.ts";

const points = rows<Row>("azure-functions");
const line = (statistic: string) => points.filter((point) => point.statistic === statistic);

/** Where a line reaches a share, read straight over logarithmic seconds. */
function reaches(readings: readonly Reading[], share: number): number {
  const next = readings.findIndex((reading) => reading.share >= share);
  const [left, right] = [readings[next - 1]!, readings[next]!];
  const along = (share - left.share) / (right.share - left.share);
  return left.seconds * (right.seconds / left.seconds) ** along;
}

const headlines = {
  average: { 0.25: 0.22, 0.5: 0.93, 0.75: 4.3, 0.9: 23, 0.95: 63 },
  maximum: { 0.5: 3.7, 0.75: 18, 0.9: 73 },
};

describe.each(Object.entries(headlines))("the %s", (statistic, quantiles) => {
  test.each(Object.entries(quantiles))("reaches the share %s at %s s, to three hundredths", (share, seconds) => {
    expect(Math.abs(reaches(line(statistic), Number(share)) / seconds - 1)).toBeLessThan(0.03);
  });

  test("never falls, runs from about 1 % to P97, and is marked as digitised", () => {
    for (const [index, { seconds, share, origin }] of line(statistic).entries()) {
      expect(seconds).toBeGreaterThan(line(statistic)[index - 1]?.seconds ?? 0);
      expect(share).toBeGreaterThanOrEqual(line(statistic)[index - 1]?.share ?? 0.01);
      expect(share).toBeLessThanOrEqual(0.97);
      expect(origin).toBe("digitised");
    }
    expect(line(statistic)[0]!.share).toBeLessThan(0.015);
    expect(line(statistic).at(-1)!.share).toBeGreaterThan(0.965);
    expect(line(statistic).length).toBeLessThan(40);
  });
});

test("half of the functions take under a second on average, as FaaSRail says of the trace", () => {
  expect(reaches(line("average"), 0.5)).toBeLessThan(1);
  expect(points.length).toBe(line("average").length + line("maximum").length);
});

test("the longest run of as many functions is longer than their average", () => {
  for (let share = 0.02; share < 0.965; share += 0.05)
    expect(reaches(line("maximum"), share)).toBeGreaterThan(reaches(line("average"), share));
});

test("a spike is what a later reading undercuts, and a line keeps its corners", () => {
  const made = (...shares: number[]) => shares.map((share, index) => ({ seconds: 10 ** index, share }));
  expect(rising(made(0.1, 0.4, 0.2, 0.3)).map(({ share }) => share)).toEqual([0.1, 0.2, 0.3]);
  expect(rising(made(0.1, 0.1, 0.2))).toHaveLength(3);
  expect(thinned(made(0, 0.1, 0.2, 0.3), 0.01)).toHaveLength(2);
  expect(thinned(made(0, 0.1, 0.25, 0.3), 0.01).map(({ share }) => share)).toEqual([0, 0.1, 0.25, 0.3]);
  expect(thinned(made(0, 0.105, 0.2), 0.01)).toHaveLength(2);
  expect(thinned(made(0.5), 0.01)).toHaveLength(1);
});

const path = "data/raw/lesson-facts/azfunc_fig7_digitised.json";

describe.skipIf(!existsSync(raw + path))("the readings", () => {
  const file = async () => JSON.parse(await readFile(raw + path, "utf8")) as unknown;
  const keys = { average: "average", maximum: "max" };

  test.each(Object.entries(keys))(
    "of the %s lie within a row of pixels of the table's line",
    async (statistic, key) => {
      const kept = trusted(readings(await file(), key));
      const drawn = line(statistic);
      for (const reading of kept) {
        const next = drawn.findIndex(({ seconds }) => seconds >= reading.seconds * 0.999);
        if (next > 0) expect(offLine(drawn[next - 1]!, drawn[next]!, reading)).toBeLessThan(0.0036);
        else expect(next).toBe(0);
      }
      for (const share of [0.25, 0.5, 0.75, 0.9, 0.95])
        expect(Math.abs(reaches(drawn, share) / reaches(kept, share) - 1), `${share}`).toBeLessThan(0.03);
    },
  );

  test("lose 28 of 469 and 18 of 648 to spikes, without which P95 of the average would be 52 s", async () => {
    const [average, longest] = [readings(await file(), "average"), readings(await file(), "max")];
    expect([average.length, average.length - rising(average).length]).toEqual([469, 28]);
    expect([longest.length, longest.length - rising(longest).length]).toEqual([648, 18]);
    expect(average.find(({ share }) => share >= 0.95)!.seconds).toBeCloseTo(52.3, 1);
    expect(rising(average).find(({ share }) => share >= 0.95)!.seconds).toBeCloseTo(62.7, 1);
  });

  test("of the shortest run are not fit for a line: they jump by 3.4 % and fall 31 times", async () => {
    const shortest = readings(await file(), "min");
    const steps = shortest.slice(1).map(({ share }, index) => share - shortest[index]!.share);
    expect(Math.max(...steps)).toBeCloseTo(0.034, 3);
    expect(steps.filter((step) => step < -1e-9)).toHaveLength(31);
  });

  test("are refused when the file is empty, cut, of other lines, or runs backwards", async () => {
    const holding =
      (text: string): Raw =>
      () =>
        Promise.resolve(Buffer.from(text));
    const text = await readFile(raw + path, "utf8");
    const wrong = ["", "{", "{}", "[]", '{"average":[[1]]}', '{"average":[[2,0.1],[1,0.2]]}', '{"average":[[1,2]]}'];
    for (const content of [...wrong, text.slice(0, text.length / 2), text.replace('"max"', '"most"')])
      await expect(build(holding(content)), content.slice(0, 40)).rejects.toThrow(MalformedRaw);
  });
});
