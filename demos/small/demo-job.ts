/** The job of lesson 7's demo: read every piece of the data, work through it, keep a share of it in memory until the end. */
import type { TaskSpec } from "../scheduler/index.ts";
import { uneven } from "../workload/uneven.ts";
import { LAPTOP, PATIENCE, PIECE, SEED, SPREAD } from "./demo-assumptions.ts";
import { coresOf, machinesOf, memoryOf, rateOf, roomOf, type PlaceName, type Setting } from "./demo-places.ts";

/**
 * A job cut for a picture. Of more data than can be drawn, one task is played for each `stands` pieces and all of its run
 * takes so many times longer: the same as each drawn task being so many pieces, one after the other, at their full overhead.
 */
export interface Cut {
  readonly tasks: readonly TaskSpec[];
  readonly stands: number;
}

/** Pieces of the data: of at most 128 MB, of at most so many seconds on a core, and one at least for each core of a laptop. */
export const piecesOf = ({ size, rate }: Pick<Setting, "size" | "rate">): number =>
  Math.max(LAPTOP.cores, Math.ceil(size / Math.min(PIECE, rate * PATIENCE)));

/** Tasks that every core gets in a picture: few cores would otherwise have but a few. */
const ROUNDS = { laptop: 6, vm: 6, cluster: 2 } as const;

/** The most of a machine's memory that one drawn result takes: large lumps would kill a worker that small ones do not. */
const LUMP = 0.05;

/** Tasks that are drawn and played: a whole number for every core, and enough that results are small beside the memory. */
export function drawn(place: PlaceName, setting: Setting): number {
  const threads = coresOf(place) * machinesOf(place, setting);
  const small = (setting.size * setting.kept) / (memoryOf(place) * LUMP);
  return Math.min(piecesOf(setting), Math.max(ROUNDS[place] * threads, Math.ceil(small / threads) * threads));
}

/** How much dearer a task is where memory is watched and many machines beat. */
const DEARER = 1.5;

/** Tasks played for all places that have room for what the job keeps, as they weigh. */
export const weightOf = (setting: Setting): number =>
  DEARER *
  (["laptop", "vm", "cluster"] as const).reduce(
    (sum, place) => sum + (setting.size * setting.kept <= roomOf(place, setting) ? drawn(place, setting) : 0),
    0,
  );

/** Cuts the job for a place. */
export function cut(place: PlaceName, setting: Setting): Cut {
  const pieces = piecesOf(setting);
  const tasks = drawn(place, setting);
  const stands = pieces / tasks;
  const bytes = setting.size / pieces;
  // The more pieces a task stands for, the nearer their sum is to the mean.
  const spread = SPREAD / Math.sqrt(stands);
  const nbytes = Math.round(bytes * setting.kept);
  const map = uneven({ tasks, seconds: bytes / rateOf(place, setting), spread, seed: SEED });
  return {
    tasks: map.map((task) => ({ ...task, nbytes, working: Math.round(bytes / stands) })),
    stands,
  };
}
