import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { max, mean, min, quantile, rollup } from "d3";
import { describe, expect, test } from "vitest";
import type { Row as Summary } from "../../data/demand-summary/build.ts";
import type { Row as Use } from "../../data/duty-cycles/build.ts";
import { build as duty } from "../../data/duty-cycles/build.ts";
import type { Row as Day } from "../../data/jobs-in-flight/build.ts";
import { arrivals, inFlight } from "../../data/jobs-in-flight/in-flight.ts";
import { lcg, surf } from "../../data/jobs-in-flight/logs.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { raw, rows } from "./tables.ts";

const summary = rows<Summary>("demand-summary");
const days = rows<Day>("jobs-in-flight");
const use = rows<Use>("duty-cycles");
const counted = (trace: string, stepSeconds: number) =>
  summary.find((row) => row.trace === trace && row.stepSeconds === stepSeconds)!;
const of = (population: string, resource: string) =>
  use.find((row) => row.population === population && row.resource === resource)!;
const values = days.map(({ jobs }) => jobs.split(" ").map(Number));

describe("jobs in flight", () => {
  test("every day is there, of 24 hours but for the first and the last", () => {
    expect(days.at(0)).toMatchObject({ day: "2022-07-02", fromHour: 16 });
    expect(days.at(-1)!.day).toBe("2022-11-01");
    expect(values.map(({ length }) => length)).toEqual([8, ...Array.from({ length: 121 }, () => 24), 13]);
    const gaps = days.slice(1).map(({ day }, index) => Date.parse(day) - Date.parse(days[index]!.day));
    expect(new Set(gaps)).toEqual(new Set([86_400_000]));
    expect(days.slice(1).every(({ fromHour }) => fromHour === 0)).toBe(true);
    for (const jobs of values.flat()) expect(jobs).toSatisfy((n: number) => Number.isInteger(n) && n >= 0);
  });

  test("the hours are those of the summary: their number, their mean, and never above its peak", () => {
    const exact = counted("SURF 2022", 1);
    expect(values.flat()).toHaveLength(exact.hours);
    expect(mean(values.flat())).toBeCloseTo(exact.mean, 1);
    expect(Math.abs(quantile(values.flat(), 0.5)! - exact.median)).toBeLessThanOrEqual(1);
    expect(max(values.flat())).toBeLessThanOrEqual(exact.max);
    expect(max(values.flat())).toBeGreaterThan(exact.max - 5);
  });
});

