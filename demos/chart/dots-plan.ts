/** Where everything of a dot plot goes: the column of names, the rows, and on which side of a dot its figure stands. */
import { scaleLog } from "d3";
import type { Frame, Role, Seconds } from "../contract/demo.ts";
import { axisHeight, type Axis } from "./axis.ts";
import { planEnds, type End, type Ends } from "./ends.ts";
import { key, type Key, type KeyItem } from "./key.ts";
import { textWidth, type Box } from "./text.ts";

/** One thing with a value, on a row of its own. */
export interface Dot {
  readonly id: string;
  readonly label: string;
  /** Its name where there is little room. */
  readonly short: string;
  readonly value: number;
  /** The other end, where it is a range. */
  readonly to?: number;
  /** The value in words. */
  readonly said: string;
  /** The same in fewer, where the full one would lie on an upright. */
  readonly brief?: string;
  readonly role: Role;
  /** Reckoned, not told: a ring. */
  readonly hollow?: boolean;
  /** Set bold. */
  readonly lead?: boolean;
  /** What it was thought to be, least and most, if it was something else. */
  readonly thought?: readonly [low: number, high: number];
  /** Where there is little room, those with the lowest stay (the order given, unless said). */
  readonly rank?: number;
  /** Who says so; told when the row is pointed at. */
  readonly source: string;
}

/** What stands round the rows. The axis is logarithmic. */
export interface DotsOptions {
  readonly title: string;
  readonly x: Axis;
  readonly rows: readonly Dot[];
  readonly key?: readonly KeyItem[];
  /** Uprights worth naming; their `at` is a value. Dashed ones are there from the start. */
  readonly ends?: readonly End[];
  /** Tinted stretches of the axis behind the rows, e.g. from the truth to a guess. */
  readonly tints?: readonly { readonly from: number; readonly to: number; readonly role: Role }[];
  /** How long the sweep takes along the axis; 0 shows all at once. */
  readonly span: Seconds;
  /** The row that was picked. */
  readonly picked?: string;
  /** Called with the id of a row that was pressed, or chosen with arrow keys and Enter. */
  pick?(id: string): void;
}

/** A row in its place, in pixels. */
export interface PlacedDot {
  readonly dot: Dot;
  readonly name: string;
  readonly y: number;
  readonly from: number;
  readonly to: number;
  /** Its figure, where there is room for it. */
  readonly figure?: FigureSpot;
}

/** Where a figure stands; `across`: on an upright, for want of better. */
export interface FigureSpot {
  readonly text: string;
  readonly at: number;
  readonly anchor: "start" | "end";
  readonly across: boolean;
}

/** Everything in its place, in pixels of the frame. */
export interface DotsPlan {
  /** Above the plot: the title, and what its marks mean. */
  readonly key: Key;
  readonly plot: Box;
  readonly pitch: number;
  readonly ends: Ends;
  readonly rows: readonly PlacedDot[];
  x(value: number): number;
}

/** Radius of a dot, in em. */
export const DOT = 0.4;
/** Between a dot and its figure, in em. */
const BESIDE = 0.85;

/** The least from row to row, in em. */
const PITCH = 1.12;

/**
 * Plans the rows: full names where they leave three fifths of the width to the plot, short ones else. Where all rows
 * together have no room, those with the lowest rank stay, and the key says how many more there are.
 */
export function dotsPlan(options: DotsOptions, frame: Frame): DotsPlan {
  const { rows, picked } = options;
  const order = rows.map(({ rank, id }, index) => ({ index, rank: id === picked ? -1 : (rank ?? index) }));
  order.sort((a, b) => a.rank - b.rank);
  for (let keep = rows.length; ; keep--) {
    const kept = new Set(order.slice(0, keep).map(({ index }) => index));
    const shown = rows.filter((_, index) => kept.has(index));
    const planned = attempt(options, shown, frame);
    if (keep <= FEWEST || planned.pitch >= PITCH * frame.label) return planned;
  }
}

