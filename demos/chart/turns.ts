/**
 * Rows that share one thing: full where a row has it, hatched where it waits for it, paler where it does without.
 * Below them somebody who only wants it for a moment, now and then: how late that came.
 */
import { scaleLinear } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { axisHeight, drawAxis } from "./axis.ts";
import { lettering } from "./colour.ts";
import { fills } from "./hatch.ts";
import { timeTicks } from "./human-time.ts";
import { key } from "./key.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** What a row does with the thing. */
export type Turn = "has" | "waits" | "free";

/** A stretch of a row, counted from 0, in virtual seconds. */
export interface TurnBar {
  readonly row: number;
  readonly start: Seconds;
  readonly stop: Seconds;
  readonly turn: Turn;
}

/** Somebody who wants it for a moment: from when, and when that was. */
export interface Call {
  readonly from: Seconds;
  readonly at: Seconds;
}

/** What stands round the bars. */
export interface TurnsOptions {
  /** Names of the rows, from the top; where there is no room for all, some. */
  readonly rows: readonly string[];
  readonly until: Seconds;
  /** What each turn is called, in the key above the rows; only those that occur. */
  readonly names: Readonly<Record<Turn, string>>;
  readonly roles: Readonly<Record<"has" | "free", Role>>;
  readonly calls?: {
    readonly name: string;
    readonly role: Role;
    readonly each: readonly Call[];
    /** In words, how late one was: seconds. */
    say(late: Seconds): string;
    /** From how many seconds on it is late; before, it is a dot. */
    readonly late: Seconds;
    /** What stands there where none is late. */
    readonly punctual: string;
  };
}

/** A bar, of its row's height. */
const FULL = 0.86;

/** What the lane of calls takes, in em: its marks, and the words below. */
const CALLS = 1.43 + LEADING;

/** The least height in pixels of rows, calls, key and axis. */
export const turnsHeight = (size: number, rows: number): number =>
  Math.ceil(size * (LEADING + 0.4 + CALLS) + rows * 4) + axisHeight(size, false);

/** Draws it over the whole frame; `at` uncovers it from the left. */
export function turns(bars: readonly TurnBar[], options: TurnsOptions, frame: Frame): Picture {
  const { rows, until, names, roles, calls } = options;
  const size = frame.label;
  const root = picture(frame);
  const defs = add(root, "defs");
  const fill = fills(defs, frame);
  const hatched = fill("waiting", "waiting");
  const occurs = (["has", "waits", "free"] as const).filter((turn) => bars.some((bar) => bar.turn === turn));
  const roleOf = (turn: Turn): Role => (turn === "waits" ? "waiting" : roles[turn]);
  const items = occurs.map((turn) => ({ label: names[turn], role: roleOf(turn) }));
  const legend = key(items, frame, frame.width);
  legend.draw(root, 0, 0, (role) => (role === "waiting" ? hatched : frame.palette(role)));

  const gutter = Math.max(...[...rows, calls?.name ?? ""].map((name) => textWidth(name, size))) + size * 0.6;
  const left = Math.min(gutter, frame.width * 0.4);
  const top = legend.height + (legend.height ? size * 0.4 : 0);
  const below = axisHeight(size, false) + (calls ? size * CALLS : size * 0.2);
  const bottom = Math.max(top + 1, frame.height - below);
  const x = scaleLinear([0, until || 1], [left, Math.max(left + 1, frame.width)]);
  const row = (bottom - top) / Math.max(1, rows.length);
  const every = Math.max(1, Math.ceil((size * 1.1) / row));
  for (const [index, name] of rows.entries()) {
    if (index % every) continue;
    const middle = top + (index + 0.5) * row;
    write(root, name, left - size * 0.6, middle + size * 0.34, { fill: frame.palette("soft"), size, anchor: "end" });
  }

  const id = `${frame.idPrefix}uncovered`;
  const clip = add(add(defs, "clipPath", { id }), "rect", { x: 0, y: 0, width: 0, height: frame.height });
  const shown = add(root, "g", { "clip-path": `url(#${id})` });
  for (const turn of ["free", "waits", "has"] as const) {
    const d = bars
      .filter((bar) => bar.turn === turn)
      .map((bar) => {
        const height = row * FULL;
        const y = top + bar.row * row + (row - height) / 2;
        const [from, to] = [x(bar.start), x(Math.min(bar.stop, until))];
        return `M${px(from)} ${px(y)}h${px(Math.max(0.3, to - from))}v${px(height)}h${px(-Math.max(0.3, to - from))}z`;
      })
      .join("");
    if (!d) continue;
    const look = turn === "waits" ? { fill: hatched } : { fill: frame.palette(roles[turn]) };
    add(shown, "path", { d, ...look, ...(turn === "free" && occurs.includes("has") ? { opacity: PALE } : {}) });
  }
  const called = calls ? drawCalls(root, shown, calls, { x, left, until, y: bottom }, fill, frame) : [];
  const plot = { x: left, y: frame.height - axisHeight(size, false), width: frame.width - left, height: 0 };
  const ticks = timeTicks(until, Math.max(2, plot.width / (size * 5)));
  drawAxis(root, { min: 0, max: until, ticks }, x, plot, frame);
  const now = rule(root, [left, top], [left, plot.y], { stroke: frame.palette("ink"), "stroke-width": 1.5 });

  const at = (moment: Seconds): void => {
    const time = frame.still ? until : Math.min(until, Math.max(0, moment));
    set(clip, { width: Math.max(0, x(time)) });
    set(now, { x1: x(time), x2: x(time), opacity: time > 0 && time < until ? 1 : 0 });
    for (const { node, when } of called) set(node, { opacity: when <= time ? 1 : 0 });
  };
  at(until);
  return { node: root, at };
}