describe("a cluster of fixed size", () => {
  test("counted every second, SURF peaks at 275 and would use 44 % of that, not 17.5 %", () => {
    expect(counted("SURF 2022", 1)).toMatchObject({ mean: 120.9, median: 113, p95: 245, max: 275 });
    expect(counted("SURF 2022", 1).usedAtPeak).toBeCloseTo(0.44, 2);
    expect(counted("SURF 2022", 1).usedAtP95).toBeCloseTo(0.49, 2);
  });

  test("counted in five minutes, it is what our design documents say", () => {
    expect(counted("SURF 2022", 300)).toMatchObject({ mean: 126.5, median: 116, p95: 256, max: 721, hours: 2925 });
    expect(counted("SURF 2022", 300).usedAtPeak).toBeCloseTo(0.175, 3);
    expect(counted("SURF 2022", 300).usedAtP95).toBeCloseTo(0.49, 2);
    expect(counted("LCG 2005", 300).usedAtPeak).toBeCloseTo(0.478, 2);
    expect(counted("LCG 2005", 300).usedAtP95).toBeCloseTo(0.57, 2);
  });

  test("15 % of SURF's hours have no arrivals, the mean is 66 and the busiest 2,219", () => {
    const { hoursWithoutArrivals, arrivalsMean, arrivalsMax, coresPerJob } = counted("SURF 2022", 1);
    expect(hoursWithoutArrivals).toBeCloseTo(0.15, 2);
    expect(Math.round(arrivalsMean)).toBe(66);
    expect(arrivalsMax).toBe(2219);
    expect(coresPerJob).toBe(16);
  });

  test("the jobs are those that lesson 8 counts", () => {
    const n = rollup(
      rows<{ cluster: string; n: number }>("job-clusters"),
      ([row]) => row!.n,
      ({ cluster }) => cluster,
    );
    expect(counted("SURF 2022", 1).jobs).toBe(n.get("SURF"));
    expect(counted("LCG 2005", 1).jobs).toBe(n.get("LCG"));
  });

  test("each row is in itself as it must be", () => {
    expect(summary.map(({ trace, stepSeconds }) => `${trace} ${stepSeconds}`)).toEqual(
      ["SURF 2022", "LCG 2005"].flatMap((trace) => [`${trace} 1`, `${trace} 300`]),
    );
    for (const row of summary) {
      expect(row.median).toBeLessThan(row.p95);
      expect(row.p95).toBeLessThan(row.max);
      expect(row.usedAtPeak).toBeCloseTo(row.mean / row.max, 3);
      expect(row.usedAtP95).toBeGreaterThan(row.usedAtPeak);
      expect(row.usedAtP95).toBeLessThan(1);
      expect(row.hoursWithoutArrivals).toSatisfy((share: number) => share >= 0 && share < 1);
    }
    for (const trace of ["SURF 2022", "LCG 2005"])
      expect(counted(trace, 300).mean).toBeGreaterThan(counted(trace, 1).mean);
  });

  test("a job counts from its submission for its seconds, or for every five minutes that it touches", () => {
    const job = (submitted: number, seconds: number) => ({ submitted: 1000 + submitted, seconds, cores: 1 });
    const jobs = [job(0, 2), job(1, 0), job(299, 2), job(599, 1)];
    const exact = inFlight(jobs, 1, 0);
    expect(exact).toHaveLength(600);
    expect([...exact.subarray(0, 4)]).toEqual([1, 2, 0, 0]);
    expect([...exact.subarray(298, 302)]).toEqual([0, 1, 1, 0]);
    expect([...inFlight(jobs, 300, 0)]).toEqual([3, 2]);
    expect([...arrivals([...jobs, job(3600, 1)])]).toEqual([4, 1]);
  });
});

