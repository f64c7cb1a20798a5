/**
 * A task stream as on Dask's dashboard: a row a thread, time to the right, a bar a task, coloured by kind. `at` uncovers
 * it from the left. Bars of one look are one path, so a thousand tasks are a handful of nodes.
 */
import { scaleLinear } from "d3";
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { axisHeight, drawAxis, type Axis } from "./axis.ts";
import { barPaths, rowsOf, type Bar } from "./bars.ts";
import { planEnds, type End } from "./ends.ts";
import { hatch } from "./hatch.ts";
import { timeTicks } from "./human-time.ts";
import { key, type Key, type KeyItem } from "./key.ts";
import { add, picture, rule, set, write } from "./svg.ts";
import { textWidth, type Box } from "./text.ts";

export type { Bar } from "./bars.ts";
export type { End } from "./ends.ts";

/** What stands round the bars of a task stream. */
export interface StreamOptions {
  /** How many threads there are, busy or not. */
  readonly rows: number;
  /** What stands left of a row; rows share the room, so some stay unnamed where there are many. */
  rowLabel?(row: number): string;
  /** The right edge of the axis. */
  readonly until: Seconds;
  /** Words above the plot: with a role, the name of a colour; without, a remark. */
  readonly legend: readonly KeyItem[];
  /** Moments marked with an upright. A dashed one (another run's) is there from the start. */
  readonly ends: readonly End[];
  /** The run before, hollow, behind this one; there from the start. */
  readonly ghost?: readonly Bar[];
}

/** Draws the stream; `at` uncovers it up to a moment. */
export function taskStream(bars: readonly Bar[], options: StreamOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const left = labelColumn(options, frame);
  const x = scaleLinear([0, options.until], [left, frame.width]);
  const flags = planEnds(options.ends, x, frame.width, frame);
  const legend = legendFor(options, flags.height, frame);
  const plot = area(left, legend.height, flags.height, frame);
  const rows = rowsOf(options.rows, plot, size);
  const axis: Axis = {
    min: 0,
    max: options.until,
    ticks: timeTicks(options.until, Math.max(2, plot.width / (size * 5))),
  };

  legend.draw(root, 0, 0);
  add(root, "rect", { ...plot, fill: frame.palette("shade") });
  const defs = add(root, "defs");
  const whole = clipping(defs, `${frame.idPrefix}plot`, plot);
  const revealed = clipping(defs, `${frame.idPrefix}now`, plot);
  const hatched = hatch(defs, `${frame.idPrefix}hatch`, frame);

  const behind = add(root, "g", { "clip-path": whole.url, fill: "none", stroke: frame.palette("soft") });
  for (const { d } of barPaths(options.ghost ?? [], rows, x, "hollow")) {
    // Hollow where there is room for an inside; a faint wash where an outline would be all there is.
    const look = rows.height >= 5 ? { "stroke-width": 1 } : { fill: frame.palette("soft"), stroke: "none" };
    add(behind, "path", { d, ...look, opacity: rows.height >= 5 ? 0.55 : 0.22 });
  }
  const front = add(root, "g", { "clip-path": revealed.url });
  for (const { role, kind, d } of barPaths(bars, rows, x, "solid")) {
    add(front, "path", { d, fill: kind === "waiting" ? hatched : frame.palette(role) });
  }
  drawRowLabels(root, options, rows, plot, frame);
  drawAxis(root, axis, x, plot, frame);
  const ends = flags.draw(root, plot);
  const now = rule(root, [0, plot.y - size * 0.2], [0, plot.y + plot.height + size * 0.2], {
    stroke: frame.palette("you"),
    "stroke-width": size * 0.11,
  });

  const at = (moment: Seconds): void => {
    const over = frame.still || moment >= options.until;
    const edge = over ? plot.x + plot.width : x(Math.max(0, moment));
    set(revealed.rect, { width: edge - plot.x });
    set(now, { x1: edge, x2: edge, opacity: over || ends.over(moment) ? 0 : 1 });
    ends.at(over ? Infinity : moment);
  };
  at(Infinity);
  return { node: root, at };
}

function area(x: number, legend: number, flags: number, frame: Frame): Box {
  const size = frame.label;
  const y = legend + Math.max(legend ? size * 0.35 : 0, flags);
  const height = Math.max(size, frame.height - y - axisHeight(size, false));
  return { x, y, width: frame.width - x, height };
}

/** The names of colours stay; remarks go where they would take the room from the stream itself. */
function legendFor({ legend }: StreamOptions, flags: number, frame: Frame): Key {
  const full = key(legend, frame, frame.width);
  const tight = area(0, full.height, flags, frame).height < frame.height * 0.5;
  return tight
    ? key(
        legend.filter(({ role }) => role),
        frame,
        frame.width,
      )
    : full;
}

/** Names of rows may take a quarter of the width; longer ones are left to the table. */
function labelColumn({ rows, rowLabel }: StreamOptions, frame: Frame): number {
  if (!rowLabel) return 0;
  const widest = Math.max(0, ...Array.from({ length: rows }, (_, row) => textWidth(rowLabel(row), frame.label)));
  const takes = widest + frame.label * 0.5;
  return widest > 0 && takes <= frame.width / 4 ? takes : 0;
}

function drawRowLabels(
  root: Element,
  options: StreamOptions,
  rows: ReturnType<typeof rowsOf>,
  plot: Box,
  frame: Frame,
) {
  if (!plot.x) return;
  const size = frame.label;
  let free = -Infinity;
  for (let row = 0; row < options.rows; row++) {
    const middle = rows.top(row) + rows.height / 2;
    const label = options.rowLabel!(row);
    if (!label || middle - size * 0.5 < free) continue;
    const fill = frame.palette("soft");
    write(root, label, plot.x - size * 0.5, middle + size * 0.34, { fill, size, anchor: "end" });
    free = middle + size * 0.6;
  }
}

function clipping(defs: Element, id: string, plot: Box): { readonly url: string; readonly rect: Element } {
  const rect = add(add(defs, "clipPath", { id }), "rect", { ...plot });
  return { url: `url(#${id})`, rect };
}
