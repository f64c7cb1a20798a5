/** The numbers that the prose quotes: the perfect run, the same with five troubles, and what each of them adds alone. */
import { bytes, duration, multiple, plural, share } from "../contract/format.ts";
import { cases, aloneOf, reduce, only } from "./alone.ts";
import { outcomeOf } from "./outcome.ts";
import { run, type Run } from "./run.ts";
import { REALITY } from "./stories.ts";
import { LATE, LOCK, lockSlowdown, LOST_AFTER, ROOM, SLOW, troubles } from "./troubles.ts";
import { inWords, tailOf } from "./words.ts";

/** As many draws as the prose says it tried. */
const DRAWS = 20;

/** Plays them. */
export function factsOf(played: Run): Record<string, string> {
  const standard = only(played.setting, []);
  const draw = (seed: number, on: Partial<typeof standard>): Run => run({ ...standard, ...on, seed });
  const others = Array.from({ length: DRAWS }, (_, index) => draw(index + 1, {}).busy);
  const real = run({ ...standard, ...REALITY });
  const longer = Array.from({ length: DRAWS }, (_, index) => draw(index + 1, REALITY)).map(
    ({ finished, perfect }) => finished / perfect,
  );
  const settings = cases(real.setting);
  const alone = aloneOf(
    real.setting,
    reduce(
      settings.map((one) => outcomeOf(run(one))),
      settings.length,
    ),
  )!;
  const loss = real.losses[0]!;
  const pauses = real.paused.reduce((sum, { start, stop }) => sum + stop - start, 0);
  return {
    tasks: plural(played.tasks, "task"),
    workers: plural(played.workers, "worker"),
    finished: duration(played.finished),
    ideal: duration(played.ideal),
    work: duration(played.work),
    busy: share(played.busy),
    tail: share(tailOf(played)),
    moves: plural(played.moves.length, "transfer"),
    moved: bytes(played.moves.reduce((sum, { nbytes }) => sum + nbytes, 0)),
    draws: plural(DRAWS, "draw"),
    busyLow: share(Math.min(...others)),
    busyHigh: share(Math.max(...others)),
    real: duration(real.finished),
    longer: multiple(real.finished / real.perfect),
    longerLow: multiple(Math.min(...longer)),
    longerHigh: multiple(Math.max(...longer)),
    lostWorker: `worker ${loss.row + 1}`,
    lostResults: plural(loss.results, "result"),
    again: plural(real.again.length, "task"),
    pauses: duration(pauses),
    ...Object.fromEntries(alone.each.map(({ trouble, adds }) => [`${trouble}Adds`, duration(adds)])),
    aloneSum: duration(alone.each.reduce((sum, { adds }) => sum + adds, 0)),
    allAdd: duration(alone.all - alone.perfect),
    troubles: inWords(troubles.length),
    late: duration(LATE),
    slow: multiple(SLOW),
    hold: share(LOCK.hold),
    lockSlower: multiple(lockSlowdown()),
    lostAfter: share(LOST_AFTER),
    room: bytes(ROOM),
  };
}
