/** Published prices: of a terabyte, for the axis of the guess, and of whole runs. */
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of data/published-costs. */
export interface PublishedRow {
  readonly kind: string;
  readonly what: string;
  readonly terabytes: number | null;
  readonly machines: number | null;
  readonly minutes: number | null;
  readonly usd: number | null;
  readonly usdPerTb: number | null;
  readonly document: string;
}

/** A price of a terabyte, in US dollars; the dearer end where two were published. */
export interface Published {
  readonly id: RunName;
  readonly label: string;
  readonly short: string;
  readonly terabytes: number;
  readonly usd: number;
  readonly low: number;
  readonly high: number;
  /** Reckoned by the author's rule, not paid for a job. */
  readonly reckoned: boolean;
  readonly document: string;
}

/** How each is called, and which rows it is of: the cheaper first. */
const RUNS = {
  ideal: ["Rule of thumb: ARM, spot", "rule: ARM, spot", "The optimum: ARM, spot"],
  xarray: ["Xarray, 250 TB, after tuning", "Xarray, tuned", "Xarray, after tuning"],
  arm: ["Rule of thumb: ARM, on demand", "rule: ARM", "ARM, on demand"],
  gizmo: ["GizmoSQL, a trillion rows", "GizmoSQL", "GizmoSQL, on a local copy", "GizmoSQL, with making the copy"],
  intel: ["Rule of thumb: Intel, on demand", "rule: Intel", "Intel, on demand"],
  clickhouse: ["ClickHouse, a trillion rows", "ClickHouse", "ClickHouse"],
  spark: ["Spark, spot, a trillion rows", "Spark, spot", "Spark on EMR, spot"],
  nsidc: ["Ice data at NSIDC, 200 TB", "NSIDC", "NSIDC customer story"],
  databricks: ["Databricks, a trillion rows", "Databricks", "Databricks SQL, 2X-L", "Databricks SQL, Medium"],
} as const;

/** One of them, as the address calls it. */
export type RunName = keyof typeof RUNS;

/** The names, in the order of their rows. */
export const runNames = Object.keys(RUNS) as readonly RunName[];

/** How much data each was about, in TB: the table's, for where no table is at hand. */
export const TERABYTES: Readonly<Record<RunName, number>> = {
  ideal: 1,
  xarray: 250,
  arm: 1,
  gizmo: 2.4,
  intel: 1,
  clickhouse: 2.4,
  spark: 2.4,
  nsidc: 200,
  databricks: 1.32,
};

/** What stands on the knob. */
export const runLabel = (name: RunName): string => RUNS[name][1];

/** The published price of one row of the table, by what it is. */
export const publishedRow = (tables: Tables, what: string): PublishedRow =>
  rowsOf<PublishedRow>(tables, "published-costs").find((row) => row.what === what)!;

/** All prices of a terabyte that are drawn, the cheapest first. */
export const publishedOf = (tables: Tables): Published[] =>
  runNames.map((id) => {
    const [label, short, cheap, dear = cheap] = RUNS[id];
    const row = publishedRow(tables, cheap);
    return {
      id,
      label,
      short,
      terabytes: row.terabytes!,
      usd: row.usd!,
      low: row.usdPerTb!,
      high: publishedRow(tables, dear).usdPerTb!,
      reckoned: row.kind === "optimum",
      document: row.document,
    };
  });

/** The cheapest and the dearest of them, in US dollars a terabyte. */
export const rangeOf = (published: readonly Published[]): [low: number, high: number] => [
  Math.min(...published.map(({ low }) => low)),
  Math.max(...published.map(({ high }) => high)),
];
