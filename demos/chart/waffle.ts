/**
 * Shares that can be counted: a hundred cells, so many of them full and one perhaps in part; and, above, how large a part of
 * something else these hundred are.
 */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { add, picture, px, rule, write } from "./svg.ts";
import { baseline, broken, LEADING, textWidth, type Box } from "./text.ts";

/** A share from 0 to 1 with its words: the figure, then what it is. */
export interface Part {
  readonly share: number;
  readonly role: Role;
  readonly figure: string;
  readonly label: string;
}

/** What is drawn: a bar that a part of is taken from, and that part as a hundred cells. */
export interface WaffleOptions {
  readonly bar?: { readonly title: string; readonly part: Part };
  /** What the hundred cells are. */
  readonly title: string;
  readonly part: Part;
  /** How long filling takes; 0 shows all at once. */
  readonly span: Seconds;
}

const CELLS = 100;
/** Cells in a row, the squarest first. */
const COLUMNS = [10, 20, 25, 50] as const;

/** Draws it; `at` fills the cells, 0 to `span`. */
export function waffle({ bar, title, part, span }: WaffleOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const soft = frame.palette("soft");
  let y = 0;
  let feet: readonly [number, number] | undefined;
  if (bar) {
    y = words(root, bar.title, y, soft, frame);
    const box = {
      x: 0,
      y: y + size * 0.2,
      width: frame.width,
      height: Math.max(1, Math.min(size * 2.4, frame.height * 0.13)),
    };
    const width = box.width * bar.part.share;
    add(root, "rect", { ...box, fill: frame.palette("shade") });
    add(root, "rect", { ...box, width, fill: frame.palette(bar.part.role) });
    y = told(root, bar.part, box.y + box.height + size * 0.2, frame);
    feet = [box.y + box.height, width];
    y += size * 0.5;
  }
  const from = y;
  y = words(root, title, y, soft, frame);
  const below = size * FIGURE * 1.25;
  const room: Box = { x: 0, y: y + size * 0.3, width: frame.width, height: frame.height - y - below - size * 0.3 };
  const grid = gridOf(room);
  if (feet) zoom(root, feet, [from - size * 0.15, frame.width], frame);
  const filled = add(root, "g");
  for (let cell = 0; cell < CELLS; cell += 1) {
    const at = placeOf(grid, room, cell);
    add(root, "rect", { ...at, fill: frame.palette("shade"), stroke: frame.palette("rule"), "stroke-width": 1 });
  }
  root.append(filled);
  told(root, part, room.y + Math.max(0, grid.cell * grid.rows) + size * 0.1, frame);

  const at = (moment: Seconds): void => {
    const done = frame.still || !(span > 0) ? 1 : Math.min(1, Math.max(0, moment / span));
    const many = part.share * CELLS * done;
    filled.replaceChildren();
    for (let cell = 0; cell < many; cell += 1) {
      const place = placeOf(grid, room, cell);
      const share = Math.min(1, many - cell);
      add(filled, "rect", { ...place, width: place.width * share, fill: frame.palette(part.role) });
    }
  };
  at(span);
  return { node: root, at };
}

/** How many em the large figure is. */
const FIGURE = 1.7;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Pixels from one cell to the next. */
  readonly cell: number;
  readonly left: number;
}

/** The grid whose cells are largest; a little narrower cells than the room has are better than none that are square. */
function gridOf(room: Box): Grid {
  const grids = COLUMNS.map((columns) => {
    const rows = CELLS / columns;
    const cell = Math.max(0, Math.min(room.width / columns, room.height / rows));
    return { columns, rows, cell, left: room.x };
  });
  return grids.reduce((best, grid) => (grid.cell > best.cell + 0.01 ? grid : best));
}

function placeOf({ columns, cell, left }: Grid, room: Box, index: number): Box {
  const gap = Math.min(4, cell * 0.14);
  const side = Math.max(0, cell - gap);
  const [column, row] = [index % columns, Math.floor(index / columns)];
  return { x: left + column * cell, y: room.y + row * cell, width: side, height: side };
}

/** Plain words on as many lines as they take; the answer is where they end. */
function words(root: Element, text: string, top: number, fill: string, frame: Frame): number {
  const size = frame.label;
  const lines = textWidth(text, size) <= frame.width ? [text] : (broken(text, 2) ?? [text]);
  for (const [index, line] of lines.entries()) write(root, line, 0, baseline(top, size, index), { fill, size });
  return top + lines.length * LEADING * size;
}

/** The figure, large, and what it is beside it. */
function told(root: Element, { figure, label, role }: Part, top: number, frame: Frame): number {
  const size = frame.label;
  const fill = lettering(frame, role);
  const y = top + size * FIGURE * 0.85;
  write(root, figure, 0, y, { fill, size: size * FIGURE, bold: true });
  const from = textWidth(figure, size * FIGURE, true) + size * 0.3;
  const fits = textWidth(label, size) <= frame.width - from;
  if (fits) write(root, label, from, y, { fill, size });
  else
    for (const [index, line] of (broken(label, 2) ?? [label]).entries())
      write(root, line, from, y - size * (0.75 - index * 1.1), { fill, size });
  return top + size * FIGURE * 1.1;
}

/** From a part of the bar to the whole of the grid. */
function zoom(
  root: Element,
  [top, narrow]: readonly [number, number],
  [bottom, wide]: readonly [number, number],
  frame: Frame,
): void {
  const dashes = `${px(frame.label * 0.2)} ${px(frame.label * 0.25)}`;
  const look = { stroke: frame.palette("soft"), "stroke-width": 1.25, "stroke-dasharray": dashes };
  rule(root, [Math.max(0, narrow - 0.6), top], [Math.max(0, wide - 0.6), bottom], look);
}
