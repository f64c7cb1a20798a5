/** Where everything round a wheel goes: which angle a value has, how large the wheel is, which labels find room. */
import type { Frame } from "../contract/demo.ts";
import type { Tick } from "./axis.ts";
import { textWidth, touches, type Box } from "./text.ts";
import type { Point } from "./trace.ts";

/** A logarithmic scale round a wheel. `words` are people's own terms; they stand where there is room. */
export interface DialScale {
  /** Above 0. */
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly Tick[];
  readonly words?: readonly Tick[];
}

/** A label that found its room; `from` is its tick. */
export interface DialLabel {
  readonly tick: Tick;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly serif: boolean;
  readonly from?: readonly [Point, Point];
}

/** Angles are in radians from the top, clockwise. */
export interface DialPlan {
  readonly centre: Point;
  /** Of the scale, in pixels. */
  readonly radius: number;
  /** How far the scale goes to either side. */
  readonly reach: number;
  readonly labels: readonly DialLabel[];
  /** Values of the short ticks between the labelled ones. */
  readonly minor: readonly number[];
  turn(value: number): number;
  /** The value at an angle; the nearest there is where the scale has none. */
  value(angle: number): number;
  at(angle: number, radius: number): Point;
}

/** How far the scale may go to either side, in degrees: a half circle, or more of one where the frame is high. */
const REACHES = [90, 105, 120, 135];
/** Between the scale and its labels, in em. */
const GAP = 0.95;
/** Of the labels, what stands above the uppermost and below the lowest of their places, in em. */
const [ABOVE, BELOW] = [0.9, 0.65];

/** Makes the scale as long as its labels leave room for. */
export function dialPlan({ min, max, ticks, words = [] }: DialScale, frame: Frame): DialPlan {
  const size = frame.label;
  const gap = GAP * size;
  const whole = Math.log(max / min);
  const shareOf = (value: number): number => (2 * Math.log(Math.min(max, Math.max(min, value)) / min)) / whole - 1;
  const sizes = REACHES.map((degrees) => {
    const reach = (degrees * Math.PI) / 180;
    const sideways = ticks.map(({ value: at, label }) => {
      const slant = Math.abs(Math.sin(reach * shareOf(at)));
      return slant < 0.3 ? Infinity : (frame.width / 2 - textWidth(label, size) - 2) / slant - gap;
    });
    const depth = 1 - Math.min(0, Math.cos(reach));
    const upright = (frame.height - (ABOVE + BELOW) * size) / depth - gap;
    return { reach, depth, radius: Math.max(1, Math.min(upright, frame.width / 2 - 2, ...sideways)) };
  });
  const { reach, depth, radius } = sizes.reduce((best, one) =>
    one.reach * one.radius > best.reach * best.radius * 1.02 ? one : best,
  );
  const turn = (value: number): number => reach * shareOf(value);
  const value = (angle: number): number => {
    const share = (Math.min(reach, Math.max(-reach, angle)) / reach + 1) / 2;
    return min * Math.exp(whole * share);
  };
  const height = (radius + gap) * depth + (ABOVE + BELOW) * size;
  const centre: Point = [frame.width / 2, Math.max(0, (frame.height - height) / 2) + radius + gap + ABOVE * size];
  const at = (angle: number, r: number): Point => [centre[0] + Math.sin(angle) * r, centre[1] - Math.cos(angle) * r];
  const taken: Box[] = [];
  const labels: DialLabel[] = [];
  for (const [serif, list] of [
    [false, ticks],
    [true, words],
  ] as const) {
    for (const tick of list) {
      const angle = turn(tick.value);
      const [x, y] = at(angle, radius + gap);
      const lean = Math.sin(angle);
      const anchor = lean < -0.3 ? "end" : lean > 0.3 ? "start" : "middle";
      const width = textWidth(tick.label, size, serif);
      // Beside the wheel words stand at their tick's height, above it they stand on it.
      const line = y + size * 0.36 * (1 - Math.max(0, Math.cos(angle)));
      const left = x - { start: 0, middle: width / 2, end: width }[anchor];
      const box = { x: left, y: line - size * 0.8, width, height: size };
      const inside = left >= 0 && left + width <= frame.width && box.y >= 0;
      if (!inside || taken.some((other) => touches(box, other, size * 0.6))) continue;
      taken.push(box);
      const stroke = [at(angle, radius + 2), at(angle, radius + size * 0.6)] as const;
      labels.push({ tick, x, y: line, anchor, serif, ...(serif ? {} : { from: stroke }) });
    }
  }
  return { centre, radius, reach, labels, minor: between(min, max), turn, value, at };
}

/** Twice to nine times each power of ten. */
function between(min: number, max: number): number[] {
  const found: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(min) + 1e-9); power < max; power *= 10) {
    for (let times = 2; times < 10; times++) if (power * times > min && power * times < max) found.push(power * times);
  }
  return found;
}
