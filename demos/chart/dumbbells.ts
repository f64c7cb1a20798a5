/**
 * Dumbbells: things on rows of their own, each with two or three marks on one axis and a line that joins them. Few rows
 * are named one by one, with words beside their marks; many are thin, and only some of them have names, in the gutter.
 */
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { drawAxis } from "./axis.ts";
import { lettering } from "./colour.ts";
import { drawLogAxis } from "./dots-axis.ts";
import { dotsCursor } from "./dots-cursor.ts";
import { BOX, dumbbellsPlan, type DumbbellsOptions, type DumbbellsPlan, type PlacedRow } from "./dumbbells-plan.ts";
import { share, shareOver } from "./movement.ts";
import { add, picture, rule, set, write } from "./svg.ts";
import { baseline } from "./text.ts";

export type { Dumbbell, DumbbellMark, DumbbellsOptions } from "./dumbbells-plan.ts";

/** Draws the rows; `at` brings them in from the top, 0 to `span`. */
export function dumbbells(options: DumbbellsOptions, frame: Frame): Picture {
  const { span, picked } = options;
  const root = picture(frame);
  const plan = dumbbellsPlan(options, frame);
  const { plot, pitch, rows } = plan;
  plan.key.draw(root, 0, 0);
  drawGround(root, options, plan, frame);
  const ends = plan.ends.draw(add(root, "g"), plot);
  for (const row of rows) drawName(root, row, plan, row.row.id === picked, frame);
  if (plan.figures && plan.headed) {
    const head = { fill: frame.palette("soft"), size: frame.label, anchor: "end", bold: true } as const;
    write(root, options.figures!, frame.width, baseline(0, frame.label), head);
  }
  const drawn = rows.map((row) => drawRow(root, row, plan, row.row.id === picked, frame));
  if (!frame.still) {
    const named = rows.map(({ row: { id, words }, y, from, to }) => ({ id, words, y, from, to }));
    dotsCursor(root, options, { plot, pitch, rows: named }, frame);
  }

  const at = (moment: Seconds): void => {
    const over = shareOver(moment, span, frame);
    for (const [index, node] of drawn.entries()) set(node, { opacity: share(over * rows.length - index) });
    ends.at(over === 1 ? Infinity : -Infinity);
  };
  at(span);
  return { node: root, at };
}

/** Tints, the axis with what stands under it, a dotted line along each row that has a name. */
function drawGround(root: Element, options: DumbbellsOptions, plan: DumbbellsPlan, frame: Frame): void {
  const { x: axis, sides = [], reference, picked } = options;
  const { plot, rows, pitch, x, under } = plan;
  const size = frame.label;
  const bottom = plot.y + plot.height;
  for (const { from, to, role } of sides) {
    const across = { x: x(from), y: plot.y, width: Math.max(0, x(to) - x(from)), height: plot.height };
    add(root, "rect", { ...across, fill: frame.palette(role), opacity: "0.09" });
  }
  if (axis.scale === "log") drawLogAxis(root, axis, x, plot, frame);
  else {
    for (const { value } of axis.ticks)
      rule(root, [x(value), plot.y], [x(value), bottom], { stroke: frame.palette("rule"), "stroke-width": 1 });
    drawAxis(root, axis, x, plot, frame);
  }
  rule(root, [plot.x, bottom], [plot.x + plot.width, bottom], { stroke: frame.palette("rule"), "stroke-width": 1.25 });
  for (const { row, y, name } of rows) {
    if (row.id === picked) {
      const band = {
        x: 0,
        y: y - Math.max(pitch, size * 0.5) / 2,
        width: frame.width,
        height: Math.max(pitch, size * 0.5),
      };
      add(root, "rect", { ...band, fill: frame.palette("you"), opacity: "0.12" });
    }
    if (!name) continue;
    const dotted = { "stroke-width": 1.5, "stroke-linecap": "round", "stroke-dasharray": "0.1 5" };
    rule(root, [plot.x, y], [plot.x + plot.width, y], { stroke: frame.palette("rule"), ...dotted });
  }
  if (reference) {
    const at = x(reference.at);
    rule(root, [at, plot.y], [at, bottom + size * 0.32], { stroke: frame.palette("ink"), "stroke-width": size * 0.09 });
  }
  for (const { tick, at, anchor, role } of under) {
    const type = { fill: lettering(frame, role), size, anchor, bold: true };
    write(root, tick.label, at, baseline(bottom + size * 1.72, size), type);
  }
}

