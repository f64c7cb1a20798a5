/** The numbers of the evidence that the prose quotes. */
import { count, duration, plural, share } from "../contract/format.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { demandOf, summaryOf } from "./in-flight.ts";
import { fixedPaid, recordedOf, workloads, type RunRow, type WorkloadName } from "./recordings.ts";

/** Said as people say them, whatever the knobs are at. */
export function factsOf(tables: Tables): Record<string, string> {
  const exact = summaryOf(tables, "SURF 2022", 1);
  const coarse = summaryOf(tables, "SURF 2022", 300);
  const [peak, high, mean] = [demandOf(tables, "peak"), demandOf(tables, "high"), demandOf(tables, "mean")];
  return {
    jobs: plural(exact.jobs, "job"),
    used: share(peak.used),
    unused: share(1 - peak.used),
    peak: plural(exact.max, "machine"),
    mean: count(Math.round(exact.mean)),
    high: plural(high.size, "machine"),
    usedHigh: share(high.used),
    overHigh: share(high.over),
    sizeMean: plural(mean.size, "machine"),
    usedMean: share(mean.used),
    overMean: share(mean.over),
    // One decimal, as it was published: it is the figure that is to be corrected.
    coarseUsed: `${Number((coarse.usedAtPeak * 100).toFixed(1))}\u00a0%`,
    coarsePeak: count(coarse.max),
    gridUsed: share(summaryOf(tables, "LCG 2005", 1).usedAtPeak),
    ...dutyFacts(rowsOf<DutyRow>(tables, "duty-cycles")),
    ...runFacts(rowsOf<RunRow>(tables, "adaptive-runs")),
  };
}

/** A row of data/duty-cycles, as far as it is needed here: shares of samples, and the median one, 0 to 1. */
interface DutyRow {
  readonly population: string;
  readonly resource: string;
  readonly median: number;
  readonly shareZero: number | null;
  readonly shareTo10: number;
}

/** GPUs that wait for people, and those that train. */
function dutyFacts(rows: readonly DutyRow[]): Record<string, string> {
  const gpus = rows.filter(({ resource }) => resource === "GPU");
  const of = (population: string): DutyRow => gpus.find((row) => row.population.startsWith(population))!;
  const [serving, seren, kalos] = [of("GenAI"), of("Seren"), of("Kalos")];
  const range = (...parts: number[]): string => `${share(Math.min(...parts))} to ${share(Math.max(...parts))}`;
  return {
    servingIdle: share(serving.shareZero!),
    trainingIdle: range(seren.shareTo10, kalos.shareTo10),
    trainingMedian: range(seren.median, kalos.median),
  };
}

/** For each workload what the run in the middle took, paid and used: `burstsSeconds`, `burstsPaid`, … */
function runFacts(rows: readonly RunRow[]): Record<string, string> {
  const names = Object.keys(workloads) as WorkloadName[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const { front, others } = recordedOf(rows, name);
      return [
        [`${name}Seconds`, duration(Number(front.seconds.toPrecision(3)))],
        [`${name}Paid`, plural(Math.round(front.paid), "worker-second")],
        [`${name}Used`, share(front.busy / front.paid)],
        [`${name}Fixed`, plural(Math.round(fixedPaid(front)), "worker-second")],
        [`${name}FixedUsed`, share(front.busy / fixedPaid(front))],
        [`${name}Runs`, count(others.length + 1)],
      ];
    }),
  );
}
