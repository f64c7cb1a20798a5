/** The numbers of the evidence that the prose quotes. */
import { count, plural, share } from "../contract/format.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { shareAt, type Jobs, type Work } from "./evidence-logs.ts";
import { finely, sizeNames, sizes, smallOf, type Survey } from "./evidence-survey.ts";

/** A row of data/survey-machines. */
interface MachineRow {
  readonly year: number;
  readonly machines: string;
  readonly largestShare: number;
  readonly tickedShare: number;
}

/** Said as people say them, whatever the knobs are at. */
export function factsOf(tables: Tables, survey: Survey, jobs: Jobs, work: readonly Work[]): Record<string, string> {
  const small = smallOf(survey);
  const years = rowsOf<MachineRow>(tables, "survey-machines");
  const tenOrFewer = [2019, 2020, 2021].map((year) =>
    years
      .filter((row) => row.year === year && !/^(10–100|100\+)/.test(row.machines))
      .reduce((sum, { largestShare }) => sum + largestShare, 0),
  );
  const laptop = (year: number): number =>
    years.find((row) => row.year === year && row.machines === "laptop")!.tickedShare;
  const top = (cluster: string): string => share(work.find((one) => one.cluster === cluster)!.top);
  return {
    people: plural(survey.people, "person", "people"),
    ...Object.fromEntries(sizeNames.map((name, index) => [sizes[name].label, finely(survey.shares[index]!)])),
    underTerabyte: share(small.size),
    terabyte: share(1 - small.size),
    tenMachines: share(small.machines),
    overTen: share(1 - small.machines),
    both: share(small.both),
    largeOnFew: share(small.large),
    tenLow: share(Math.min(...tenOrFewer)),
    tenHigh: share(Math.max(...tenOrFewer)),
    laptopToo: share(laptop(2021)),
    jobs: plural(jobs.jobs, "job"),
    oneCore: share(shareAt(jobs.byCores, 1)),
    eightCores: share(shareAt(jobs.byCores, 8)),
    oneCoreHours: share(shareAt(jobs.hours, 1)),
    eightCoreHours: share(shareAt(jobs.hours, 8)),
    ...Object.fromEntries(
      jobs.gpus.flatMap(({ cluster, n, points }) => {
        const name = cluster === "Alibaba" ? "alibaba" : "mit";
        return [
          [`${name}Gpus`, share(shareAt(points, 1))],
          [`${name}Jobs`, count(n)],
        ];
      }),
    ),
    topSurf: top("SURF"),
    topMetacentrum: top("MetaCentrum"),
    topBorg: top("Google Borg 2019"),
  };
}
