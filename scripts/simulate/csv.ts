/** Every attempt of a run as a row of a CSV file (RFC 4180, with a header). */
import type { Executed, Run } from "../../demos/scheduler/scenario.ts";

/** The columns; times in whole microseconds from the submission. */
export const COLUMNS = ["key", "worker", "thread", "start_us", "stop_us", "end"] as const;

/** Line by line, in the order in which the attempts ended. */
export function* csv({ executed }: Pick<Run, "executed">): Generator<string> {
  yield `${COLUMNS.join(",")}\r\n`;
  for (const attempt of executed) yield `${row(attempt).map(field).join(",")}\r\n`;
}

function row({ key, worker, thread, start, stop, end }: Executed): (string | number)[] {
  return [key, worker, thread, start, stop, end];
}

/** Dask's keys may hold commas and quotes: `('x', 0)`. */
function field(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
