import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { clusters, durations, marks, tolerance } from "../../data/job-durations/build.ts";
import type { Row as Point } from "../../data/job-durations/build.ts";
import type { Row as Cluster } from "../../data/job-clusters/build.ts";
import { shareWithin } from "../../data/job-durations/distribution.ts";
import { hash } from "../../scripts/tables.ts";
import { raw, resource, rows } from "./tables.ts";

const five = rows<Cluster>("job-clusters");
const points = rows<Point>("job-durations");
const line = (cluster: string) => points.filter((point) => point.cluster === cluster);
const ids = clusters.map(({ id }) => id);

/** A raw file as a build gets it. */
async function unpacked(path: string): Promise<Buffer> {
  const bytes = await readFile(`${raw}${path}`);
  return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}

/** What a straight line between the points says on a logarithmic axis. */
function drawn(cluster: string, seconds: number): number {
  const way = line(cluster);
  const index = way.findIndex((point) => point.seconds >= seconds);
  const [left, right] = [way[Math.max(index - 1, 0)]!, way[index]!];
  if (left === right) return right.share;
  const along = Math.log(seconds / left.seconds) / Math.log(right.seconds / left.seconds);
  return left.share + (right.share - left.share) * along;
}

test("the five medians and the number of jobs are those of public-data.md, section 6", () => {
  const medians = Object.fromEntries(five.map(({ cluster, median }) => [cluster, median]));
  expect(medians).toEqual({ SURF: 191, LCG: 255, Alibaba: 616, Philly: 1186, MetaCentrum: 2370 });
  const jobs = Object.fromEntries(five.map(({ cluster, n }) => [cluster, n]));
  expect(jobs).toEqual({ SURF: 194_917, LCG: 188_041, Alibaba: 7255, Philly: 83_154, MetaCentrum: 17_898 });
  expect(five.reduce((total, { n }) => total + n, 0)).toBe(491_265);
});

test("the other figures are those of public-data.md, as it rounds them", () => {
  const percent = (share: number) => Math.round(share * 100);
  const figures = five.map((row) => [row.p10, percent(row.share1min), percent(row.share10min), percent(row.share1h)]);
  expect(figures).toEqual([
    [14, 33, 62, 79],
    [79, 4, 61, 73],
    [73, 8, 49, 81],
    [61, 10, 39, 76],
    [3, 17, 34, 56],
  ]);
  expect(five.map(({ p90 }) => (p90 / 3600).toFixed(1))).toEqual(["2.0", "4.2", "2.2", "3.6", "32.8"]);
  expect(five.map(({ over24h }) => (over24h * 100).toFixed(1))).toEqual(["1.6", "2.3", "1.2", "3.5", "12.4"]);
});

describe.each(ids)("the line of %s", (id) => {
  test("runs from one second to one week, upwards, between 0 and 1", () => {
    const way = line(id);
    expect(way[0]!.seconds).toBe(1);
    expect(way.at(-1)!.seconds).toBe(604_800);
    expect(way.length).toBeGreaterThan(20);
    for (const [index, { seconds, share }] of way.entries()) {
      expect(share).toBeGreaterThanOrEqual(way[index - 1]?.share ?? 0);
      expect(share).toBeLessThanOrEqual(1);
      expect(seconds).toBeGreaterThan(way[index - 1]?.seconds ?? 0);
    }
    expect(way.at(-1)!.share).toBeGreaterThan(0.98);
  });

  test("has the read-off marks, and there says what the exact table says", () => {
    const cluster = five.find((row) => row.cluster === id)!;
    const at = (seconds: number) => line(id).find((point) => point.seconds === seconds)?.share;
    for (const mark of marks) expect(at(mark), `${mark} s`).toBeTypeOf("number");
    expect([at(60), at(600), at(3600)]).toEqual([cluster.share1min, cluster.share10min, cluster.share1h]);
    expect(1 - at(86_400)!).toBeCloseTo(cluster.over24h, 3);
    expect(drawn(id, cluster.median)).toBeGreaterThan(0.5 - tolerance);
  });
});

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  test("the drawn line is as near to every log, at every whole second, as the method says", async () => {
    const logs = await durations(unpacked);
    expect(logs.map(({ cluster }) => cluster.id)).toEqual(ids);
    for (const { cluster, seconds } of logs) {
      const places = [...new Set(seconds)].flatMap((at) => [at - 1, at]).filter((at) => at >= 1 && at <= 604_800);
      const distances = places.map((at) => Math.abs(drawn(cluster.id, at) - shareWithin(seconds, at)));
      const furthest = distances.reduce((most, distance) => Math.max(most, distance), 0);
      expect(furthest, cluster.id).toBeLessThan(tolerance + 0.0001);
    }
  });

  test("a log that only our copy has packed is, unpacked, the one the source names", async () => {
    const found: string[] = [];
    await durations(async (path) => {
      const bytes = await unpacked(path);
      found.push(hash(bytes));
      return bytes;
    });
    const files = resource("job-durations").sources.flatMap(({ files = [] }) => files);
    const named = files.flatMap(({ hashUnpacked }) => hashUnpacked ?? []);
    expect(named.length).toBe(2);
    expect(found).toEqual(expect.arrayContaining(named));
  });
});
