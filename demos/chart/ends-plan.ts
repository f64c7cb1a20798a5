/** Which way each flag of words reads from its upright, and in which lane it stands: so that no line runs through words. */
import type { Frame, Seconds } from "../contract/demo.ts";
import type { End } from "./ends.ts";
import { textWidth } from "./text.ts";

/** A flag that found its place, in pixels; lane 0 is the lowest. */
export interface Flag {
  readonly end: End;
  /** Where its upright stands. */
  readonly edge: number;
  /** What the words cover. */
  readonly from: number;
  readonly to: number;
  readonly anchor: "start" | "middle" | "end";
  readonly lane: number;
}

/** A way to set the words; `cost` says how much another one is liked better. */
type Spot = Omit<Flag, "end" | "lane"> & { readonly cost: number };

/** More flags than this are set without trying every way: there are hundreds then. */
const FEW = 4;

/** Places the flags in as few lanes as they can have without a line through words, reading to the right where they can. */
export function placeFlags(
  ends: readonly End[],
  x: (seconds: Seconds) => number,
  right: number,
  frame: Frame,
): readonly Flag[] {
  const spots = ends.map((end) => {
    const all = spotsOf(Math.min(x(end.at), right - frame.label * 0.05), end.label, frame);
    return ends.length <= FEW ? all : all.slice(0, 1);
  });
  const apart = frame.label * 0.5;
  for (let lanes = 1; lanes <= ends.length; lanes++) {
    const found = cheapest(ends, spots, lanes, apart);
    if (found) return found;
  }
  // No way without: one above the other.
  return ends.map((end, lane) => ({ end, lane, ...spots[lane]![0]! }));
}

/** The best liked way first: it reads away from the upright's right, then its left; then a little off the upright. */
function spotsOf(edge: number, label: string, frame: Frame): Spot[] {
  const width = textWidth(label, frame.label, true);
  const spots: Spot[] = [];
  for (const off of [0, frame.label * 0.4]) {
    const [after, before] = [edge + off, edge - off];
    if (after + width <= frame.width) spots.push({ edge, from: after, to: after + width, anchor: "start", cost: off });
    if (before >= width) spots.push({ edge, from: before - width, to: before, anchor: "end", cost: off + 1 });
  }
  const from = Math.max(0, Math.min(frame.width - width, edge - width / 2));
  return [...spots, { edge, from, to: from + width, anchor: "middle", cost: frame.label }];
}

function cheapest(ends: readonly End[], spots: readonly Spot[][], lanes: number, apart: number): Flag[] | undefined {
  let best: Flag[] | undefined;
  let least = Infinity;
  const placed: Flag[] = [];
  const next = (spent: number): void => {
    if (spent >= least) return;
    const end = ends[placed.length];
    if (!end) {
      best = [...placed];
      least = spent;
      return;
    }
    for (const { cost, ...spot } of spots[placed.length]!) {
      for (let lane = 0; lane < lanes; lane++) {
        const flag = { end, lane, ...spot };
        if (!placed.every((other) => agree(flag, other, apart))) continue;
        placed.push(flag);
        next(spent + cost);
        placed.pop();
      }
    }
  };
  next(0);
  return best;
}

/** Pixels between words and a line beside them. */
const CLEAR = 3;

/** Whether two flags leave one another alone: words apart in one lane, and no upright through words in a lower one. */
function agree(a: Flag, b: Flag, apart: number): boolean {
  if (a.lane === b.lane) return a.to + apart < b.from || b.to + apart < a.from;
  const [high, low] = a.lane > b.lane ? [a, b] : [b, a];
  return high.edge < low.from - CLEAR || high.edge > low.to + CLEAR;
}
