import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { affordable, build, marks, places, tolerance } from "../../data/job-costs/build.ts";
import type { Row as Point } from "../../data/job-costs/build.ts";
import { build as summarise } from "../../data/job-cost-summary/build.ts";
import { coreSeconds, logs } from "../../data/job-costs/jobs.ts";
import type { Row as Summary } from "../../data/job-cost-summary/build.ts";
import type { Row as Cluster } from "../../data/job-clusters/build.ts";
import { shareWithin } from "../../data/job-durations/distribution.ts";
import { build as concentrate } from "../../data/work-concentration/build.ts";
import { lorenz } from "../../data/work-concentration/lorenz.ts";
import type { Row as Share } from "../../data/work-concentration/build.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Raw } from "../../data/raw.ts";
import { raw, resource, rows } from "./tables.ts";

const points = rows<Point>("job-costs");
const summaries = rows<Summary>("job-cost-summary");
const shares = rows<Share>("work-concentration");
const ids = ["SURF", "MetaCentrum", "LCG"];
const line = (cluster: string) => points.filter((point) => point.cluster === cluster);
const percent = (share: number) => Math.round(share * 100);

/** A raw file as a build gets it. */
const disk: Raw = async (path) => {
  const bytes = await readFile(`${raw}${path}`);
  return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
};

/** What a straight line between the points says on a logarithmic axis. */
function drawn(cluster: string, usd: number): number {
  const way = line(cluster);
  const index = way.findIndex((point) => point.usd >= usd);
  const [left, right] = [way[Math.max(index - 1, 0)]!, way[index]!];
  if (left === right) return right.share;
  const along = Math.log(usd / left.usd) / Math.log(right.usd / left.usd);
  return left.share + (right.share - left.share) * along;
}

describe("the headline figures of public-data.md, section 6, hold", () => {
  test("medians are 3.5, 9.5 and 0.3 cents, means $1.19, $6.11 and $0.09", () => {
    expect(summaries.map(({ cluster }) => cluster)).toEqual(ids);
    expect(summaries.map(({ usdMedian }) => usdMedian.toFixed(3))).toEqual(["0.035", "0.095", "0.003"]);
    expect(summaries.map(({ usdMean }) => usdMean.toFixed(2))).toEqual(["1.19", "6.11", "0.09"]);
  });

  test("shares within 10 cents, a dollar and ten dollars are as it rounds them", () => {
    const within = summaries.map((row) => [row.share10Cents, row.share1Usd, row.share10Usd].map(percent));
    expect(within).toEqual([
      [62, 85, 98],
      [50, 74, 90],
      [82, 98, 100],
    ]);
  });

  test("the dearest 1 % of jobs take 45, 36 and 22 % of the spend, MetaCentrum's dearest 10 % take 88 %", () => {
    expect(summaries.map(({ top1Percent }) => percent(top1Percent))).toEqual([45, 36, 22]);
    expect(percent(summaries[1]!.top10Percent)).toBe(88);
  });

  test("the price is m7g's, the vCPUs are SURF's 16 and LCG's 1, and MetaCentrum's jobs have their own", () => {
    expect(summaries.map(({ usdPerVcpuHour }) => usdPerVcpuHour)).toEqual([0.0408, 0.0408, 0.0408]);
    expect(summaries.map(({ vcpusPerJob }) => vcpusPerJob)).toEqual([16, null, 1]);
  });
});

test("the jobs are those of job-clusters, and total, mean and number agree", () => {
  const five = rows<Cluster>("job-clusters");
  for (const row of summaries) {
    const cluster = five.find(({ cluster }) => cluster === row.cluster)!;
    expect([row.n, row.title, row.year]).toEqual([cluster.n, cluster.title, cluster.year]);
    expect(row.usdTotal / row.n / row.usdMean).toBeCloseTo(1, 2);
    expect(row.usdMedian).toBeLessThan(row.usdP90);
    if (row.vcpusPerJob === null) continue;
    const median = (cluster.median * row.vcpusPerJob * row.usdPerVcpuHour) / 3600;
    expect(row.usdMedian / median).toBeCloseTo(1, 3);
  }
});

describe.each(ids)("the line of %s", (id) => {
  test("runs upwards from $0.0001 to $1,000, where every job is done", () => {
    const way = line(id);
    expect([way[0]!.usd, way.at(-1)!.usd, way.at(-1)!.share]).toEqual([0.0001, 1000, 1]);
    for (const [index, { usd, share }] of way.entries()) {
      expect(share).toBeGreaterThanOrEqual(way[index - 1]?.share ?? 0);
      expect(usd).toBeGreaterThan(way[index - 1]?.usd ?? 0);
    }
  });

  test("has the read-off marks, and says there what the summary says", () => {
    const summary = summaries.find(({ cluster }) => cluster === id)!;
    const at = (usd: number) => line(id).find((point) => point.usd === usd)?.share;
    for (const mark of marks) expect(at(mark), `$${mark}`).toBeTypeOf("number");
    expect([at(0.1), at(1), at(10)]).toEqual([summary.share10Cents, summary.share1Usd, summary.share10Usd]);
    expect(Math.abs(drawn(id, summary.usdMedian) - 0.5)).toBeLessThan(tolerance + 0.002);
    expect(Math.abs(drawn(id, summary.usdP90) - 0.9)).toBeLessThan(tolerance + 0.002);
  });
});

