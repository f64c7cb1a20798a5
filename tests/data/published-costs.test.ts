import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { build as waste } from "../../data/cloud-waste/build.ts";
import type { Row as Waste } from "../../data/cloud-waste/build.ts";
import { build as accidents } from "../../data/cost-accidents/build.ts";
import type { Row as Accident } from "../../data/cost-accidents/build.ts";
import { build as factors } from "../../data/cost-factors/build.ts";
import type { Row as Factor } from "../../data/cost-factors/build.ts";
import { build as costs } from "../../data/published-costs/build.ts";
import type { Row as Cost } from "../../data/published-costs/build.ts";
import { MalformedRaw } from "../../data/raw.ts";
import type { Build, Raw } from "../../data/raw.ts";
import { raw, resource, rows } from "./tables.ts";

const published = rows<Cost>("published-costs");
const cost = (what: string) => {
  const found = published.filter((row) => row.what.startsWith(what));
  expect(found.length, what).toBe(1);
  return found[0]!;
};
const factor = (name: string) => rows<Factor>("cost-factors").find((row) => row.factor === name)!;
const disk: Raw = (path) => readFile(`${raw}${path}`);

describe("what a terabyte costs", () => {
  test("the optimum is ten cents as published, $0.0926 exactly, 19 and 23 cents at the dearer prices", () => {
    expect(cost("The optimum")).toMatchObject({ terabytes: 1, usd: 0.1, usdPerTb: 0.1, origin: "quoted" });
    expect(cost("The same, not rounded").usd!.toFixed(4)).toBe("0.0926");
    expect(cost("ARM, on demand").usd!.toFixed(2)).toBe("0.19");
    expect(cost("Intel, on demand").usd!.toFixed(2)).toBe("0.23");
    for (const { origin, confidence } of published.filter(({ kind }) => kind === "optimum").slice(1))
      expect([origin, confidence]).toEqual(["computed", "derived"]);
  });

  test("its factors multiply to it: 60 MB/s is 4.63 core-hours, times the price of a core", () => {
    expect(factor("core-bandwidth")).toMatchObject({ value: 60, unit: "MB/s" });
    const hours = factor("core-hours").value;
    expect(hours).toBeCloseTo(1e6 / factor("core-bandwidth").value / 3600, 3);
    expect(hours.toFixed(2)).toBe("4.63");
    expect(hours * factor("core-arm-spot").value).toBeCloseTo(cost("The same, not rounded").usd!, 4);
    expect(hours * factor("core-arm").value).toBeCloseTo(cost("ARM, on demand").usd!, 4);
    expect(hours * factor("core-intel").value).toBeCloseTo(cost("Intel, on demand").usd!, 4);
  });

  test("250 TB went for $25 in 20 minutes, 200 TB for $150", () => {
    expect(cost("Xarray")).toMatchObject({ terabytes: 250, minutes: 20, usd: 25, usdPerTb: 0.1 });
    expect(cost("NSIDC")).toMatchObject({ terabytes: 200, usd: 150, usdPerTb: 0.75 });
  });

  test("a price per terabyte stands where dollars and terabytes do, and is their ratio", () => {
    for (const { what, usd, terabytes, usdPerTb } of published) {
      if (usd === null || terabytes === null) expect(usdPerTb, what).toBeNull();
      else expect(usdPerTb! / (usd / terabytes), what).toBeCloseTo(1, 3);
    }
  });
});

describe("what machines cost", () => {
  test("1,000 for 5 minutes $1.66, which is two cents an hour; 1,000 idle VMs $1.39, spoken", () => {
    const five = cost("1,000 machines for 5 minutes");
    expect(five).toMatchObject({ machines: 1000, minutes: 5, usd: 1.66 });
    expect((five.usd! / five.machines! / five.minutes!) * 60).toBeCloseTo(factor("core-arm-spot").value, 3);
    expect(cost("1,000 two-CPU ARM VMs")).toMatchObject({ machines: 1000, usd: 1.39, origin: "spoken", minutes: null });
  });

  test("one machine left on for a year is $42,384 at list price; the figure guessed on air is nowhere", () => {
    expect(cost("m7i.24xlarge")).toMatchObject({ machines: 1, minutes: 8760 * 60, usd: 42_384, origin: "computed" });
    expect(published.map(({ usd }) => usd)).not.toContain(30_000);
  });

  test("the burstable machine cost 83 % more", () => {
    expect(cost("A benchmark suite").usd).toBe(7.13);
    expect(cost("The same suite").usd).toBe(3.89);
    expect(Math.round((factor("burstable").value - 1) * 100)).toBe(83);
  });
});

describe("a trillion rows", () => {
  test("ClickHouse $0.56 in under 3 minutes, GizmoSQL $0.51 in 2 min 9 s and $2.78 for the copy", () => {
    expect(cost("ClickHouse")).toMatchObject({ terabytes: 2.4, usd: 0.56, minutes: 3, minutesAtMost: true });
    expect(published.filter(({ minutesAtMost }) => minutesAtMost).length).toBe(1);
    expect(cost("GizmoSQL, on a local copy")).toMatchObject({ usd: 0.51, minutes: 2 + 9 / 60 });
    expect(cost("GizmoSQL, with making the copy").usd! - 0.51).toBeCloseTo(2.78, 6);
  });

  test("Spark on EMR $1.45 with 32 machines in 32 minutes, Databricks $3.28 to $3.98 on a smaller copy", () => {
    expect(cost("Spark on EMR")).toMatchObject({ usd: 1.45, machines: 32, minutes: 32 });
    expect(cost("Databricks SQL, Medium")).toMatchObject({ usd: 3.98, minutes: 14.2, terabytes: 1.32 });
    expect(cost("Databricks SQL, 2X-L")).toMatchObject({ usd: 3.28, minutes: 1.95, terabytes: 1.32 });
  });

  test("Dask on Fargate took 1,303, 1,242 and 1,330 s on 50 machines, and its cost was not seen", () => {
    const runs = published.filter(({ what }) => what.startsWith("Dask on Fargate"));
    expect(runs.map(({ minutes }) => Math.round(minutes! * 60))).toEqual([1303, 1242, 1330]);
    for (const run of runs) expect(run).toMatchObject({ machines: 50, usd: null, usdPerTb: null });
  });
});