/** The name in the gutter, its box, and a hairline to the row where the two are apart. */
function drawName(root: Element, placed: PlacedRow, plan: DumbbellsPlan, chosen: boolean, frame: Frame): void {
  const { row, name, y } = placed;
  const { gutter, plot } = plan;
  const size = frame.label;
  if (row.tick) drawBox(root, row.tick, gutter.box, y, frame);
  if (!name) return;
  const fill = chosen ? lettering(frame, "you") : lettering(frame, row.role ?? "ink");
  const type = { fill, size, anchor: "end", bold: chosen || row.lead === true } as const;
  write(root, name.text, gutter.right, name.y + size * 0.34, type);
  if (!gutter.dodged) return;
  const line = { stroke: frame.palette(row.role ?? "soft"), "stroke-width": 1.25 };
  rule(root, [gutter.right + size * 0.25, name.y], [plot.x - size * 0.1, y], line);
}

/** A box, ticked or not, and a cross after it where that was wrong. */
function drawBox(
  root: Element,
  { ticked, wrong }: { readonly ticked: boolean; readonly wrong?: boolean },
  x: number,
  y: number,
  frame: Frame,
): void {
  const size = frame.label;
  const half = (size * BOX.side) / 2;
  const you = frame.palette("you");
  const stroke = { "stroke-width": size * 0.1, "stroke-linejoin": "round", "stroke-linecap": "round" };
  const look = { fill: ticked ? you : frame.palette("paper"), stroke: you };
  add(root, "rect", {
    x: x - half,
    y: y - half,
    width: 2 * half,
    height: 2 * half,
    rx: size * 0.14,
    ...look,
    ...stroke,
  });
  const path = (points: readonly (readonly [number, number])[], colour: string): void => {
    const d = points
      .map(([dx, dy], index) => `${index ? "L" : "M"}${(x + dx).toFixed(1)} ${(y + dy).toFixed(1)}`)
      .join("");
    add(root, "path", { d, fill: "none", stroke: colour, ...stroke, "stroke-width": size * 0.14 });
  };
  if (ticked)
    path(
      [
        [-half * 0.55, 0],
        [-half * 0.1, half * 0.5],
        [half * 0.6, -half * 0.5],
      ],
      frame.palette("paper"),
    );
  if (!wrong) return;
  const [left, right] = [half + size * 0.35, half + size * 0.9];
  const arm = (right - left) / 2;
  for (const slope of [1, -1])
    path(
      [
        [left, -arm * slope],
        [right, arm * slope],
      ],
      frame.palette("lost"),
    );
}

/** The line, the spreads, the marks, the words beside them. */
function drawRow(root: Element, placed: PlacedRow, plan: DumbbellsPlan, chosen: boolean, frame: Frame): Element {
  const { row, marks } = placed;
  const { pitch, x } = plan;
  const size = frame.label;
  const paper = frame.palette("paper");
  const strong = chosen || row.lead === true;
  // A thin row's mark may be as thick as the row; one of a row with a name leaves some air above and below.
  const thin = pitch < size * 0.7;
  const r = Math.max(1.8, Math.min(size * 0.36, thin ? (strong ? size * 0.36 : pitch * 0.42) : pitch * 0.31));
  const node = add(root, "g");
  const ordered = marks.toSorted((a, b) => a.x - b.x);
  const joined = {
    stroke: frame.palette(row.line ?? "soft"),
    "stroke-width": Math.max(1.2, r * (strong ? 0.6 : 0.42)),
  };
  for (const [index, mark] of ordered.entries())
    if (index) rule(node, [ordered[index - 1]!.x, ordered[index - 1]!.y], [mark.x, mark.y], joined);
  for (const { mark, y } of marks) {
    if (!mark.spread) continue;
    const [from, to] = mark.spread.map(x) as [number, number];
    const look = { stroke: frame.palette(mark.role), "stroke-width": Math.max(1.5, r * 0.5), opacity: "0.45" };
    rule(node, [from, y], [to, y], { ...look, "stroke-linecap": "round" });
  }
  for (const { mark, x: cx, y: cy, words } of marks) {
    const hue = frame.palette(mark.role);
    if (mark.shape === "tick")
      rule(node, [cx, cy - r], [cx, cy + r], { stroke: hue, "stroke-width": Math.max(1.5, r * 0.6) });
    else if (mark.shape === "ring")
      add(node, "circle", { cx, cy, r: r * 0.85, fill: paper, stroke: hue, "stroke-width": Math.max(1.2, r * 0.45) });
    else add(node, "circle", { cx, cy, r, fill: hue, ...(r > 4 ? { stroke: paper, "stroke-width": r * 0.22 } : {}) });
    if (!words) continue;
    const type = { fill: lettering(frame, mark.role), size, anchor: words.anchor, bold: strong, halo: paper };
    write(node, mark.said!, words.x, placed.y + size * 0.34, type);
  }
  if (plan.figures && row.figure) {
    const type = { fill: lettering(frame, row.figure.role), size, anchor: "end", bold: true } as const;
    write(node, row.figure.text, frame.width, placed.y + size * 0.34, type);
  }
  return node;
}
