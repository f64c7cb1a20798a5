/** One run of the toy job on one-thread workers, played to the end on the mini scheduler, as a task stream needs it. */
import type { Bar } from "../chart/task-stream.ts";
import { DEFAULTS, simulate, type Executed, type Happening, type Run as Played } from "../scheduler/index.ts";
import { etl, kindOf } from "../workload/etl.ts";
import type { Setting } from "./knobs.ts";
import { firstOf, lossesOf, pausedBars, repeated, startingBars, type Kill, type Loss, type Vain } from "./struck.ts";
import { CALM, LOST_AFTER, struck, troubles, UNWRITABLE, workersUnder } from "./troubles.ts";

/** A result that went from one worker to another. Rows from 0, times in virtual seconds, bytes. */
export interface Move {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly stop: number;
  readonly nbytes: number;
}

/** How a run ended: with its result; with no worker left; with nothing moving any more; given up by Dask. */
export type Ending = "done" | "nobody" | "stuck" | "given-up";

/** What picture, words and table need of a run: plain data. Times in virtual seconds since the job was sent. */
export interface Run {
  readonly setting: Setting;
  readonly workers: number;
  readonly tasks: number;
  /** Whatever was computed to its end, where and when, in the order it began; its role is its kind. */
  readonly computed: readonly Bar[];
  /** Attempts that ended with their workers. */
  readonly cut: readonly Bar[];
  /** Computed, and computed again later because the result was lost. */
  readonly vain: readonly Vain[];
  /** What was computed again. */
  readonly again: readonly Bar[];
  /** Workers on their way, and one that had no room left. */
  readonly starting: readonly Bar[];
  readonly paused: readonly Bar[];
  /** From when to when each row's worker was there. */
  readonly there: readonly (readonly [from: number, to: number])[];
  /** Workers that were killed, in order of time. */
  readonly losses: readonly Loss[];
  /** In the order they began. */
  readonly moves: readonly Move[];
  /** Computing of all tasks together, each once and at full speed. */
  readonly work: number;
  /** What the work would take if no worker ever paused. */
  readonly ideal: number;
  /** When the client had the result, or when the run ended without. */
  readonly finished: number;
  readonly ending: Ending;
  /** How long the same job takes these workers when nothing goes wrong. */
  readonly perfect: number;
  /** Share of all worker time, up to the end, that the work takes at full speed: 0–1. Of a perfect run: Dask's efficiency. */
  readonly busy: number;
}

/** Plays the job. */
export function run(setting: Setting): Run {
  const { workers, seed, lost, disk, kill } = setting;
  const tasks = etl({ seed });
  const specs = workersUnder(setting, workers);
  const config = disk ? { config: { memory: { ...DEFAULTS.memory, ...UNWRITABLE } } } : {};
  const play = (kills: readonly Kill[]): Played => {
    const gone = new Map(kills.map(({ row, at }) => [row, at]));
    // Killed on its way, it never comes.
    const coming = specs.filter(({ arrives = 0 }, row) => !(gone.get(row)! < arrives));
    const happenings = kills.map(({ row, at }): Happening => ({ at, do: "kill-worker", worker: `worker-${row}` }));
    return simulate({ tasks, workers: coming, happenings, ...config });
  };
  const byHand = kill.map(({ what, at }) => ({
    row: Number(what.slice(1)) - 1,
    at: Math.round(at * 1e6),
    byHand: true,
  }));
  // When a worker is lost must not depend on what somebody does by hand: it is read off a run without either.
  const once = lost ? [{ row: struck("lost", workers), at: momentOf(play([]), tasks.length), byHand: false }] : [];
  const kills = firstOf([...once, ...byHand], workers);
  const played = play(kills);

  const losses = lossesOf(kills, played);
  const nobody = played.missing.length > 0 && losses.length === workers;
  const end = nobody ? Math.max(played.finished / 1e6, losses.at(-1)!.at) : played.finished / 1e6;
  const computed = attempts(played, "finished");
  const gone = new Map(losses.map(({ row, at }) => [row, at]));
  const there = specs.map(({ arrives = 0 }, row): readonly [number, number] => {
    const to = Math.min(gone.get(row) ?? end, end);
    return [Math.min(arrives / 1e6, to), to];
  });
  const calm = !kill.length && !troubles.some((trouble) => setting[trouble]);
  const work = tasks.reduce((sum, { duration }) => sum + duration, 0) / 1e6;
  return {
    setting,
    workers,
    tasks: tasks.length,
    computed,
    cut: attempts(played, "killed"),
    ...repeated(computed, losses),
    starting: startingBars(there),
    paused: pausedBars(played, rowOf, there, computed),
    there,
    losses,
    moves: movesOf(played),
    work,
    ideal: work / workers,
    finished: end,
    ending: played.erred.length ? "given-up" : !played.missing.length ? "done" : nobody ? "nobody" : "stuck",
    perfect: calm ? end : simulate({ tasks, workers: workersUnder(CALM, workers) }).finished / 1e6,
    busy: end > 0 ? work / (workers * end) : 0,
  };
}

const rowOf = (worker: string): number => Number(worker.slice("worker-".length));

const byStart = (a: { readonly start: number }, b: { readonly start: number }): number => a.start - b.start;

/** When so many of the tasks are done that a worker is lost. */
function momentOf({ executed, finished }: Played, tasks: number): number {
  const ends = executed.map(({ stop }) => stop).sort((a, b) => a - b);
  return ends[Math.floor(LOST_AFTER * tasks) - 1] ?? finished;
}

const attempts = ({ executed }: Played, how: Executed["end"]): Bar[] =>
  executed
    .filter(({ end }) => end === how)
    .map(({ key, worker, start, stop }) => ({
      key,
      row: rowOf(worker),
      start: start / 1e6,
      stop: stop / 1e6,
      role: how === "killed" ? ("lost" as const) : kindOf(key),
    }))
    .sort(byStart);

const movesOf = ({ transferred }: Played): Move[] =>
  transferred
    .map(({ key, from, to, start, stop, nbytes }) => ({
      key,
      from: rowOf(from),
      to: rowOf(to),
      start: start / 1e6,
      stop: stop / 1e6,
      nbytes,
    }))
    .sort(byStart);
