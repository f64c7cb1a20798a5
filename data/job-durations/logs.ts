/** The run times in the text of a job log. Each rule says which jobs count, and why. All in whole seconds, in no order. */
import { MalformedRaw, quoted, whole } from "../raw.ts";

/** Reads the text of the log at `path`, which is for messages; throws `MalformedRaw`. */
export type Log = (text: string, path: string) => number[];

/** A run time of -1 means "unknown" in the Standard Workload Format; zero is a job that ended within its first second. */
export const lcg: Log = (text, path) =>
  workload(text, path)
    .map(({ seconds }) => seconds)
    .filter((seconds) => seconds >= 0);

/** Two jobs carry a negative run time (an end at the epoch): left out, as is whatever never had a processor. */
export const metacentrum: Log = (text, path) =>
  workload(text, path)
    .filter(({ seconds, processors }) => seconds > 0 && processors > 0)
    .map(({ seconds }) => seconds);

/** One column of run times under its name. */
export const philly: Log = (text, path) => {
  const [header, ...rows] = text.trimEnd().split("\n");
  if (header?.trim() !== "runtime") throw new MalformedRaw(path, "the header `runtime`", quoted(header));
  const seconds = rows.map((field, row) => whole(field, path, row + 2, "a run time in whole seconds"));
  return some(seconds, path).filter((run) => run >= 0);
};

/** From scheduled to deleted: waiting in the queue is not running. 897 pods were never scheduled and do not count. */
export const alibaba: Log = (text, path) => {
  const [header = "", ...rows] = text.trimEnd().split(/\r?\n/);
  const names = header.split(",");
  const scheduled = names.indexOf("scheduled_time");
  const deleted = names.indexOf("deletion_time");
  if (scheduled < 0 || deleted < 0)
    throw new MalformedRaw(path, "the columns `scheduled_time` and `deletion_time`", quoted(header));
  const seconds = rows.flatMap((row, index) => {
    const fields = row.split(",");
    if (fields.length !== names.length)
      throw new MalformedRaw(path, `${names.length} fields on line ${index + 2}`, `${fields.length}`);
    if (fields[scheduled] === "" || fields[deleted] === "") return [];
    const at = (field: number) => whole(fields[field], path, index + 2, "a time in whole seconds");
    return [at(deleted) - at(scheduled)];
  });
  return some(seconds, path);
};

/** Standard Workload Format: `;` comments, then fields apart by spaces; the 4th is run time, the 5th processors. */
function workload(text: string, path: string): { seconds: number; processors: number }[] {
  const jobs: { seconds: number; processors: number }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "" || line.startsWith(";")) continue;
    const fields = line.trim().split(/\s+/, 5);
    const seconds = whole(fields[3], path, index + 1, "a run time in whole seconds as the 4th field");
    const processors = whole(fields[4], path, index + 1, "a number of processors as the 5th field");
    jobs.push({ seconds, processors });
  }
  return some(jobs, path);
}

/** The rows, unless there are none: an empty log is a broken one. */
export function some<Row>(rows: Row[], path: string): Row[] {
  if (rows.length === 0) throw new MalformedRaw(path, "at least one job", "none");
  return rows;
}
