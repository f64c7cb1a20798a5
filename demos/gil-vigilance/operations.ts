/** The ten recorded operations as the demo takes them: what a probe said of each, and what two threads then did. */
import type { Tables } from "../contract/table.ts";
import { rowsOf } from "../contract/table.ts";

/** A row of the table `gil-operations`, as far as the demo needs it. */
export interface OperationRow {
  readonly operation: string;
  readonly title: string;
  /** Share of a probe's wake-ups that came late beside one busy thread: 0 to 1. */
  readonly lateWakeups: number;
  readonly medianLateMs: number;
  /** Speed-up of two threads: median, least and greatest of the runs; the same of two processes. */
  readonly threads: number;
  readonly threadsMin: number;
  readonly threadsMax: number;
  readonly processes: number;
  readonly processesMin: number;
  readonly processesMax: number;
}

/** Name of the operation in an address, by its name in the table. */
export const OPERATIONS = {
  loop: "python_loop",
  matmul: "numpy_matmul",
  sort: "numpy_sort",
  apply: "pandas_groupby_apply",
  sum: "pandas_groupby_sum",
  strings: "pandas_str_object",
  json: "json_loads",
  zlib: "zlib_compress",
  sha: "sha256",
  sleep: "time_sleep",
} as const;

/** One of them, or none. */
export type OperationName = keyof typeof OPERATIONS | "none";

/** Knobs of the demo that an operation comes to, from the probe alone. */
export interface Handed {
  readonly operation: OperationName;
  readonly hold: number;
  /** Seconds of a C call that keeps the lock; 0: it gives it up when asked. */
  readonly call: number;
}

/** The one that is known to keep the lock through one long C call: its probe waited that long (flaws of the table). */
const ONE_CALL = "json_loads";

/** What the probe found of an operation, as knobs. */
export function handsOf(row: Pick<OperationRow, "operation" | "lateWakeups" | "medianLateMs">): Handed {
  const operation = (Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[]).find(
    (name) => OPERATIONS[name] === row.operation,
  );
  const call = row.operation === ONE_CALL ? Math.round(row.medianLateMs * 1000) / 1e6 : 0;
  return { operation: operation ?? "none", hold: row.lateWakeups, call };
}

/** The operation whose knobs these are; null where none is named, or where somebody has turned them since. */
export function operationOf({ operation, hold, call }: Handed, tables: Tables): OperationRow | null {
  const row = rowsOf<OperationRow>(tables, "gil-operations").find(
    (each) => operation !== "none" && each.operation === OPERATIONS[operation],
  );
  if (!row) return null;
  const own = handsOf(row);
  return own.hold === hold && own.call === call ? row : null;
}
