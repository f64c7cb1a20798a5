/** The sentences of lesson 1's evidence. The first one of each leads. */
import { count, plural, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { Guessed } from "../contract/verdict.ts";
import {
  errorOf,
  errorsOf,
  FAILS,
  FASTER,
  rightOf,
  shortOf,
  ticks,
  type Operation,
  type WheelRow,
} from "./evidence-table.ts";

/** A speed-up as it is compared: hundredths. */
export const times = (speedup: number): string => `${count(Number(speedup.toFixed(2)))}×`;

/** What the GIL is. */
export const LOCK = "Python has one lock, the GIL: only the thread that has it runs Python code.";

/** Before the answer. */
export function asking(operations: readonly Operation[], guess: number | null): string {
  if (guess === null) return `Tick what runs faster on two threads than on one. ${LOCK} Some code can let go of it.`;
  const [ticked, left] = [true, false].map((is) =>
    operations.filter(({ bit }) => ticks(guess, bit) === is).map(({ title }) => title),
  ) as [string[], string[]];
  if (!ticked.length) return `You say that none of the ten runs faster on two threads. ${LOCK}`;
  // The shorter list says it all.
  const but = left.length ? `, all but ${listed(left)}` : "";
  const named = left.length < ticked.length ? but : `: ${listed(ticked)}`;
  return `You tick ${count(ticked.length)} of ten${named}. ${LOCK}`;
}

/** What one of the ten came to. */
export const one = ({ threads, processes }: Operation): string =>
  `${times(threads)} as fast on two threads, ${times(processes)} in two processes`;

/** While the rows come in. */
export const passing = (operation: Operation): string => `${cased(operation.title)}: ${one(operation)}.`;

/** The answer, beside the guess, and the rule for it. */
export function answered(operations: readonly Operation[], guess: number | null): string {
  const gain = operations.filter(({ gains }) => gains);
  const rest = operations.filter(({ gains }) => !gains);
  const most = Math.max(...rest.map(({ threads }) => threads));
  const all = operations.every(({ processes }) => processes >= FASTER);
  const both = all ? "; two processes speed up all of them" : `, and ${count(rest.length)} not`;
  return [
    `Two threads speed up ${count(gain.length)} of the ten${both}.`,
    guess === null ? "" : `Your guess is ${judged(operations, guess).error}.`,
    `Faster is ${times(FASTER)} or more; the best of the rest has ${times(most)}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** A guess against what was measured: each tick and each blank counts. */
export function judged(operations: readonly Operation[], guess: number): Guessed {
  const [right, of] = [rightOf(operations, guess), operations.length];
  const ticked = operations.filter(({ bit }) => ticks(guess, bit)).length;
  return {
    said: ticked === of ? "all ten" : ticked ? `${count(ticked)} of ten` : "none of ten",
    error: right === of ? "right for all ten" : `right for ${count(right)} of ten`,
    miss: { right, of },
  };
}

/** The one that was picked. */
export const chosen = (operation: Operation): string =>
  `${cased(operation.title)}: ${one(operation)}. The probe beside it woke late ${share(operation.lateWakeups)} of the time (${plural(operation.wakeups, "wake-up")}); that goes to the demo, with two threads.`;

/** How well the probe alone says what two threads do. */
export function probed(operations: readonly Operation[]): string {
  const { worst } = errorsOf(operations);
  const [first, ...more] = worst.filter((each) => Math.abs(errorOf(each)) > FAILS);
  const close = closeOf(operations);
  return [
    `How often a sleeping probe wakes late foretells ${count(close)} of the ten to within ${count(FAILS)}.`,
    ...(first ? [`It fails for ${listed([`${first.title} (${foretold(first)})`, ...more.map(shortOf)])}.`] : []),
  ].join(" ");
}

/** What the probe said of one, and what came. */
export const foretold = ({ predicted, threads }: Operation): string =>
  `${times(predicted)} foretold, ${times(threads)} measured`;

/** For how many the prediction does not fail. */
export const closeOf = (operations: readonly Operation[]): number =>
  operations.filter((one) => Math.abs(errorOf(one)) <= FAILS).length;

/** While the prediction is drawn. */
export const probing = (late: number): string =>
  `If the probe wakes late ${share(late)} of the time, two threads should be ${times(2 / (1 + late))} as fast.`;

/** Packages with a wheel for a Python without the lock. */
export function wheeled(months: readonly WheelRow[]): string {
  const [first, last] = [months[0]!, months.at(-1)!];
  return `In ${said(last.month)} ${count(last.withWheel)} of the ${count(last.packages)} most-downloaded packages with compiled builds had one for Python without the lock; in ${said(first.month)}, of that month’s ${count(first.packages)}, ${count(first.withWheel)}. A build is no proof that it works well there, and none is no proof that it does not.`;
}

/** While the months pass. */
export const wheeling = ({ month, withWheel, packages }: WheelRow): string =>
  `${said(month)}: ${count(withWheel)} of ${count(packages)} packages.`;

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "2025-03" as "March 2025". */
export const said = (month: string): string => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

/** "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** A title at the start of a sentence. */
export const cased = (title: string): string => `${title[0]!.toUpperCase()}${title.slice(1)}`;

/** Where the demo's run lands: its speed-up, and the one that the same knobs have with two threads. */
export interface Landing {
  readonly crew: string;
  readonly speedup: number;
  readonly hold: number;
  /** With two threads and one lock: what the prediction is about. */
  readonly two?: number;
}

/** Reads the demo's outcome; nothing where it is none of ours. */
export function landing(here: Outcome | undefined): Landing | undefined {
  const { threads, hold, mode, speedup, two } = here ?? {};
  if (threads === undefined || hold === undefined || speedup === undefined) return undefined;
  const crew =
    mode === 1
      ? plural(threads, "process", "processes")
      : `${plural(threads, "thread")}${mode === 2 ? ", no lock" : ""}`;
  return {
    crew,
    speedup,
    hold,
    ...(mode === 0 && two !== undefined ? { two: threads === 2 ? speedup : two } : {}),
  };
}
