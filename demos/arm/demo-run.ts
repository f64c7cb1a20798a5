/**
 * One side of the race: the talk's toy job on eight workers of one kind of chip, with its meter. Each task drawn stands for
 * sixty like it, one after the other, each with its own transfers and overhead (cluster/assumptions.ts: `stretch`), so that
 * ten seconds become ten minutes and the bill cents.
 */
import type { Bar } from "../chart/bars.ts";
import { ASSUMPTIONS } from "../cluster/assumptions.ts";
import { workersOn, type InstanceRow } from "../cluster/instances.ts";
import { jobRows } from "../cluster/job-bars.ts";
import { leasesOf } from "../cluster/leases.ts";
import { costAt, type Lease } from "../cluster/meter.ts";
import { etl, kindOf } from "../workload/etl.ts";
import { play } from "../workload/job.ts";

/** Workers on either side, one thread each. */
export const WORKERS = 8;
const SEED = 7;
/** Tasks that one drawn task stands for: an assumption. */
export const STRETCH = ASSUMPTIONS.stretch;
/** The task that calls MKL: a cleaning in the middle of the job, chosen by us. */
export const PICKY = "clean-orders-26";
/** Seconds after which nobody looks any more at a job that nothing happens in: an assumption. */
export const PATIENCE = 600;

/** What a side races with. */
export interface Stable {
  readonly row: InstanceRow;
  /** How many times faster tasks run on it than on x86. */
  readonly speed: number;
  /** Whether the one task may run on x86 workers alone. */
  readonly picky: boolean;
  /** The machine of the first worker, if it is another one. */
  readonly first?: InstanceRow;
}

/** How it went: plain data. Times in virtual seconds. */
export interface Side {
  readonly bars: readonly Bar[];
  readonly rows: readonly string[];
  readonly tasks: number;
  /** When the client had its result; null: never. */
  readonly finished: number | null;
  /** Until when it is paid for: its end, or when nobody looks any more. */
  readonly until: number;
  /** When the last task ended that could. */
  readonly last: number;
  readonly leases: readonly Lease[];
  /** When each task ended, rising. */
  readonly ends: readonly number[];
  /** The one task: from when it could have run; when it ran, if it did. */
  readonly picky: { readonly ready: number; readonly ran: readonly [start: number, stop: number] | null };
  /** Seconds that results were on their way, all workers together. */
  readonly moving: number;
}

const X86 = "x86";

/** Plays one side. A task that no worker may run stays with the scheduler, in its state `no-worker`. */
export function sideOf({ row, speed, picky, first }: Stable): Side {
  const tasks = etl({ seed: SEED }).map((task) =>
    picky && task.key === PICKY ? { ...task, restrictions: [X86] } : task,
  );
  const names = Array.from({ length: WORKERS }, (_, index) => `worker-${index + 1}`);
  const own = first ? names.slice(1) : names;
  const workers = [...(first ? workersOn([X86], first) : []), ...workersOn(own, row, { speed })];
  const run = play({ tasks }, { workers });
  const time = (micros: number): number => (micros / 1e6) * STRETCH;
  const rows = jobRows(
    run,
    kindOf,
    workers.map(({ name }) => name),
  );
  const ends = run.executed.map(({ stop }) => time(stop)).sort((a, b) => a - b);
  const finished = run.missing.length ? null : time(run.finished);
  const last = ends.at(-1)!;
  const until = finished ?? last + PATIENCE;
  const rented = (machine: InstanceRow, of: (worker: string) => boolean): Lease[] =>
    leasesOf(
      { workers: run.workers.filter(({ worker }) => of(worker)), finished: Math.round((until / STRETCH) * 1e6) },
      { usdPerHour: machine.usdPerHour },
    ).map((lease) => ({ ...lease, from: lease.from * STRETCH, until: lease.until * STRETCH }));
  const input = tasks.find(({ key }) => key === PICKY)!.dependencies[0];
  const attempt = run.executed.find(({ key }) => key === PICKY);
  return {
    bars: rows.bars.map((bar) => ({ ...bar, start: bar.start * STRETCH, stop: bar.stop * STRETCH })),
    rows: workers.map(({ name }) => name),
    tasks: tasks.length,
    finished,
    until,
    last,
    leases: [...(first ? rented(first, (name) => name === X86) : []), ...rented(row, (name) => name !== X86)],
    ends,
    picky: {
      ready: time(run.executed.find(({ key }) => key === input)!.stop),
      ran: attempt ? [time(attempt.start), time(attempt.stop)] : null,
    },
    moving: run.transferred.reduce((sum, { start, stop }) => sum + time(stop - start), 0),
  };
}

/** US dollars owed at a moment; at the end, if none is given. */
export const owedAt = ({ leases }: Pick<Side, "leases">, at: number = Infinity): number =>
  costAt(leases, at === Infinity ? at : Math.round(Math.max(0, at) * 1e6));

/** Tasks that have ended. */
export const doneAt = ({ ends }: Pick<Side, "ends">, at: number): number => ends.filter((end) => end <= at).length;