describe("the factors", () => {
  test("egress is $0.10 a gigabyte, $100 a terabyte, 1,000 times the ten cents of processing it", () => {
    const [out, processed] = [factor("egress-gb"), factor("processing")];
    expect([out.value, processed.value]).toEqual([0.1, 0.1]);
    expect(factor("egress-tb")).toMatchObject({ value: 100, origin: "computed" });
    expect(factor("egress-over-processing").value).toBe(factor("egress-tb").value / processed.value);
  });

  test("Lambda is said to be 4 and 4 to 5 times as dear, and by list prices is 5.9 and 5.0 times", () => {
    expect(factor("lambda-talk")).toMatchObject({ value: 4, upTo: null, confidence: "C" });
    expect(factor("lambda-podcast")).toMatchObject({ value: 4, upTo: 5, confidence: "A" });
    expect(factor("lambda-over-m7g").value.toFixed(1)).toBe("5.9");
    expect(factor("lambda-over-m6i").value.toFixed(1)).toBe("5.0");
  });

  test("the author's round prices of a core are AWS's of today, to a cent", () => {
    expect(Math.abs(factor("core-arm").value - factor("list-arm").value)).toBeLessThan(0.01);
    expect(Math.abs(factor("core-intel").value - factor("list-intel").value)).toBeLessThan(0.01);
    expect(factor("list-arm").value).toBe(0.0408);
    expect(factor("list-intel").value).toBe(0.0504);
  });

  test("are each there once, under one name", () => {
    const names = rows<Factor>("cost-factors").map((row) => row.factor);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBe(17);
  });
});

test("the four accidents are spoken: $96,000, $50,000 where $300 to $600 were expected, $15,000, $400", () => {
  const stories = rows<Accident>("cost-accidents");
  expect(stories.map(({ usd }) => usd)).toEqual([96_000, 50_000, 15_000, 400]);
  expect(stories.map(({ usdExpectedLow, usdExpectedHigh }) => [usdExpectedLow, usdExpectedHigh])).toEqual([
    [null, null],
    [300, 600],
    [null, null],
    [null, null],
  ]);
  for (const { origin } of stories) expect(origin).toBe("spoken");
});

test("firms think 30, 32 and 27 % wasted and exceed budgets by 23, 13 and 17 %, all second-hand", () => {
  const answers = rows<Waste>("cloud-waste");
  const of = (measure: string) =>
    answers.filter((row) => row.measure === measure).map(({ year, share }) => [year, Math.round(share * 100)]);
  expect(of("wasted")).toEqual([
    [2020, 30],
    [2022, 32],
    [2025, 27],
  ]);
  expect(of("over budget")).toEqual([
    [2020, 23],
    [2022, 13],
    [2025, 17],
  ]);
  for (const { confidence, origin } of answers) expect([confidence, origin]).toEqual(["B", "quoted"]);
});

describe.each(["published-costs", "cost-factors", "cost-accidents", "cloud-waste"])("every row of %s", (name) => {
  test("names a document that is among the sources, by its address", () => {
    const listed = resource(name).sources.map(({ path }) => path);
    for (const { url } of rows(name)) {
      // Prices are listed at the commit that was read, and linked where they are kept.
      if (String(url).includes("karpenter")) expect(listed.some((path) => path.includes("karpenter"))).toBe(true);
      else expect(listed).toContain(url);
    }
  });

  test("has a grade that the field explains", () => {
    for (const { confidence } of rows(name)) expect(confidence).toMatch(/^(A|A-part|B|C|derived)\b/);
  });
});

describe.skipIf(!existsSync(raw))("with the raw files at hand", () => {
  const builds: [string, Build<object>][] = [
    ["published-costs", costs],
    ["cost-factors", factors],
    ["cost-accidents", accidents],
    ["cloud-waste", waste],
  ];
  test.each(builds)("%s says so when the second half of the facts is missing", async (_, build) => {
    const halved: Raw = async (path) => {
      const bytes = await disk(path);
      return path.endsWith("facts.md") ? bytes.subarray(0, bytes.length / 2) : bytes;
    };
    await expect(build(halved)).rejects.toThrow(MalformedRaw);
  });

  test.each(builds)("%s says so when a figure is no longer written as it was", async (_, build) => {
    const changed: Raw = async (path) => {
      const text = (await disk(path)).toString("utf8");
      return Buffer.from(path.endsWith("facts.md") ? text.replaceAll(/\$[\d,.]+|\d+ %/g, "unknown") : text);
    };
    await expect(build(changed)).rejects.toThrow(/facts\.md: expected words like/);
  });

  test("two real jobs are told apart, and a third would not be taken for one of them", async () => {
    const line = "| Real job | 250 TB, ~9 min, ~$1 | Another | X | 2023 | https://example.org | A | Point |\n";
    const doubled: Raw = async (path) =>
      path.endsWith("facts.md") ? Buffer.concat([Buffer.from(line), await disk(path)]) : disk(path);
    await expect(costs(doubled)).rejects.toThrow(/expected one fact that begins "Real job", but found 2/);
  });
});
