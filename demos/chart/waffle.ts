/**
 * Shares that can be counted: a hundred cells, so many of them full and one perhaps in part; and, above, how large a part of
 * something else these hundred are.
 */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { fills } from "./hatch.ts";
import { shareOver } from "./movement.ts";
import { add, picture, px, rule, write } from "./svg.ts";
import { baseline, broken, LEADING, textWidth, titleLines, type Box } from "./text.ts";

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
  /** What the other cells are: hatched in its colour. */
  readonly rest?: { readonly role: Role; readonly label: string };
  /** How long filling takes; 0 shows all at once. */
  readonly span: Seconds;
}

const CELLS = 100;
/** Cells in a row, the squarest first. */
const COLUMNS = [10, 20, 25, 50] as const;

/** Draws it; `at` fills the cells, 0 to `span`. */
export function waffle({ bar, title, part, rest, span }: WaffleOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const soft = frame.palette("soft");
  let y = 0;
  let [wide, foot] = [frame.width, 0];
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
    // The cells are as wide as the part of the bar that they are, and so is what is said between them.
    wide = Math.max(frame.width / 2, width);
    foot = box.y + box.height;
    y = told(root, bar.part, foot + size * 0.2, { ...frame, width: wide - size * 0.5 }).down + size * 0.3;
  }
  y = words(root, title, y, soft, { ...frame, width: wide - size * 0.5 });
  const below = size * FIGURE * 1.25;
  const room: Box = { x: 0, y: y + size * 0.3, width: wide, height: frame.height - y - below - size * 0.3 };
  const grid = gridOf(room);
  const hatched = rest ? fills(add(root, "defs"), frame)(rest.role, "lost") : frame.palette("shade");
  // Both begin at the left edge, where words stand: only their right ends need joining.
  if (bar) joined(root, wide - 0.6, foot, room.y, frame);
  const filled = add(root, "g");
  for (let cell = 0; cell < CELLS; cell += 1) {
    const at = placeOf(grid, room, cell);
    add(root, "rect", { ...at, fill: hatched, ...(rest ? {} : { stroke: frame.palette("rule"), "stroke-width": 1 }) });
  }
  root.append(filled);
  const line = room.y + grid.height * grid.rows + size * 0.1;
  const shown = told(root, part, line, frame);
  const more = rest && textWidth(rest.label, size, true);
  if (rest && more! + size <= wide - shown.to)
    write(root, rest.label, wide, line + size * FIGURE * 0.85, { fill: lettering(frame, rest.role), size, bold: true, anchor: "end" }); // prettier-ignore

  const at = (moment: Seconds): void => {
    const done = shareOver(moment, span, frame);
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
  readonly width: number;
  readonly height: number;
}

/** The grid that fills the room's width with the squarest cells. */
function gridOf(room: Box): Grid {
  const grids = COLUMNS.map((columns) => {
    const rows = CELLS / columns;
    const width = room.width / columns;
    return { columns, rows, width, height: Math.max(0, Math.min(room.height / rows, width * 1.2)) };
  });
  const off = ({ width, height }: Grid): number => Math.abs(Math.log(width / Math.max(0.01, height)));
  return grids.reduce((best, grid) => (off(grid) < off(best) - 0.01 ? grid : best));
}

function placeOf({ columns, width, height }: Grid, room: Box, index: number): Box {
  const gap = Math.min(4, Math.min(width, height) * 0.14);
  const [column, row] = [index % columns, Math.floor(index / columns)];
  return {
    x: room.x + column * width,
    y: room.y + row * height,
    width: Math.max(0, width - gap),
    height: Math.max(0, height - gap),
  };
}

/** Plain words on as many lines as they take; the answer is where they end. */
function words(root: Element, text: string, top: number, fill: string, frame: Frame): number {
  const size = frame.label;
  const lines = titleLines(text, size, frame.width);
  for (const [index, line] of lines.entries()) write(root, line, 0, baseline(top, size, index), { fill, size });
  return top + lines.length * LEADING * size;
}

/** The figure, large, and what it is beside it: where it ends, downwards and to the right. */
function told(root: Element, { figure, label, role }: Part, top: number, frame: Frame): { down: number; to: number } {
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
  return { down: top + size * FIGURE * 1.1, to: fits ? from + textWidth(label, size) : frame.width };
}

/** From an end of the bar's part to an edge of the grid. */
function joined(root: Element, x: number, top: number, bottom: number, frame: Frame): void {
  const dashes = `${px(frame.label * 0.2)} ${px(frame.label * 0.25)}`;
  const look = { stroke: frame.palette("soft"), "stroke-width": 1.25, "stroke-dasharray": dashes };
  rule(root, [x, top], [x, bottom], look);
}
