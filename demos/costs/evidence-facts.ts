/** The numbers of the evidence that the prose quotes. */
import { count, dollars, duration, plural, share } from "../contract/format.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { costLogs, type CostLog } from "./job-costs.ts";
import { publishedOf, publishedRow, rangeOf } from "./published.ts";
import { paidOf, surveyOf } from "./waste.ts";

/** What the log says in place of a size, and two other assumptions. */
const ASSUMED = 16;
const OTHERS = { few: 4, many: 64 } as const;

/** Said as people say them, whatever the knobs are at. */
export function factsOf(tables: Tables): Record<string, string> {
  const [surf, metacentrum, grid] = costLogs(tables, ASSUMED) as [CostLog, CostLog, CostLog];
  const published = publishedOf(tables);
  const [low, high] = rangeOf(published);
  const of = (id: string) => published.find((run) => run.id === id)!;
  const row = (what: string) => publishedRow(tables, what);
  const xarray = row("Xarray, after tuning");
  const machines = row("1,000 machines for 5 minutes");
  const survey = surveyOf(tables);
  const accidents = paidOf(tables, surf).filter(({ wasted }) => wasted);
  const pool = accidents.find(({ thought }) => thought)!;
  const [expectedLow, expectedHigh] = pool.thought!;
  return {
    low: dollars(low),
    high: dollars(high),
    ideal: dollars(of("ideal").low),
    exact: dollars(row("The same, not rounded").usdPerTb!),
    arm: dollars(of("arm").low),
    intel: dollars(of("intel").low),
    xarrayData: `${count(xarray.terabytes!)}\u00a0TB`,
    xarrayPaid: dollars(xarray.usd!),
    xarrayTook: duration(xarray.minutes! * 60),
    nsidc: dollars(of("nsidc").low),
    nsidcData: `${count(of("nsidc").terabytes)}\u00a0TB`,
    nsidcPaid: dollars(of("nsidc").usd),
    clickhouse: dollars(of("clickhouse").low),
    gizmo: dollars(of("gizmo").low),
    gizmoCopied: dollars(of("gizmo").high),
    spark: dollars(of("spark").low),
    databricks: dollars(of("databricks").high),
    machines: plural(machines.machines!, "machine"),
    machinesTook: duration(machines.minutes! * 60),
    machinesPaid: dollars(machines.usd!),
    burstable: dollars(row("A benchmark suite on burstable t3").usd!),
    steady: dollars(row("The same suite on m6i").usd!),
    jobs: plural(surf.n, "job"),
    assumed: plural(ASSUMED, "vCPU"),
    vcpuHour: dollars(surf.usdPerVcpuHour),
    median: dollars(surf.usdMedian),
    mean: dollars(surf.usdMean),
    total: dollars(surf.usdTotal),
    withinTen: share(surf.share10Cents),
    withinDollar: share(surf.share1Usd),
    withinTenDollars: share(surf.share10Usd),
    dearest: share(surf.top1Percent),
    dearestSized: share(metacentrum.top1Percent),
    sizedMedian: dollars(metacentrum.usdMedian),
    gridMedian: dollars(grid.usdMedian),
    few: plural(OTHERS.few, "vCPU"),
    fewMedian: dollars(costLogs(tables, OTHERS.few)[0]!.usdMedian),
    many: plural(OTHERS.many, "vCPU"),
    manyMedian: dollars(costLogs(tables, OTHERS.many)[0]!.usdMedian),
    wasted: share(survey.wasted),
    over: share(survey.over),
    surveyed: String(survey.year),
    pool: dollars(pool.usd),
    expected: `${dollars(expectedLow)} to ${dollars(expectedHigh)}`,
    logs: dollars(paidFor("Debug logs")),
    year: dollars(accidents.find(({ id }) => id === "year")!.usd),
    student: dollars(paidFor("A student's forgotten resources")),
  };

  function paidFor(what: string): number {
    return rowsOf<{ what: string; usd: number }>(tables, "cost-accidents").find((row) => row.what === what)!.usd;
  }
}
