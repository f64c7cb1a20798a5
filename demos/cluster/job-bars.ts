/** A run as the talk's one picture of a job wants it: a row a thread, bars of work, transfers, disk and what was lost. */
import type { Role, Seconds } from "../contract/demo.ts";
import type { Key, Micros, Run, WorkerName } from "../scheduler/index.ts";

/** Something that took a thread's time, or its worker's. Times in virtual seconds. */
export interface JobBar {
  readonly key: Key;
  readonly row: number;
  readonly start: Seconds;
  readonly stop: Seconds;
  readonly role: Role;
}

/** What `jobStream` draws, as plain data but for its two questions about rows. */
export interface JobRows {
  readonly rows: number;
  readonly bars: readonly JobBar[];
  readonly finished: Seconds;
  rowName(row: number): string;
  /** From when to when a row could work: in its last life, if it had several. */
  there(row: number): readonly [from: Seconds, to: Seconds];
}

const seconds = (micros: Micros): Seconds => micros / 1e6;

/**
 * Rows in the order of `order`, then in the order in which workers were asked for; a worker of several threads has a row for
 * each. An attempt that ended with its worker is lost; a transfer stands in the first row of the worker that receives it, and
 * so does what went to its disk or came back.
 */
export function jobRows(run: Run, kindOf: (key: Key) => Role, order: readonly WorkerName[] = []): JobRows {
  const threads = new Map<WorkerName, number>(order.map((worker) => [worker, 0]));
  const lives = new Map<WorkerName, { arrived: Micros; left: Micros }>();
  for (const { worker, nthreads, arrived, left } of run.workers) {
    if (arrived === null) continue;
    threads.set(worker, Math.max(nthreads, threads.get(worker) ?? 0));
    const before = lives.get(worker);
    lives.set(worker, { arrived: before?.arrived ?? arrived, left: left ?? run.finished });
  }
  const first = new Map<WorkerName, number>();
  const names: string[] = [];
  for (const [worker, count] of threads) {
    first.set(worker, names.length);
    for (let thread = 0; thread < count; thread += 1) names.push(count > 1 ? `${worker}, ${thread + 1}` : worker);
  }
  const bar = (key: Key, row: number, start: Micros, stop: Micros, role: Role): JobBar => ({
    key,
    row,
    start: seconds(start),
    stop: seconds(stop),
    role,
  });
  const bars = [
    ...run.executed.map(({ key, worker, thread, start, stop, end }) =>
      bar(key, first.get(worker)! + thread, start, stop, end === "killed" ? "lost" : kindOf(key)),
    ),
    ...run.transferred.map(({ key, to, start, stop }) => bar(key, first.get(to)!, start, stop, "transfer")),
    ...run.disk.map(({ key, worker, start, stop }) => bar(key, first.get(worker)!, start, stop, "spilled")),
  ];
  const owner = [...threads].flatMap(([worker, count]) => Array.from({ length: count }, () => worker));
  return {
    rows: names.length,
    bars: bars.sort((a, b) => a.start - b.start || a.row - b.row),
    finished: seconds(run.finished),
    rowName: (row) => names[row]!,
    there: (row) => {
      const { arrived, left } = lives.get(owner[row]!)!;
      return [seconds(arrived), seconds(left)];
    },
  };
}
