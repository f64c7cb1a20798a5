/** The study behind the curves: which runs it takes, what they come to, and what the curves say. */
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import { slots, type Setting } from "./run.ts";

/** One line of the chart: busy share (0–1) by task length (s), rising. */
export interface Line {
  readonly workers: number;
  readonly threads: number;
  readonly points: readonly (readonly [length: number, busy: number])[];
}

/** Where most of the work goes is where a few points must do: beyond 1,000 threads there is no line at all. */
const MOST = 1000;

/** Sizes of a cluster in workers, and the task lengths (s) tried on it; those of the recordings are among the first. */
const sizes: readonly { readonly workers: number; readonly lengths: readonly number[] }[] = [
  { workers: 2, lengths: [0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3, 1, 10] },
  { workers: 32, lengths: [0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.3, 1, 10] },
  { workers: 1000, lengths: [0.001, 0.01, 0.03, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 3, 10] },
];

/**
 * The runs of all lines, small clusters first: each line grows from left to right. A cluster of more than 1,000 threads
 * is made smaller until it has as many.
 */
export function settingsFor({ threads, queuing }: Pick<Setting, "threads" | "queuing">): Setting[] {
  const most = Math.floor(MOST / threads);
  const within = sizes.filter(
    ({ workers }, index) => workers <= most || (sizes[index - 1]?.workers ?? 0) * 1.5 <= most,
  );
  return within.flatMap(({ workers, lengths }) =>
    lengths.map((seconds) => ({ seconds, workers: Math.min(workers, most), threads, queuing })),
  );
}

/** Keeps what the lines need of each outcome. */
export function reduce(outcomes: readonly Outcome[], of: number): StudyResult {
  const rows = outcomes.map(({ workers = 0, threads = 0, length = 0, busy = 0 }) => ({
    workers,
    threads,
    length,
    busy,
  }));
  return { rows, done: rows.length, of };
}

/** The lines so far, in the order of their sizes. */
export function linesOf(study: StudyResult | undefined): Line[] {
  const lines = new Map<number, { workers: number; threads: number; points: [number, number][] }>();
  for (const { workers = 0, threads = 0, length = 0, busy = 0 } of study?.rows ?? []) {
    const line = lines.get(workers) ?? { workers, threads, points: [] };
    line.points.push([length, busy]);
    lines.set(workers, line);
  }
  return [...lines.values()].sort((a, b) => slots(a) - slots(b));
}

/** The shortest tasks (s) that keep this cluster so busy (0–1), read off its line; null where no point gets there. */
export function shortest({ points }: Line, busy: number): number | null {
  const index = points.findIndex(([, share]) => share >= busy);
  const [length, share] = points[index] ?? [0, 0];
  if (index < 0) return null;
  const [before, less] = points[index - 1] ?? [length, share];
  return share === less ? length : before * (length / before) ** ((busy - less) / (share - less));
}

/** How busy (0–1) this cluster is with tasks of a length (s), read off its line; null where it does not run. */
export function busyAt({ points }: Line, length: number): number | null {
  const index = points.findIndex(([at]) => at >= length);
  const [to, high] = points[index] ?? [0, 0];
  const [from, low] = points[index - 1] ?? [to, high];
  if (index < 0 || (index === 0 && to > length)) return null;
  return from === to ? high : low + ((high - low) * Math.log(length / from)) / Math.log(to / from);
}
