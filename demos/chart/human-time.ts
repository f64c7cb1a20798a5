/** Time as people count it: seconds, minutes, hours, days; never 1,000 s. All values in seconds. */
import type { Seconds } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";
import type { Tick } from "./axis.ts";
import { textWidth } from "./text.ts";

const NBSP = "\u00a0";
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;
const WEEK = 604_800;

/** Ranks say which labels go first where there is little room: 0 stays longest. */
const LANDMARKS: readonly (readonly [seconds: Seconds, label: string, rank: number])[] = [
  [0.0001, "0.1 ms", 2],
  [0.001, "1 ms", 0],
  [0.01, "10 ms", 2],
  [0.1, "0.1 s", 2],
  [1, "1 s", 0],
  [10, "10 s", 3],
  [MINUTE, "1 min", 1],
  [10 * MINUTE, "10 min", 3],
  [HOUR, "1 h", 1],
  [DAY, "1 day", 2],
  [WEEK, "1 wk", 0],
  [30 * DAY, "1 month", 2],
  [365 * DAY, "1 year", 1],
];

/** Ticks for a logarithmic axis from `min` to `max`, at the landmarks of human time. */
export function humanTicks(min: Seconds, max: Seconds): Tick[] {
  return LANDMARKS.filter(([value]) => value >= min && value <= max).map(([value, label, rank]) => ({
    value,
    label: label.replace(" ", NBSP),
    rank,
  }));
}

const STEPS: readonly Seconds[] = [
  ...[1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10].flatMap((power) => [power, 2 * power, 5 * power]),
  ...[0.5, 1, 2, 3, 5, 10, 15, 20, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28, 91, 364].map((days) => days * DAY),
].sort((a, b) => a - b);

/** From tick to tick there is at least so many times the room that a label takes. */
const APART = 1.2;

/**
 * Ticks for a linear axis from 0 to `until`, round numbers only, at most `most` of them beside 0 and no more than have
 * room for their labels, where `each` is the em that each of `most` has. Up to three minutes in one unit, from there on as
 * durations are said everywhere: "45 min", "1 h", "1 h 15 min".
 */
export function timeTicks(until: Seconds, most: number, each = 5): Tick[] {
  const [, unit, name] = UNITS.find(([limit]) => !(until >= limit))!;
  const slot = until / Math.max(1, most);
  for (const step of until > 0 ? STEPS : []) {
    if (step < slot || !whole(step, unit)) continue;
    const last = Math.floor(until / step + 1e-9);
    // Counted, not added up, so that 3 × 0.1 is not 0.30000000000000004 in one label and not in the next.
    const ticks = Array.from({ length: last + 1 }, (_, index) => ({
      value: index * step,
      label: index ? said(index * step, unit, name) : "0",
      rank: index % last ? 1 : 0,
    }));
    if (ticks.every(({ label }) => textWidth(label, APART) * slot <= step * each)) return ticks;
  }
  return [{ value: 0, label: "0", rank: 0 }];
}

/** A duration of many days is rounded to two figures, which what stands at a tick must not be. */
const said = (value: Seconds, unit: Seconds, name: string): string =>
  unit >= MINUTE && value < 10 * DAY
    ? duration(value)
    : `${Number((value / unit).toPrecision(6)).toLocaleString("en-US")}${NBSP}${name}`;

/** The unit of an axis that ends before a moment. */
const UNITS: readonly (readonly [before: Seconds, unit: Seconds, name: string])[] = [
  [1e-3, 1e-6, "µs"],
  [1, 1e-3, "ms"],
  [3 * MINUTE, 1, "s"],
  [3 * HOUR, MINUTE, "min"],
  [DAY, HOUR, "h"],
  [Infinity, DAY, "days"],
];

/** A step that reads well in a unit: halves of a second are fine, thirds of a minute are not. */
const whole = (step: Seconds, unit: Seconds): boolean => unit < MINUTE || (2 * step) % unit === 0;

const SAYABLE: readonly Seconds[] = [
  ...[0.001, 0.01, 0.1].flatMap((power) => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => number * power)),
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
  10,
  12,
  15,
  20,
  25,
  30,
  40,
  50,
  ...[1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50].map((minutes) => minutes * MINUTE),
  ...[1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 18, 20].map((hours) => hours * HOUR),
  ...[1, 1.5, 2, 3, 4, 5, 6, 7].map((days) => days * DAY),
];

/** The nearest duration somebody would say aloud: a guess picked at 29,113 s is "8 h". From 1 ms to 1 week. */
export function sayable(seconds: Seconds): Seconds {
  const off = (candidate: Seconds): number => Math.abs(Math.log(candidate / Math.max(seconds, 1e-9)));
  return SAYABLE.reduce((best, candidate) => (off(candidate) < off(best) ? candidate : best));
}