describe("duty cycles", () => {
  test("LLM clusters: a third of the GPU samples up to 10 %, the median at 97 to 99 %, CPU and memory low", () => {
    expect([of("Seren", "GPU").shareTo10, of("Kalos", "GPU").shareTo10].map(percent)).toEqual([32, 34]);
    expect([of("Seren", "GPU").median, of("Kalos", "GPU").median].map(percent)).toEqual([99, 97]);
    expect([of("Seren", "CPU").median, of("Kalos", "CPU").median].map(permille)).toEqual([8, 20.1]);
    expect([of("Seren", "host memory").median, of("Kalos", "host memory").median].map(permille)).toEqual([15, 7.2]);
  });

  test("PAI's median GPU sample is 3.8 % with 70 % up to 10 %, Philly's 48 %", () => {
    expect(permille(of("PAI", "GPU").median)).toBe(3.8);
    expect(percent(of("PAI", "GPU").shareTo10)).toBe(70);
    expect(percent(of("Philly", "GPU").median)).toBe(48);
  });

  test("GenAI: mean 7.0 %, 67 % exactly zero, 2.3 % above half, and half hours from 0 to 20 %", () => {
    const row = of("GenAI image serving", "GPU");
    expect(permille(row.mean)).toBe(7);
    expect(percent(row.shareZero)).toBe(67);
    expect(permille(row.shareAbove50)).toBe(2.3);
    expect(row).toMatchObject({ machines: 143, samples: 157_417, median: 0 });
    const halfHours = row.halfHours!.split(" ").map(Number);
    expect(halfHours).toHaveLength(46);
    expect([min(halfHours)!, max(halfHours)!].map(Math.round)).toEqual([0, 20]);
    expect(Math.abs(mean(halfHours)! - row.mean! * 100)).toBeLessThan(0.2);
  });

  test("Bitbrains: below 5 % for 88 % of VM-time, median machine mean 1.4 %", () => {
    const row = of("Bitbrains", "CPU");
    expect(percent(row.shareBelow5)).toBe(88);
    expect(permille(row.medianMachineMean)).toBe(1.4);
    expect(row.machines).toBe(50);
  });

  test("shares are shares, and of one distribution", () => {
    expect(use).toHaveLength(10);
    for (const row of use) {
      const shares = [
        row.shareZero ?? 0,
        row.shareBelow5 ?? row.shareZero ?? 0,
        row.shareTo10,
        1 - row.shareAbove50,
        1,
      ];
      expect(shares, row.population).toEqual(shares.toSorted((a, b) => a - b));
      for (const value of [row.median ?? 0, row.mean ?? 0]) expect(value).toSatisfy((v: number) => v >= 0 && v <= 1);
      if (row.median !== null) expect(row.median > 0.1).toBe(row.shareTo10 < 0.5);
    }
  });

  test("the bimodal median lies where the curve of AcmeTrace crosses the middle", { skip: !existsSync(raw) }, () => {
    const path = `${raw}data/acme-util/result.json`;
    const { curves } = JSON.parse(readFileSync(path, "utf8")) as {
      curves: Record<string, { cdf: [number, number][] }>;
    };
    for (const resource of ["GPU util", "CPU util", "host memory"])
      for (const population of ["Seren", "Kalos"]) {
        const { cdf } = curves[`${population} ${resource} %`]!;
        const above = cdf.findIndex(([, share]) => share >= 50);
        const middle = of(population, resource.replace(" util", "")).median! * 100;
        expect(middle).toBeGreaterThanOrEqual(cdf[above - 1]![0] - 0.01);
        expect(middle).toBeLessThanOrEqual(cdf[above]![0] + 0.01);
      }
  });
});

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  const file = (path: string) => {
    const bytes = readFileSync(`${raw}${path}`);
    return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  };

  test("SURF's peak of 721 is 630 jobs of nine seconds, and never more than 275 run at once", async () => {
    const jobs = await surf.read((path) => Promise.resolve(file(path)));
    const first = min(jobs, ({ submitted }) => submitted)!;
    const touched = inFlight(jobs, 300, 0);
    const busiest = touched.indexOf(721);
    const begun = jobs.filter(({ submitted }) => Math.floor((submitted - first) / 300) === busiest);
    expect(begun).toHaveLength(630);
    expect(quantile(begun, 0.5, ({ seconds }) => seconds)).toBe(9);
    expect(max(inFlight(jobs, 1, 0).subarray(busiest * 300, busiest * 300 + 300))).toBeLessThan(200);
    // the mean is also all run time within the time counted, over that time
    const [from, to] = [first + 2 * 86_400, first + 2 * 86_400 + counted("SURF 2022", 1).hours * 3600];
    const within = jobs.map(({ submitted, seconds }) => {
      const time = Math.min(to, submitted + seconds) - Math.max(from, submitted);
      return Math.max(0, time);
    });
    expect((mean(within)! * jobs.length) / (to - from)).toBeCloseTo(counted("SURF 2022", 1).mean, 1);
  });

  test("halves of the logs are told as such", async () => {
    const half: Raw = (path) => Promise.resolve(file(path).subarray(0, file(path).length / 2));
    await expect(surf.read(half)).rejects.toThrow(MalformedRaw);
    await expect(surf.read(half)).rejects.toThrow(/tasks\.parquet: expected a Parquet file with submission_time, /);
    await expect(lcg.read(half)).rejects.toThrow(/LCG.*: expected/);
    await expect(duty(half)).rejects.toThrow(/result\.json: expected a JSON file/);
  });
});

test.each(["", "{", "{}", "[]", "; MaxRecords: 3\n1 0 0 5 1\n"])(
  "a malformed raw file is one sentence: %j",
  async (words) => {
    const holding: Raw = () => Promise.resolve(Buffer.from(words));
    for (const read of [surf.read(holding), lcg.read(holding), duty(holding)]) {
      await expect(read).rejects.toThrow(MalformedRaw);
      await expect(read).rejects.toThrow(/^data\/\S+: expected .*, but found /);
    }
  },
);

const percent = (share: number | null) => Math.round(share! * 100);
const permille = (share: number | null) => Math.round(share! * 1000) / 10;
