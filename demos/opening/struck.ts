/** What a run's troubles did, read off it: who came late, who paused, who was lost, and what had to be computed again. */
import type { Bar } from "../chart/task-stream.ts";
import type { Micros, Run as Played } from "../scheduler/index.ts";
import { lockSlowdown } from "./troubles.ts";

/** A worker to kill: its row from 0, when, and whether somebody did it by hand. */
export interface Kill {
  readonly row: number;
  readonly at: Micros;
  readonly byHand: boolean;
}

/** A worker killed, at a moment in virtual seconds. */
export interface Loss {
  readonly row: number;
  readonly at: number;
  readonly byHand: boolean;
  /** Results that only this worker had, and that were still needed. */
  readonly results: number;
}

/** Finished work whose result was lost and computed again: its bar, and when it was lost, in virtual seconds. */
export interface Vain {
  readonly bar: Bar;
  readonly at: number;
}

/** From when to when each row's worker was there, in virtual seconds. */
export type There = readonly (readonly [from: number, to: number])[];

/** The first kill of each worker, in order of time; `rows` workers there are. */
export function firstOf(kills: readonly Kill[], rows: number): Kill[] {
  const seen = new Set<number>();
  return kills
    .toSorted((a, b) => a.at - b.at)
    .filter(({ row }) => row < rows && !seen.has(row) && Boolean(seen.add(row)));
}

/** Those of them that came to pass. The scheduler hears of each a moment later, in the same order. */
export function lossesOf(kills: readonly Kill[], { log, workers, finished }: Played): Loss[] {
  const heard = new Map<string, number>();
  for (const { stimulusId, start, finish } of log) {
    if (!stimulusId.startsWith("remove-worker")) continue;
    heard.set(stimulusId, (heard.get(stimulusId) ?? 0) + (start === "memory" && finish === "released" ? 1 : 0));
  }
  const results = [...heard.values()];
  const died = new Set(workers.flatMap(({ worker, how }) => (how === "killed" ? [worker] : [])));
  const came = new Set(workers.map(({ worker }) => worker));
  return kills.flatMap(({ row, at, byHand }) => {
    const name = `worker-${row}`;
    const onTheWay = !came.has(name) && at < finished;
    if (!died.has(name) && !onTheWay) return [];
    return [{ row, at: at / 1e6, byHand, results: onTheWay ? 0 : (results.shift() ?? 0) }];
  });
}

/** What was computed in vain, and what was computed again for it. */
export function repeated(computed: readonly Bar[], losses: readonly Loss[]): { vain: Vain[]; again: Bar[] } {
  const last = new Map<string, Bar>();
  for (const bar of computed) last.set(bar.key, bar);
  const gone = new Map(losses.map(({ row, at }) => [row, at]));
  const vain: Vain[] = [];
  const again: Bar[] = [];
  const seen = new Set<string>();
  for (const bar of computed) {
    if (seen.has(bar.key)) again.push(bar);
    seen.add(bar.key);
    const next = last.get(bar.key)!;
    if (next === bar) continue;
    const own = gone.get(bar.row) ?? Infinity;
    const loss = own <= next.start ? own : losses.findLast(({ at }) => at >= bar.stop && at <= next.start)?.at;
    vain.push({ bar, at: loss ?? next.start });
  }
  return { vain, again };
}

/** Workers on their way, up to a moment. */
export const startingBars = (there: There): Bar[] =>
  there.flatMap(([from], row) => (from > 0 ? [{ key: "starting", row, start: 0, stop: from, role: "starting" }] : []));

/** When a worker that has no room left began nothing: its pauses, without the task it was still busy with. */
export function pausedBars(
  { memory }: Played,
  rowOf: (worker: string) => number,
  there: There,
  busy: readonly Bar[],
): Bar[] {
  const found: Bar[] = [];
  const since = new Map<number, number>();
  const pause = (row: number, to: number): void => {
    let from = since.get(row);
    since.delete(row);
    if (from === undefined) return;
    const bar = (start: number, stop: number): Bar => ({ key: "paused", row, start, stop, role: "spilled" });
    for (const { row: its, start, stop } of busy) {
      if (its !== row || stop <= from || start >= to) continue;
      if (start > from) found.push(bar(from, start));
      from = stop;
    }
    if (from < to) found.push(bar(from, to));
  };
  for (const { worker, time, paused } of memory) {
    const row = rowOf(worker);
    if (paused && !since.has(row)) since.set(row, time / 1e6);
    if (!paused) pause(row, time / 1e6);
  }
  for (const row of since.keys()) pause(row, there[row]![1]);
  return found;
}

/** A task with the second of its parts in which it waits for the lock: in truth many, taken together. */
export function parted(bar: Bar): readonly [own: Bar, waits: Bar] {
  const from = bar.start + (bar.stop - bar.start) / lockSlowdown();
  return [
    { ...bar, stop: from },
    { ...bar, start: from, kind: "waiting" },
  ];
}
