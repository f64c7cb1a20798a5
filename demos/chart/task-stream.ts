/**
 * A task stream as on Dask's dashboard: a row a thread, time to the right, a bar a task, coloured by kind. `at` uncovers
 * it from the left. Hundreds of tasks are a handful of paths; a hundred thousand are pixels, none of them left out.
 */
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { drawAxis, type Axis } from "./axis.ts";
import { indexBars } from "./bar-index.ts";
import { kindOf, type Bar } from "./bars.ts";
import { crosses } from "./crosses.ts";
import { cursor } from "./cursor.ts";
import type { End } from "./ends.ts";
import { fills } from "./hatch.ts";
import { timeTicks } from "./human-time.ts";
import type { KeyItem } from "./key.ts";
import { layers } from "./layers.ts";
import { nameRows } from "./row-names.ts";
import { drawBars, drawGhost, MANY } from "./stream-bars.ts";
import { planStream } from "./stream-plan.ts";
import { add, rule, set } from "./svg.ts";
import type { Box } from "./text.ts";

export type { Bar } from "./bars.ts";
export type { End } from "./ends.ts";

/** What stands round the bars of a task stream. */
export interface StreamOptions {
  /** How many threads there are, busy or not. */
  readonly rows: number;
  /** What a row is called where a task in it is named, e.g. "worker 3"; its number unless said. */
  rowName?(row: number): string;
  /** Names rows at their left: the first in full, the others by the last word of their names. */
  readonly gutter?: boolean;
  /** What a task is called when it is pointed at; its key unless said. */
  name?(bar: Bar): string;
  /** The right edge of the axis. */
  readonly until: Seconds;
  /** Words above the plot, beside the flags where they fit: with a role, the name of a colour; without, a remark. */
  readonly legend: readonly KeyItem[];
  /** Moments marked with an upright. A dashed one (another run's) is there from the start. */
  readonly ends: readonly End[];
  /** The run before, hollow, behind this one; there from the start. */
  readonly ghost?: readonly Bar[];
}

/** Draws the stream; `at` uncovers it up to a moment. The same array of bars again is drawn again faster. */
export function taskStream(bars: readonly Bar[], options: StreamOptions, frame: Frame): Picture {
  const { until, rows: threads, name = ({ key }) => key, rowName = (row) => `row ${count(row + 1)}` } = options;
  const size = frame.label;
  const computed = (options.ghost ?? []).every((bar) => kindOf(bar) === "compute");
  const before = computed ? (options.ghost ?? []) : options.ghost!.filter((bar) => kindOf(bar) === "compute");
  const index = indexBars(bars, Math.max(1, threads));
  const sheet = layers(frame, Math.max(bars.length, before.length) > MANY);
  const { plot, rows, x, flags, drawKey } = planStream(options, index, rowName, frame);
  const axis: Axis = { min: 0, max: until, ticks: timeTicks(until, Math.max(2, plot.width / (size * 5))) };
  const drawing = { bars, index, rows, plot, until, x };

  const ground = sheet.svg();
  const defs = add(ground, "defs");
  const fill = fills(defs, frame);
  drawKey(ground, (role) => fill(role, kindOf({ role })));
  if (options.gutter) nameRows(ground, rows, rowName, plot, frame);
  add(ground, "rect", { ...plot, fill: frame.palette("shade") });
  const whole = clipping(defs, `${frame.idPrefix}plot`, plot);
  const revealed = clipping(defs, `${frame.idPrefix}now`, plot);
  if (before.length) {
    const behind = { ...drawing, bars: before, index: indexBars(before, Math.max(1, threads)) };
    const canvas = before.length > MANY ? sheet.canvas(plot) : undefined;
    drawGhost(add(ground, "g", { "clip-path": whole.url }), canvas, behind, frame);
  }
  const canvas = bars.length > MANY ? sheet.canvas(plot) : undefined;
  const top = sheet.svg();
  const front = add(top, "g", { "clip-path": revealed.url });
  drawBars(front, canvas, drawing, fill, frame);
  crosses(front, index, rows, x, frame);
  drawAxis(top, axis, x, plot, frame);
  const ends = flags.draw(top, plot);
  const now = rule(top, [0, plot.y - size * 0.2], [0, plot.y + plot.height + size * 0.2], {
    stroke: frame.palette("you"),
    "stroke-width": size * 0.11,
  });
  const named = { index, rows, plot, x, moment: (at: number) => x.invert(at), name, rowName };
  const hand = frame.still || !bars.length ? undefined : cursor(top, named, frame);

  const at = (moment: Seconds): void => {
    const over = frame.still || moment >= until;
    const edge = over ? plot.x + plot.width : x(Math.max(0, moment));
    set(revealed.rect, { width: edge - plot.x });
    canvas?.uncover(edge - plot.x);
    set(now, { x1: edge, x2: edge, opacity: over || ends.over(moment) ? 0 : 1 });
    ends.at(over ? Infinity : moment);
    hand?.at(over ? Infinity : moment);
  };
  at(Infinity);
  return { node: sheet.node, at };
}

function clipping(defs: Element, id: string, plot: Box): { readonly url: string; readonly rect: Element } {
  const rect = add(add(defs, "clipPath", { id }), "rect", { ...plot });
  return { url: `url(#${id})`, rect };
}
