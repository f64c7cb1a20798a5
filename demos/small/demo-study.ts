/** The study behind the lines: which sizes it takes, what they come to, and where the lines cross. */
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import { WORTH } from "./demo-assumptions.ts";
import { bestOf, type Times } from "./demo-model.ts";
import { placeNames, roomOf, type PlaceName, type Setting } from "./demo-places.ts";

/** Sizes tried in bytes: four for each power of ten, to beyond what 20 VMs have room for at the usual share kept. */
export const SIZES: readonly number[] = Array.from({ length: 25 }, (_, step) =>
  Number((10 ** (8 + step / 4)).toPrecision(3)),
);

/** This much of what a place has room for: more bytes, rounded, might have none. */
const ALMOST = 0.995;

/** The size from which on a place has no room, bytes; infinite where nothing is kept. */
export const fullAt = (place: PlaceName, setting: Pick<Setting, "kept" | "machines">): number =>
  roomOf(place, setting) / setting.kept;

/** Those, and the most that each place has room for, so that a line ends where the place does. */
export const sizesOf = (setting: Pick<Setting, "kept" | "machines">): readonly number[] => {
  const ends = placeNames.map((place) => fullAt(place, setting) * ALMOST);
  return [...SIZES, ...ends.filter((size) => size > SIZES[0]! && size < SIZES.at(-1)!)].sort((a, b) => a - b);
};

/** Where a line ends although the axis goes on: at its last size, and after how many seconds. */
export interface End {
  readonly place: PlaceName;
  readonly size: number;
  readonly seconds: number;
  /** Its disk is full; else the job was killed for its memory. */
  readonly full: boolean;
}

/** The ends of those lines that have one. */
export const endsOf = (rows: readonly Row[], setting: Pick<Setting, "kept" | "machines">): End[] =>
  placeNames.flatMap((place): End[] => {
    const index = rows.findIndex((row, at) => at > 0 && row[place] === null && rows[at - 1]![place] !== null);
    if (index < 0) return [];
    const { size, [place]: seconds } = rows[index - 1]!;
    return [{ place, size, seconds: seconds!, full: isFull(place, rows[index]!.size, setting) }];
  });

const isFull = (place: PlaceName, size: number, setting: Pick<Setting, "kept" | "machines">): boolean =>
  size >= fullAt(place, setting) * ALMOST;

/** One size: its time on each place, seconds; null where there is none. */
export interface Row extends Times {
  readonly size: number;
}

/** Keeps times and dollars by place. */
export function reduce(outcomes: readonly Outcome[], of: number): StudyResult {
  const kept = ["size", ...placeNames.flatMap((place) => [place, `${place}Dollars`])];
  const rows = outcomes.map((outcome) =>
    Object.fromEntries(kept.flatMap((name) => (outcome[name] === undefined ? [] : [[name, outcome[name]]]))),
  );
  return { rows, done: rows.length, of };
}

/** The rows so far, sizes rising. */
export const rowsIn = (study: StudyResult | undefined): Row[] =>
  (study?.rows ?? []).map(({ size = 0, laptop = null, vm = null, cluster = null }) => ({ size, laptop, vm, cluster }));

/** A size (bytes) from which on another place is the one that would do. */
export interface Crossing {
  readonly size: number;
  readonly from: PlaceName;
  readonly to: PlaceName | null;
  /** Why not the place before: its disk is full, it is killed for its memory, or the next is enough faster. */
  readonly why: "full" | "killed" | "slower";
  /** Seconds it takes there on the place after it; on the place before where there is none. */
  readonly seconds: number;
}

/** Between two sizes all times are straight lines, as starting plus reading is; so crossings are found between rows. */
export function crossingsOf(rows: readonly Row[], setting: Pick<Setting, "kept" | "machines">): Crossing[] {
  return rows.slice(1).flatMap((row, index): Crossing[] => {
    const before = rows[index]!;
    const [from, to] = [bestOf(before), bestOf(row)];
    if (from === null || from === to) return [];
    if (row[from] === null) {
      const size = Math.min(row.size, Math.max(before.size, fullAt(from, setting)));
      const seconds = to === null ? before[from]! : between(before, row, to, size);
      return [{ size, from, to, why: isFull(from, row.size, setting) ? "full" : "killed", seconds }];
    }
    const gain = ({ [to!]: after, [from]: now }: Row): number => after! - now! * (1 - WORTH);
    const [low, high] = [gain(before), gain(row)];
    const size = before.size + ((row.size - before.size) * low) / (low - high);
    return [{ size, from, to, why: "slower", seconds: between(before, row, to!, size) }];
  });
}

function between(before: Row, row: Row, place: PlaceName, size: number): number {
  const [low, high] = [before[place] ?? row[place]!, row[place]!];
  return low + ((high - low) * (size - before.size)) / (row.size - before.size);
}

/** The time on a place at a size, read off its line; null where it does not run. */
export function timeAt(rows: readonly Row[], place: PlaceName, size: number): number | null {
  const index = rows.findIndex((row) => row.size >= size);
  const row = rows[index];
  const before = rows[index - 1] ?? row;
  if (!row || !before || row[place] === null || before[place] === null) return null;
  return row === before ? (row.size === size ? row[place] : null) : between(before, row, place, size);
}