/** Rows that stay however little room there is. */
const FEWEST = 3;

function attempt(
  { title, x: axis, rows, key: items = [], ends = [] }: DotsOptions,
  shown: readonly Dot[],
  frame: Frame,
) {
  const size = frame.label;
  const more = shown.length < rows.length ? [{ label: `and ${rows.length - shown.length} more` }] : [];
  const names = key([{ label: title }, ...items, ...more], frame, frame.width);
  const above = names.height + size * 0.2;
  const widest = (of: (dot: Dot) => string): number =>
    Math.max(0, ...rows.map((dot) => textWidth(of(dot), size, dot.lead)));
  const full = widest(({ label }) => label) <= frame.width * 0.4;
  const column = widest(full ? ({ label }) => label : ({ short }) => short) + size * 0.6;
  const left = Math.min(column, frame.width * 0.6);
  const width = plotWidth(shown, axis, left, frame);
  const scale = scaleLog([axis.min, axis.max], [left, left + width]);
  const x = (value: number): number => scale(Math.min(axis.max, Math.max(axis.min, value)));
  const flags = planEnds(ends, x, left + width, frame);
  const top = above + Math.max(flags.height, size * 0.3);
  const plot = { x: left, y: top, width, height: Math.max(size, frame.height - top - axisHeight(size, false)) };
  const pitch = plot.height / Math.max(1, shown.length);
  const uprights = ends.map(({ at }) => x(at));
  const placed = shown.map((dot, index): PlacedDot => {
    const [from, to] = [x(dot.value), x(dot.to ?? dot.value)];
    const marks = [from, to, ...(dot.thought ?? []).map(x)];
    const span = [Math.min(...marks), Math.max(...marks)] as const;
    const figures = [dot.said, ...(dot.brief ? [dot.brief] : [])];
    const spots = figures.flatMap((text) => figureSpot(span, text, plot, uprights, frame) ?? []);
    const figure = spots.find(({ across }) => !across) ?? spots.at(-1);
    const y = plot.y + pitch * (index + 0.5);
    return { dot, name: full ? dot.label : dot.short, y, from, to, ...(figure ? { figure } : {}) };
  });
  return { key: names, plot, pitch, ends: flags, x, rows: placed };
}

/** As wide as it can be with every figure to the right of its dot, if that costs no more than a fifth of it. */
function plotWidth(rows: readonly Dot[], { min, max }: Axis, left: number, frame: Frame): number {
  const whole = Math.max(frame.label, frame.width - left - frame.label * 0.6);
  const wanted = rows.map(({ value, to = value, said }) => {
    const part = Math.log(Math.min(max, Math.max(min, to)) / min) / Math.log(max / min);
    return (frame.width - left - frame.label * (BESIDE + 0.1) - textWidth(said, frame.label, true)) / part;
  });
  return Math.min(whole, Math.max(whole * 0.8, Math.min(whole, ...wanted)));
}

/** To the right of the dots if nothing is there, else to their left; a figure across an upright is the last resort. */
function figureSpot(
  [low, high]: readonly [number, number],
  text: string,
  plot: Box,
  uprights: readonly number[],
  frame: Frame,
): FigureSpot | undefined {
  const away = frame.label * BESIDE;
  const width = textWidth(text, frame.label, true);
  const right = { at: high + away, anchor: "start", from: high + away, to: high + away + width } as const;
  const left = { at: low - away, anchor: "end", from: low - away - width, to: low - away } as const;
  const inside = [right, left].filter(({ from, to }) => from >= plot.x && to <= frame.width);
  const clear = ({ from, to }: { from: number; to: number }): boolean =>
    uprights.every((at) => at < from - 3 || at > to + 3);
  const spot = inside.find(clear) ?? inside[0];
  return spot && { text, at: spot.at, anchor: spot.anchor, across: !clear(spot) };
}
