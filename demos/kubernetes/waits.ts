/** How long it takes to get nodes and to be rid of them, way by way, as documented. */
import type { LatencyRow } from "../cluster/latencies.ts";
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of the table, with where it stands. */
export interface DocumentedRow extends LatencyRow {
  readonly title: string;
  readonly origin: string;
  readonly document: string;
  readonly date: string;
}

/** One step that counts. Seconds. */
export interface Step {
  readonly step: string;
  readonly least: number;
  readonly most: number;
}

/** One way. */
export interface Way {
  readonly way: string;
  readonly title: string;
  /** From wanting nodes to having them. */
  readonly start: readonly Step[];
  /** From idle to not billed; null: no document says. */
  readonly stop: readonly Step[] | null;
  /** Of empty nodes, how many may leave together. */
  readonly atOnce: number | null;
  readonly spoken: boolean;
  readonly document: string;
  readonly date: string;
}

/** The ways, in the table's order. */
export function waysOf(tables: Tables): Way[] {
  const rows = rowsOf<DocumentedRow>(tables, "kubernetes-latencies");
  return [...new Set(rows.map(({ way }) => way))].map((way) => {
    const own = rows.filter((row) => row.way === way);
    const steps = (phase: string): Step[] =>
      own
        .filter((row) => row.phase === phase && row.counts)
        .sort((a, b) => a.order - b.order)
        .map(({ step, secondsLeast, secondsMost }) => ({ step, least: secondsLeast, most: secondsMost }));
    const [first] = own as [DocumentedRow, ...DocumentedRow[]];
    const stop = steps("stop");
    return {
      way,
      title: first.title,
      start: steps("start"),
      stop: stop.length ? stop : null,
      atOnce: own.find(({ nodesAtOnce }) => nodesAtOnce !== null)?.nodesAtOnce ?? null,
      spoken: first.origin === "spoken",
      document: first.document,
      date: first.date,
    };
  });
}

/** From least to most, all steps together. */
export const sumOf = (steps: readonly Step[]): readonly [least: number, most: number] => [
  steps.reduce((sum, { least }) => sum + least, 0),
  steps.reduce((sum, { most }) => sum + most, 0),
];

/** How many share a table's year, option by option: a line a way of launching Dask. */
export interface Launch {
  readonly option: string;
  readonly shares: readonly number[];
  readonly counts: readonly number[];
}

/** How people who answered launch Dask, year by year. */
export interface Survey {
  readonly years: readonly number[];
  readonly people: readonly number[];
  readonly launches: readonly Launch[];
}

/** A row of the table. */
interface SurveyRow {
  readonly question: string;
  readonly year: number;
  readonly option: string;
  readonly n: number;
  readonly count: number;
  readonly share: number;
}

/** Reads the survey; what most ticked in its last year first. */
export function surveyOf(tables: Tables): Survey {
  const rows = rowsOf<SurveyRow>(tables, "dask-deployment").filter(({ question }) => question === "launch");
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
  const of = (option: string, year: number): SurveyRow =>
    rows.find((row) => row.option === option && row.year === year)!;
  const launches = [...new Set(rows.map(({ option }) => option))].map((option) => ({
    option,
    shares: years.map((year) => of(option, year).share),
    counts: years.map((year) => of(option, year).count),
  }));
  return {
    years,
    people: years.map((year) => rows.find((row) => row.year === year)!.n),
    launches: launches.sort((a, b) => b.counts.at(-1)! - a.counts.at(-1)!),
  };
}
