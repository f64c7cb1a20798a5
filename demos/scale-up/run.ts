/** One run of lesson 9: the job on n machines that are asked for at the start, played to the end on the mini scheduler. */
import type { Bar } from "../chart/task-stream.ts";
import { workerSize, type InstanceRow } from "../cluster/instances.ts";
import { jobRows } from "../cluster/job-bars.ts";
import { costAt, type Lease } from "../cluster/meter.ts";
import { arriving, startUps } from "../cluster/start-up.ts";
import type { Told } from "../contract/demo.ts";
import type { Run as Played, WorkerSize } from "../scheduler/index.ts";
import { hurried } from "../cluster/hurried.ts";
import { heldOf, type Held } from "./held.ts";
import { job, kindOf, PLANNED, type Cut } from "./job.ts";
import { spentOf, type Spent } from "./spent.ts";

/** How a run is set up. */
export interface Setting extends Cut {
  readonly workers: number;
  /** Seconds from asking for a machine to its worker checking in, give or take a fifth. */
  readonly startup: number;
  readonly instance: InstanceRow;
  /** Whether what workers hold counts: against their limits, with Dask's own thresholds. */
  readonly limited: boolean;
}

/** What came of the memory of all workers. */
export interface Memory {
  /** Bytes that went to disk. */
  readonly spilled: number;
  /** Seconds that workers took no new work, all together. */
  readonly paused: number;
  /** Workers that their nannies ended. */
  readonly died: number;
  /** Tasks that were begun and lost with them. */
  readonly lost: number;
}

/** What picture, words and table need of a run: plain data. Times in virtual seconds since the machines were asked for. */
export interface Run {
  readonly workers: number;
  /** Of each. */
  readonly threads: number;
  /** Every row's waiting for its machine, tasks, transfers, disk and losses; a row is a thread. */
  readonly bars: readonly Bar[];
  /** From when to when each row was there. */
  readonly there: readonly (readonly [from: number, to: number])[];
  readonly leases: readonly Lease[];
  /** When the client heard of the result, or of the failure. */
  readonly finished: number;
  readonly dollars: number;
  readonly spent: Spent;
  /** Whether the job ended without a result: a piece had ended the workers it ran on too often. */
  readonly failed: boolean;
  readonly memory: Memory;
  readonly held: Held;
}

/** Bytes of a process without any data (interpreter, modules) and seconds a nanny takes to start it anew: assumptions. */
const EMPTY = 0.3e9;
const ANEW = 10;

const SEED = 7;

/** How much faster a run is played than it is: one whose memory counts needs looks at it more often. */
const STRETCH = { free: 60, limited: 20 };

/** Plays the job. Rules 2024.7.0, the release current at the talk. */
export function run(
  setting: Setting,
  told: Told = () => {},
  stretch = STRETCH[setting.limited ? "limited" : "free"],
): Run {
  const { workers, startup, instance, limited } = setting;
  const names = Array.from({ length: workers }, (_, index) => `worker-${index + 1}`);
  const stage = { stage: "start", least: startup * 0.8e6, most: startup * 1.2e6 };
  const ways = startUps([stage], names, SEED);
  const { memoryLimit, ...size } = workerSize(instance);
  const limits: Pick<WorkerSize, "memoryLimit" | "unmanaged" | "nanny"> =
    limited && memoryLimit ? { memoryLimit, unmanaged: EMPTY, nanny: ANEW * 1e6 } : {};
  const scenario = { tasks: job(setting), workers: arriving(ways, { ...size, ...limits }) };
  const played = hurried(scenario, stretch, (done, of) => {
    told(done, of);
    return true;
  });
  // Machines that come when all is done have no life in the run, and no row in its bars: theirs are the last.
  const came = new Set(played.workers.map(({ worker }) => worker));
  const inTime = ways.filter(({ worker }) => came.has(worker));
  const rows = jobRows(
    played,
    kindOf,
    inTime.map(({ worker }) => worker),
  );
  const { finished } = rows;
  const { nthreads } = size;
  const starting = [...inTime, ...ways.filter(({ worker }) => !came.has(worker))].flatMap(({ ready }, worker) =>
    Array.from({ length: nthreads }, (_, thread): Bar => ({
      key: "starting",
      row: worker * nthreads + thread,
      start: 0,
      stop: Math.min(ready / 1e6, finished),
      role: "starting",
    })),
  );
  const leases = names.map((machine) => ({
    machine,
    from: 0,
    until: played.finished,
    usdPerHour: instance.usdPerHour,
  }));
  const pieces = rows.bars.filter(({ role, key }) => role === "read" && key !== PLANNED);
  return {
    workers,
    threads: nthreads,
    bars: [...starting.filter(({ stop }) => stop > 0), ...rows.bars],
    there: starting.map(({ row }) => (row < rows.rows ? rows.there(row) : [finished, finished])),
    leases,
    finished,
    dollars: costAt(leases),
    spent: spentOf({
      work: rows.bars.filter(({ role }) => role === "read" || role === "reduce"),
      ready: starting.map(({ stop }) => stop),
      planned: rows.bars.find(({ key }) => key === PLANNED)?.stop ?? 0,
      last: pieces.reduce((last, { start }) => Math.max(last, start), 0),
      finished,
    }),
    failed: played.erred.length > 0 || played.missing.length > 0,
    memory: memoryOf(played),
    held: heldOf(played, limits.memoryLimit),
  };
}

/** A pause ends with its worker's life, too. */
function memoryOf({ disk, memory, executed, workers, finished }: Played): Memory {
  const uses = new Map<string, { readonly time: number; readonly paused: boolean }[]>();
  for (const use of memory) uses.set(use.worker, [...(uses.get(use.worker) ?? []), use]);
  let paused = 0;
  for (const { worker, arrived, left } of workers) {
    const end = Math.min(left ?? finished, finished);
    const mine = (uses.get(worker) ?? []).filter(({ time }) => time >= (arrived ?? 0) && time <= end);
    for (const [index, use] of mine.entries()) if (use.paused) paused += (mine[index + 1]?.time ?? end) - use.time;
  }
  return {
    spilled: disk.reduce((sum, { do: what, nbytes }) => sum + (what === "write" ? nbytes : 0), 0),
    paused: paused / 1e6,
    died: workers.filter(({ how }) => how === "terminated").length,
    lost: executed.filter(({ end }) => end === "killed").length,
  };
}
