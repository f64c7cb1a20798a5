/** The toy job under any of the ten knobs as rows of bars: from the change being made, through all waiting, to the result. */
import type { Role } from "../contract/demo.ts";
import type { Key, Run } from "../scheduler/index.ts";
import { namesOf } from "./grants.ts";
import { jobRows, type JobBar, type JobRows } from "./job-bars.ts";
import { rowsOf, type Strip } from "./strip.ts";

/**
 * Time begins when the change is made. What is waited for before any machine stands in every row; how a machine came up, in
 * the rows of its workers (with adaptive scaling: from being asked for to checking in).
 */
export function stripBars(strip: Strip, run: Run, kindOf: (key: Key) => Role): JobRows {
  const rows = jobRows(run, kindOf, strip.adaptive ? [] : rowsOf(strip).filter((name) => arrived(run, name)));
  const offset = strip.beforehand / 1e6;
  const moved = (bar: JobBar): JobBar => ({ ...bar, start: bar.start + offset, stop: bar.stop + offset });
  const bars: JobBar[] = [];
  const starting = (row: number, key: string, start: number, stop: number): void => {
    if (stop > start) bars.push({ key, row, start: start / 1e6, stop: stop / 1e6, role: "starting" });
  };
  for (let row = 0; row < rows.rows; row += 1) {
    for (const { stage, start, stop } of strip.before) starting(row, stage, start, stop);
    for (const { key, start, stop } of comings(strip, run, rows.rowName(row))) {
      starting(row, key, start + strip.beforehand, stop + strip.beforehand);
    }
  }
  return {
    ...rows,
    bars: [...bars, ...rows.bars.map(moved)],
    finished: rows.finished + offset,
    there: (row) => [0, rows.there(row)[1] + offset],
  };
}

const arrived = (run: Run, name: string): boolean =>
  run.workers.some(({ worker, arrived }) => worker === name && arrived !== null);

/** How the machine of a row came up, once for each time it was given. */
function comings(strip: Strip, run: Run, rowName: string): { key: string; start: number; stop: number }[] {
  const worker = rowName.replace(/, \d+$/, "");
  if (strip.adaptive) {
    return run.workers
      .filter((life) => life.worker === worker && life.arrived !== null)
      .map(({ asked, arrived }) => ({ key: "start", start: asked, stop: arrived! }));
  }
  return strip.startUps
    .filter(({ worker: machine }) => namesOf(machine, strip.processes).includes(worker))
    .flatMap(({ intervals }) => intervals.map(({ stage, start, stop }) => ({ key: stage, start, stop })))
    .filter(({ start }) => start < run.finished);
}