describe("the Lorenz curves", () => {
  const curve = (cluster: string) => shares.filter((row) => row.cluster === cluster);
  const below = (cluster: string, jobs: number) =>
    curve(cluster).find(({ shareOfJobs }) => shareOfJobs === jobs)!.shareOfWork;

  test.each(["SURF", "MetaCentrum"])("%s's runs from nothing to all, and bends upwards only", (id) => {
    const way = curve(id);
    expect([way[0]!.shareOfJobs, way[0]!.shareOfWork]).toEqual([0, 0]);
    expect([way.at(-1)!.shareOfJobs, way.at(-1)!.shareOfWork]).toEqual([1, 1]);
    let steepest = 0;
    for (const [index, { shareOfJobs, shareOfWork, origin }] of way.entries()) {
      if (index === 0) continue;
      const { shareOfJobs: jobs, shareOfWork: work } = way[index - 1]!;
      const [wide, high] = [shareOfJobs - jobs, shareOfWork - work];
      expect(wide).toBeGreaterThan(0);
      // Shares of work are rounded to 0.0001.
      expect(high / wide).toBeGreaterThan(steepest - 0.0002 / wide);
      steepest = high / wide;
      expect(origin).toBe("computed");
    }
    expect(steepest).toBeGreaterThan(20);
  });

  test("their top 1 % and 10 % are those of the summary", () => {
    for (const { cluster, top1Percent, top10Percent } of summaries.filter(({ cluster }) => cluster !== "LCG")) {
      expect(1 - below(cluster, 0.99)).toBeCloseTo(top1Percent, 3);
      expect(1 - below(cluster, 0.9)).toBeCloseTo(top10Percent, 3);
    }
  });

  test("Borg's point is a quoted bound: the top 1 % of jobs use more than 99 %", () => {
    const [borg, ...more] = shares.filter(({ origin }) => origin !== "computed");
    expect(more).toEqual([]);
    expect(borg).toMatchObject({ cluster: "Google Borg 2019", shareOfJobs: 0.99, shareOfWork: 0.01, atMost: true });
    expect(borg).toMatchObject({ origin: "quoted", url: "https://research.google/pubs/pub49065/" });
    expect(shares.filter(({ atMost }) => atMost)).toEqual([borg]);
  });

  test("of four equal jobs any half does half, and of one that did all the rest did nothing", () => {
    expect(lorenz(Float64Array.of(2, 2, 2, 2))(500)).toBe(0.5);
    expect(lorenz(Float64Array.of(0, 0, 0, 8))(250)).toBe(0);
    expect(lorenz(Float64Array.of(1, 3))(1000)).toBe(0);
    expect(lorenz(Float64Array.of(1, 3))(0)).toBe(1);
  });
});

test("what a sum pays for is a whole number of core-seconds, an exact hour included", () => {
  expect(affordable(0.0408, 0.0408)).toBe(3600);
  expect(affordable(0.04, 0.0408)).toBe(3529);
});

test("no chart of sizes can be made of SURF or LCG without being told", () => {
  for (const name of ["job-costs", "job-cost-summary", "work-concentration"])
    expect(resource(name).flaws.join(" "), name).toMatch(/16 cores/);
});

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  test("the drawn line is as near to every log, at every price of three digits, as the method says", async () => {
    expect([places[0], places.at(-1), places.length]).toEqual([0.0001, 1000, 6301]);
    for (const { cluster, jobs } of await logs(disk)) {
      const work = coreSeconds(jobs);
      const distances = places.map((usd) =>
        Math.abs(drawn(cluster.id, usd) - shareWithin(work, affordable(usd, 0.0408))),
      );
      expect(Math.max(...distances), cluster.id).toBeLessThan(tolerance + 0.0001);
    }
  }, 60_000);

  test("the reference computation found the same", async () => {
    const reference = async (path: string) => JSON.parse((await disk(path)).toString("utf8")) as never;
    const { traces } = (await reference("data/batch-traces/result.json")) as {
      traces: Record<string, { cost_share_le: Record<string, number>; cost_top1pct_share: number }>;
    };
    for (const [id, name] of [
      ["SURF", "SURF-2022H2"],
      ["LCG", "LCG-2005"],
    ] as const) {
      const at = Object.fromEntries(line(id).map(({ usd, share }) => [String(usd), share]));
      for (const mark of ["0.01", "0.1", "1", "10", "100"])
        expect(at[mark], `${id} $${mark}`).toBeCloseTo(traces[name]!.cost_share_le[mark]!, 3);
      expect(summaries.find(({ cluster }) => cluster === id)!.top1Percent).toBeCloseTo(
        traces[name]!.cost_top1pct_share,
        3,
      );
    }
  });

  test.each([
    ["job-costs", build],
    ["job-cost-summary", summarise],
    ["work-concentration", concentrate],
  ])(
    "%s says so when half a raw file is missing, unless what it needs is in the other half",
    async (name, build) => {
      const whole = JSON.stringify(await build(disk));
      for (const { path } of resource(name).sources.flatMap(({ files = [] }) => files)) {
        const halved: Raw = async (wanted) => {
          const bytes = await disk(wanted);
          return wanted === path ? bytes.subarray(0, bytes.length / 2) : bytes;
        };
        const answer = await build(halved).catch((cause: unknown) => cause);
        if (!(answer instanceof MalformedRaw)) expect(JSON.stringify(answer), path).toBe(whole);
      }
    },
    120_000,
  );
});
