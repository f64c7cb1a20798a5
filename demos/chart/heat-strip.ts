/**
 * A heat strip: things on rows of their own, in groups, dark where there was something and pale where there was nothing,
 * through time; a share at the right of each. A sweep uncovers it. Uprights mark moments, rings a row at a moment.
 */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { drawAxis, type Axis } from "./axis.ts";
import { lettering } from "./colour.ts";
import type { End } from "./ends.ts";
import { heatCursor } from "./heat-strip-cursor.ts";
import { heatPlan, LEVELS, levelsOf, type HeatPlan } from "./heat-strip-plan.ts";
import type { KeyItem } from "./key.ts";
import { shareOver } from "./movement.ts";
import { add, picture, px, set, write } from "./svg.ts";
import { LEADING } from "./text.ts";

/** One thing through time. */
export interface HeatRow {
  readonly name: string;
  /** Rows that follow each other with the same first line are one group, named once, in as many lines as there is room for. */
  readonly group?: readonly string[];
  /** Higher than the others, and set apart. */
  readonly thick?: boolean;
  /** Piece after piece, 0 to 1. */
  readonly heat: readonly number[];
  /** What stands at its right when so many pieces are uncovered. */
  figure(pieces: number): string;
}

/** A row at a moment. */
export interface HeatSpot {
  readonly row: number;
  readonly value: number;
  readonly label: string;
  readonly role: Role;
  /** There is something: filled. */
  readonly filled: boolean;
}

/** What stands on and round the rows. Values count pieces. */
export interface HeatOptions {
  readonly title: string;
  readonly key?: readonly KeyItem[];
  readonly x: Axis;
  readonly rows: readonly HeatRow[];
  readonly role: Role;
  /** The longest figure there will be. */
  readonly widest: string;
  /** Moments, with words above the rows. */
  readonly ends?: readonly End[];
  readonly spots?: readonly HeatSpot[];
  /** Stretches of rows that stand out, e.g. where a run was. */
  readonly held?: readonly { readonly row: number; readonly from: number; readonly to: number; readonly role: Role }[];
  /** How long the sweep takes; 0 shows all at once. */
  readonly span: Seconds;
  /** A row at a moment in words. */
  say(row: number, value: number): readonly [title: string, detail: string];
  /** Called with what was pressed, or taken with Enter. */
  pick?(row: number, value: number): void;
  /** Where the keyboard begins. */
  readonly picked?: { readonly row: number; readonly value: number };
}

/** Draws the strip; `at` uncovers it from the left, 0 to `span`. */
export function heatStrip(options: HeatOptions, frame: Frame): Picture {
  const { span, rows, x: axis } = options;
  const size = frame.label;
  const root = picture(frame);
  const plan = heatPlan(options, frame);
  const { plot } = plan;
  const paint = (role: Role): string => frame.palette(role);
  plan.key.draw(root, 0, 0);
  drawNames(root, plan, frame);
  for (const { y, height } of plan.rows) {
    add(root, "rect", { x: plot.x, y, width: plot.width, height, fill: paint("shade") });
  }
  const id = `${frame.idPrefix}uncovered`;
  const clip = add(add(add(root, "defs"), "clipPath", { id }), "rect", {
    x: plot.x,
    y: plot.y - size,
    height: plot.height + 2 * size,
  });
  const swept = add(root, "g", { "clip-path": `url(#${id})` });
  drawCells(swept, options, plan, frame);
  drawAxis(root, axis, plan.x, plot, frame);
  const ends = plan.ends.draw(add(root, "g"), plot);
  const marks = add(root, "g");
  drawHeld(marks, options, plan, frame);
  drawSpots(marks, options, plan, frame);
  const figures = plan.rows.map(({ y, height }) =>
    write(root, "", plan.figures, y + height / 2 + size * 0.35, {
      fill: lettering(frame, options.role),
      size,
      bold: true,
    }),
  );
  const edge = add(root, "rect", { y: plot.y, width: size * 0.1, height: plot.height, fill: paint("ink") });
  if (!frame.still) heatCursor(root, options, plan, frame);

  const at = (moment: Seconds): void => {
    const part = shareOver(moment, span, frame);
    const pieces = axis.min + part * (axis.max - axis.min);
    set(clip, { width: part * plot.width });
    set(edge, { x: plot.x + part * plot.width, opacity: part > 0 && part < 1 ? 1 : 0 });
    for (const [index, { figure }] of rows.entries()) figures[index]!.textContent = figure(pieces);
    ends.at(part < 1 ? pieces : Infinity);
  };
  at(span);
  return { node: root, at };
}

