/**
 * Standing dumbbells side by side, the highest first: a ring where a value was, a dot where it went, on one logarithmic axis.
 * First the rings come, one by one; then all rise at once. Heights name heights, a few columns have their name beside them.
 */
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { drawRules } from "./axis.ts";
import { lettering } from "./colour.ts";
import { share, shareOver } from "./movement.ts";
import { risersCursor } from "./risers-cursor.ts";
import { risersPlan, type PlacedRiser, type RisersOptions, type RisersPlan } from "./risers-plan.ts";
import { add, picture, rule, set, write } from "./svg.ts";
import { baseline, textWidth } from "./text.ts";

export type { Riser, RiserHeight, RisersOptions } from "./risers-plan.ts";

/** How far rings and rise are at a share of the span. */
const phases = (over: number) => ({ come: share(over * 2), rise: share(over * 2 - 1) });

/** How much is left of a column that stands back. */
const QUIET = 0.4;

/** The column whose ring came last at a moment; none once all have come. */
export function lastCome(columns: number, moment: Seconds, span: Seconds): number | undefined {
  const { come } = phases(moment / span);
  return come >= 1 ? undefined : Math.max(0, Math.floor(come * columns) - 1);
}

/** Draws the columns; `at` has them come and rise, 0 to `span`. */
export function risers(options: RisersOptions, frame: Frame): Picture {
  const { columns, heights = [], span, picked } = options;
  const root = picture(frame);
  const planned = risersPlan(options, frame);
  drawGround(root, options, planned, frame);
  const errors = heights.flatMap(({ value, error, role }) => (error === undefined ? [] : [{ value, error, role }]));
  const gaps = add(root, "g");
  for (const { value, error, role } of errors) {
    const [top, low] = [planned.y(Math.max(value, error)), planned.y(Math.min(value, error))];
    const { x, width } = planned.plot;
    add(gaps, "rect", { x, y: top, width, height: low - top, fill: frame.palette(role), opacity: 0.16 });
  }
  const behind = add(root, "g");
  const drawn = planned.columns.map((column) => drawColumn(behind, column, column.riser.id === picked, planned, frame));
  const lines = planned.beside.draw(root, planned.plot, planned.y);
  // Columns stand before the lines that go through all of them.
  root.appendChild(behind);
  const names = add(root, "g");
  for (const column of planned.columns) drawName(names, column, frame);
  risersCursor(root, options, planned, frame);

  const at = (moment: Seconds): void => {
    const over = shareOver(moment, span, frame);
    const { come, rise } = phases(over);
    for (const [index, { node, ring, dot, stem }] of drawn.entries()) {
      const { from, to } = planned.columns[index]!;
      const top = from + (to - from) * rise;
      const back = options.quiet && !columns[index]!.lead && columns[index]!.id !== picked;
      set(node, { opacity: share(come * columns.length - index) * (back ? QUIET : 1) });
      set(ring, { cy: from });
      set(dot, { cy: top, opacity: rise > 0 ? 1 : 0 });
      set(stem, { y1: from, y2: top });
    }
    set(gaps, { opacity: over >= 1 ? 1 : 0 });
    set(names, { opacity: share((rise - 0.75) * 4) });
    for (const [index, node] of lines.entries()) {
      const { after = 0, early, role } = heights[index]!;
      set(node, { opacity: (early ?? role === "you") || over >= after ? 1 : 0 });
    }
  };
  at(span);
  return { node: root, at };
}

/** Words above, tint, rules, feet: all that does not move. */
function drawGround(root: Element, options: RisersOptions, { names, plot, y }: RisersPlan, frame: Frame): void {
  const { under, feet, y: axis } = options;
  const size = frame.label;
  names.draw(root, 0, 0);
  const low = plot.y + plot.height;
  if (under) {
    const top = y(under.value);
    const ground = { x: plot.x, y: top, width: plot.width, height: Math.max(0, low - top) };
    add(root, "rect", { ...ground, fill: frame.palette(under.role), opacity: 0.09 });
    const fill = lettering(frame, under.role);
    const right = plot.x + plot.width - size * 0.4;
    write(root, under.label, right, low - size * 0.45, { fill, size, bold: true, anchor: "end" });
  }
  drawRules(
    root,
    axis.rules.map(({ value, ...words }) => ({ ...words, y: y(value) })),
    plot,
    frame,
  );
  for (const { value } of axis.rules.filter(({ strong }) => strong)) {
    const stroke = { stroke: frame.palette("ink"), "stroke-width": size * 0.1 };
    rule(root, [plot.x, y(value)], [plot.x + plot.width, y(value)], stroke);
  }
  // Both or neither: one alone would say nothing.
  if (!feet || textWidth(feet.join(""), size, true) + size > plot.width) return;
  const type = { fill: frame.palette("soft"), size, serif: true } as const;
  write(root, feet[0], plot.x, baseline(low + size * 0.25, size), type);
  write(root, feet[1], plot.x + plot.width, baseline(low + size * 0.25, size), { ...type, anchor: "end" });
}

function drawColumn(
  parent: Element,
  { riser, x, from, to }: PlacedRiser,
  chosen: boolean,
  plan: RisersPlan,
  frame: Frame,
) {
  const size = frame.label;
  const { r, pitch } = plan;
  const node = add(parent, "g");
  const [was, is] = riser.roles.map((role) => frame.palette(role)) as [string, string];
  const lead = chosen || riser.lead;
  const paper = frame.palette("paper");
  if (chosen) {
    const band = { x: x - pitch, y: plan.plot.y, width: pitch * 2, height: Math.max(0, from + r * 2.5 - plan.plot.y) };
    add(node, "rect", { ...band, fill: frame.palette("you"), opacity: 0.16 });
  }
  const width = Math.min(size * 0.2, Math.max(1.2, pitch * (lead ? 0.36 : 0.22)));
  const stem = add(node, "line", { x1: x, x2: x, y1: from, y2: to, stroke: is, "stroke-width": width });
  if (!lead) stem.setAttribute("opacity", "0.55");
  const radius = lead ? Math.max(r * 1.25, size * 0.26) : r;
  const edge = Math.max(1.3, radius * 0.42);
  const ring = add(node, "circle", {
    cx: x,
    cy: from,
    r: radius * 0.85,
    fill: paper,
    stroke: was,
    "stroke-width": edge,
  });
  const look = chosen ? { stroke: frame.palette("you"), "stroke-width": size * 0.14 } : {};
  const dot = add(node, "circle", { cx: x, cy: to, r: radius, fill: is, ...look });
  return { node, ring, dot, stem };
}

function drawName(parent: Element, { riser, x, name }: PlacedRiser, frame: Frame): void {
  if (!name) return;
  const size = frame.label;
  const role = riser.lead ? riser.roles[1] : "ink";
  const fill = lettering(frame, role);
  rule(parent, [x, name.leader[0]], [x, name.leader[1]], { stroke: fill, "stroke-width": 1.25 });
  const at = name.anchor === "start" ? name.box.x : name.box.x + name.box.width;
  const type = { fill, size, anchor: name.anchor, bold: riser.lead ?? false, halo: frame.palette("paper") };
  write(parent, riser.label!, at, baseline(name.box.y, size), type);
}
