/** One job on one place: the data moved there, the machines started, the tasks played on the mini scheduler, the meter. */
import type { Bar } from "../chart/bars.ts";
import { costAt, type Lease } from "../cluster/meter.ts";
import { lengthOf, startUp } from "../cluster/start-up.ts";
import { simulate, type Config, type Run } from "../scheduler/index.ts";
import { EGRESS, SEED, START } from "./demo-assumptions.ts";
import { cut, type Cut } from "./demo-job.ts";
import { coresOf, machinesOf, movedOf, rateOf, roomOf, sizeOf, type PlaceName, type Setting } from "./demo-places.ts";

/** Why there is no result: what the job keeps has no room in memory and on disk; or its worker died for its memory. */
export type Failure = "room" | "memory";

/** What the picture, the words and the table need: plain data. Times in virtual seconds since somebody wanted the result. */
export interface PlaceRun {
  readonly place: PlaceName;
  readonly machines: number;
  /** Threads of one machine; each is a row. */
  readonly threads: number;
  /** Until when the data are moved, machines start, and the job runs; one after the other. */
  readonly moved: number;
  readonly started: number;
  readonly finished: number;
  readonly failure: Failure | null;
  /** Bytes moved, kept, that there is room for, and written to disk. */
  readonly bytes: number;
  readonly keeps: number;
  readonly room: number;
  readonly spilled: number;
  /** Whether a worker paused for its memory, and how often one was killed for it. */
  readonly paused: boolean;
  readonly killed: number;
  readonly tasks: number;
  readonly stands: number;
  /** From when the machines are asked for, `moved`; a row is a thread. */
  readonly bars: readonly Bar[];
  readonly egressUsd: number;
  readonly leases: readonly Lease[];
}

/**
 * Dask's settings, but for two. It lets one task more wait at a worker than it has threads: a piece; what stands for many would
 * hold up the end. And where nothing waits, or nobody else is there, looking for something to steal ten times a second would
 * change nothing but the time this takes.
 */
const configOf = ({ stands }: Cut, machines: number): Partial<Config> =>
  stands > 1 ? { workerSaturation: 1, workStealing: false } : { workStealing: machines > 1 };

/** Plays the job there. `usdPerHour`: of a VM; `played`: runs of the same setting so far. */
export function placeRun(
  place: PlaceName,
  setting: Setting,
  usdPerHour: number,
  played: Map<string, Run> = new Map(),
): PlaceRun {
  const machines = machinesOf(place, setting);
  const bytes = movedOf(place, setting);
  const moved = bytes / setting.line;
  const keeps = setting.size * setting.kept;
  const room = roomOf(place, setting);
  const egressUsd = place === "laptop" ? (bytes / 1e9) * EGRESS : 0;
  const common = { place, machines, threads: coresOf(place), bytes, keeps, room };
  if (keeps > room) {
    const nothing = { spilled: 0, paused: false, killed: 0, tasks: 0, stands: 1, bars: [], egressUsd: 0, leases: [] };
    return { ...common, ...nothing, moved: 0, started: 0, finished: 0, failure: "room" };
  }
  const names = Array.from({ length: machines }, (_, at) => `vm-${at}`);
  // The scheduler is on the first machine, which takes the middle of what is documented: no worker is heard before.
  const first = place === "laptop" ? 0 : START.reduce((sum, stage) => sum + lengthOf(stage, 0.5), 0) / 1e6;
  const ready = names.map((name, at) => (at === 0 ? first : Math.max(first, startUp(START, name, SEED).ready / 1e6)));
  const job = cut(place, setting);
  const workers = names.map((name, at) => {
    const later = Math.round(((ready[at]! - first) * 1e6) / job.stands);
    return { ...sizeOf(place, job.stands, keeps / machines), name, ...(later > 0 ? { arrives: later } : {}) };
  });
  // A laptop and a VM of as many cores run alike as long as neither is short of memory: once is enough.
  const alike = JSON.stringify([rateOf(place, setting), job.tasks.length, workers]);
  const run = played.get(alike) ?? simulate({ tasks: job.tasks, workers, config: configOf(job, machines) });
  played.set(alike, run);
  const time = (micros: number): number => first + (micros / 1e6) * job.stands;
  const took = time(run.finished);
  const leases =
    place === "laptop" ? [] : names.map((machine) => ({ machine, from: 0, until: Math.round(took * 1e6), usdPerHour }));
  return {
    ...common,
    moved,
    started: moved + first,
    finished: moved + took,
    failure: run.erred.length + run.missing.length > 0 ? "memory" : null,
    spilled: run.disk.reduce((sum, access) => sum + (access.do === "write" ? access.nbytes : 0), 0) * job.stands,
    paused: run.memory.some((use) => use.paused),
    killed: run.workers.filter(({ how }) => how === "terminated").length,
    tasks: job.tasks.length,
    stands: job.stands,
    bars: barsOf(run, names, ready, common.threads, time),
    egressUsd,
    leases,
  };
}

/** US dollars owed at a moment: data that left the cloud as they do, machines from when they were asked for. */
export function owed({ moved, egressUsd, leases }: PlaceRun, at: number): number {
  const gone = moved > 0 ? Math.min(1, Math.max(0, at / moved)) : 1;
  return egressUsd * gone + costAt(leases, Math.max(0, Math.round((at - moved) * 1e6)));
}

/** What every thread did: started, computed, was killed; and its machine's disk in the machine's first row. */
function barsOf(
  run: Run,
  names: readonly string[],
  ready: readonly number[],
  threads: number,
  time: (micros: number) => number,
): Bar[] {
  const first = new Map(names.map((name, at) => [name, at * threads]));
  const ended = time(run.finished);
  const starting = ready.flatMap((until, machine) =>
    until > 0
      ? Array.from({ length: threads }, (_, thread): Bar => ({
          key: "starting",
          row: machine * threads + thread,
          start: 0,
          stop: Math.min(until, ended),
          role: "starting",
          kind: "waiting",
        }))
      : [],
  );
  const computed = run.executed.map(({ key, worker, thread, start, stop, end }): Bar => ({
    key,
    row: first.get(worker)! + thread,
    start: time(start),
    stop: time(stop),
    role: end === "killed" ? "lost" : "read",
  }));
  const disk = run.disk.map(({ key, worker, start, stop }): Bar => ({
    key,
    row: first.get(worker)!,
    start: time(start),
    stop: time(Math.min(stop, run.finished)),
    role: "spilled",
  }));
  return [...starting, ...computed, ...disk.filter(({ start, stop }) => stop > start)].sort(
    (a, b) => a.start - b.start || a.row - b.row,
  );
}
