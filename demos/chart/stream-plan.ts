/** Where everything of a task stream goes, before anything is drawn. */
import { scaleLinear } from "d3";
import type { Frame, Role } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { axisHeight } from "./axis.ts";
import type { BarIndex } from "./bar-index.ts";
import { rowsOf, type Rows } from "./bars.ts";
import { ABOVE, planEnds, type Ends } from "./ends.ts";
import { key, type Key } from "./key.ts";
import { gutterOf } from "./row-names.ts";
import { MANY } from "./stream-bars.ts";
import type { StreamOptions } from "./task-stream.ts";
import { LEADING, type Box } from "./text.ts";

/** Everything that has found its place, in pixels of the frame. */
export interface StreamPlan {
  readonly plot: Box;
  readonly rows: Rows;
  readonly x: { (seconds: number): number; invert(pixels: number): number };
  readonly flags: Ends;
  drawKey(parent: Element, fill: (role: Role) => string): void;
}

/** Plans the stream; `rowName` is needed for the gutter. */
export function planStream(
  options: StreamOptions,
  index: BarIndex,
  rowName: (row: number) => string,
  frame: Frame,
): StreamPlan {
  const left = options.gutter ? gutterOf(options.rows, rowName, frame) : 0;
  const x = scaleLinear([0, options.until], [left, frame.width]);
  const flags = planEnds(options.ends, x, frame.width, frame);
  const legend = legendFor(options, index, flags, left, frame);
  const plot = area(legend.above, left, frame);
  return {
    plot,
    rows: rowsOf(options.rows, plot, frame.label),
    x,
    flags,
    drawKey: (parent, fill) => legend.key.draw(parent, legend.x, legend.y, fill),
  };
}

function area(above: number, left: number, frame: Frame): Box {
  const height = Math.max(frame.label, frame.height - above - axisHeight(frame.label, false));
  return { x: left, y: above, width: Math.max(1, frame.width - left), height };
}

interface Legend {
  readonly key: Key;
  readonly x: number;
  readonly y: number;
  /** Pixels that key and flags take together. */
  readonly above: number;
}

/** The names of colours stay; remarks go where they would take the room from the stream itself. */
function legendFor(options: StreamOptions, index: BarIndex, flags: Ends, left: number, frame: Frame): Legend {
  const items = [...options.legend, ...scaleRemark(options, index, flags, left, frame)];
  const full = settle(items, flags, left, frame);
  if (area(full.above, left, frame).height >= frame.height * 0.5) return full;
  const named = items.filter(({ role }) => role);
  return settle(named, flags, left, frame);
}

/** On a line of the flags where they leave it room, the lowest first, else above them. */
function settle(items: StreamOptions["legend"], flags: Ends, left: number, frame: Frame): Legend {
  const size = frame.label;
  for (const [lane, free] of flags.free.entries()) {
    const level = key(items, frame, free - left - size);
    if (!items.length || level.height > size * LEADING || free - left < size) continue;
    return { key: level, x: left, y: flags.height - size * ((lane + 1) * LEADING + ABOVE), above: flags.height };
  }
  const over = key(items, frame, frame.width);
  return { key: over, x: 0, y: 0, above: over.height + Math.max(over.height ? size * 0.35 : 0, flags.height) };
}

/** Where tasks or rows share pixels the picture says so. */
function scaleRemark(
  { rows, until }: StreamOptions,
  { start, stop }: BarIndex,
  flags: Ends,
  left: number,
  frame: Frame,
): StreamOptions["legend"] {
  if (start.length <= MANY) return [];
  const { width, height } = area(frame.label * 1.6 + flags.height, left, frame);
  const shared = Math.round(rows / height);
  let busy = 0;
  for (let place = 0; place < start.length; place++) busy += stop[place]! - start[place]!;
  const short = (busy / start.length / until) * width < 2;
  const label = [
    shared > 1 ? `${count(shared)} rows a pixel` : "",
    short || shared > 1 ? "full colour: busy throughout" : "",
  ];
  return label.some(Boolean) ? [{ label: label.filter(Boolean).join(", ") }] : [];
}
