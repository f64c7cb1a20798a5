/** The run as a table: what each worker did. */
import type { DataTable } from "../contract/outcome.ts";
import { kinds } from "../workload/etl.ts";
import { duration } from "../contract/format.ts";
import type { Run } from "./run.ts";

/** A row a worker, and one for all of them. */
export function tableOf(run: Run): DataTable {
  const { workers, computed, moves, finished, ideal } = run;
  const line = (name: string, mine: (row: number) => boolean, lanes: number): (string | number)[] => {
    const bars = computed.filter(({ row }) => mine(row));
    const fetched = moves.filter(({ to }) => mine(to));
    const work = bars.reduce((sum, { start, stop }) => sum + stop - start, 0);
    return [
      name,
      ...kinds.map((kind) => bars.filter(({ role }) => role === kind).length),
      rounded(work, 100),
      rounded(lanes * finished - work, 100),
      rounded((100 * work) / (lanes * finished), 10),
      fetched.length,
      rounded(fetched.reduce((sum, { nbytes }) => sum + nbytes, 0) / 1e6, 10),
    ];
  };
  return {
    caption: `What each worker did in the ${duration(finished)} of the run; without a pause it would take ${duration(ideal)}`,
    columns: [
      "worker",
      ...kinds.map((kind) => `${kind} tasks`),
      "computing (s)",
      "not computing (s)",
      "busy (%)",
      "results fetched",
      "fetched (MB)",
    ],
    rows: [
      ...Array.from({ length: workers }, (_, row) => line(String(row + 1), (other) => other === row, 1)),
      line("all", () => true, workers),
    ],
  };
}

const rounded = (number: number, parts: number): number => Math.round(number * parts) / parts;