/** Groups at the left, each in as many lines as its rows are high; names of rows beside them. */
function drawNames(root: Element, { rows, names }: HeatPlan, frame: Frame): void {
  const size = frame.label;
  const leading = size * LEADING;
  for (const [index, { row, y, height }] of rows.entries()) {
    const middle = y + height / 2 + size * 0.35;
    const type = { fill: frame.palette("ink"), size, anchor: "end", bold: row.thick ?? false } as const;
    if (row.name) write(root, row.name, names, middle, type);
    if (!row.group || row.group[0] === rows[index - 1]?.row.group?.[0]) continue;
    const last = rows.findLast((other) => other.row.group?.[0] === row.group![0])!;
    const lines = row.group.slice(0, Math.max(1, Math.floor((last.y + last.height - y) / leading)));
    const top = y + Math.max(0, (Math.min(height, leading) - leading) / 2);
    for (const [line, text] of lines.entries()) {
      const fill = frame.palette(line ? "soft" : "ink");
      write(root, text, 0, top + size * 0.95 + line * leading, { fill, size, bold: !line });
    }
  }
}

/** Pixels of a column: finer than this the eye sees no more, and a still only grows. */
const COLUMN = 2;

/** One path for each shade and height of row. */
function drawCells(parent: Element, { role, rows }: HeatOptions, { plot, rows: placed }: HeatPlan, frame: Frame): void {
  const columns = Math.max(1, Math.min(rows[0]?.heat.length ?? 1, Math.floor(plot.width / COLUMN)));
  const step = plot.width / columns;
  const paths = new Map<string, { level: number; height: number; d: string }>();
  for (const { row, y, height } of placed) {
    add(parent, "rect", { x: plot.x, y, width: plot.width, height, fill: frame.palette("idle") });
    const levels = levelsOf(row.heat, columns);
    for (let from = 0; from < columns;) {
      const level = levels[from]!;
      let to = from + 1;
      while (to < columns && levels[to] === level) to++;
      if (level) {
        const name = `${level} ${row.thick ?? false}`;
        const path = paths.get(name) ?? { level, height, d: "" };
        path.d += `M${px(plot.x + from * step)} ${px(y + height / 2)}h${px((to - from) * step)}`;
        paths.set(name, path);
      }
      from = to;
    }
  }
  for (const { level, height, d } of paths.values()) {
    const part = level / LEVELS;
    add(parent, "path", {
      d,
      stroke: frame.palette(role),
      "stroke-width": height,
      ...(part < 1 ? { opacity: String(part) } : {}),
    });
  }
}

/** The stretches that stand out: under and over a rim of paper, seen on dark and pale alike. */
function drawHeld(root: Element, { held = [] }: HeatOptions, { rows, x }: HeatPlan, frame: Frame): void {
  const size = frame.label;
  for (const { row, from, to, role } of held) {
    const { y, height } = rows[row]!;
    const width = Math.max(size * 0.3, x(to) - x(from));
    const box = { x: x(from), y: y - size * 0.08, width, height: height + size * 0.16 };
    add(root, "rect", {
      ...box,
      fill: frame.palette(role),
      stroke: frame.palette("paper"),
      "stroke-width": size * 0.1,
    });
  }
}

/** Rings with a sign of their own on their rows: filled where there is something, hollow where there is nothing. */
function drawSpots(root: Element, { spots = [] }: HeatOptions, { rows, x }: HeatPlan, frame: Frame): void {
  const size = frame.label;
  for (const { row, value, label, role, filled } of spots) {
    const { y, height } = rows[row]!;
    const [cx, cy] = [x(value), y + height / 2];
    const hue = frame.palette(role);
    const paper = frame.palette("paper");
    const round = (r: number) => ({ x: cx - r, y: cy - r, width: 2 * r, height: 2 * r, rx: r });
    add(root, "rect", { ...round(size * 0.74), fill: paper });
    const fill = filled ? hue : paper;
    add(root, "rect", { ...round(size * 0.62), fill, stroke: hue, "stroke-width": size * 0.12 });
    write(root, label, cx, cy + size * 0.35, {
      fill: filled ? paper : lettering(frame, role),
      size,
      anchor: "middle",
      bold: true,
    });
  }
}