/** How much of its colour a row has that does without, beside rows that have it. */
const PALE = 0.45;

/** Where the lane of calls is drawn. */
interface Lane {
  x(value: Seconds): number;
  readonly left: number;
  readonly until: Seconds;
  readonly y: number;
}

/** The lane of those who want it for a moment: a dot when they had it, behind it how long they waited, and how late below. */
function drawCalls(
  root: Element,
  shown: Element,
  { name, role, each, say, late, punctual }: NonNullable<TurnsOptions["calls"]>,
  { x, left, until, y }: Lane,
  fill: ReturnType<typeof fills>,
  frame: Frame,
): { readonly node: Element; readonly when: Seconds }[] {
  const size = frame.label;
  const middle = y + size * 0.95;
  const words = baseline(y + size * 1.43, size);
  const ink = lettering(frame, role);
  write(root, name, left - size * 0.6, middle + size * 0.34, { fill: ink, size, anchor: "end", bold: true });
  rule(root, [left, middle], [frame.width, middle], { stroke: frame.palette("rule"), "stroke-width": 1 });
  let free = left;
  const written: { node: Element; when: Seconds }[] = [];
  const put = (text: string, around: number, when: Seconds): void => {
    const width = textWidth(text, size);
    const start = Math.min(frame.width - width, Math.max(left, around - width / 2));
    if (start < free || start < left) return;
    free = start + width + size * 0.8;
    written.push({ node: write(root, text, start, words, { fill: ink, size }), when });
  };
  for (const { from, at } of each) {
    const [start, stop] = [x(from), x(Math.min(at, until))];
    const was = at - from > late;
    if (was) {
      const bar = { x: start, y: middle - size * 0.36, width: stop - start, height: size * 0.72 };
      add(shown, "rect", { ...bar, fill: fill(role, "waiting") });
      if (at <= until) put(say(at - from), (start + stop) / 2, at);
    }
    if (at <= until) add(shown, "circle", { cx: stop, cy: middle, r: size * (was ? 0.3 : 0.2), fill: ink });
  }
  if (!each.some(({ from, at }) => at - from > late)) put(punctual, left, 0);
  return written;
}
