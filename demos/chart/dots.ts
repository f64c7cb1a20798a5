/**
 * A dot plot: things on rows of their own, each with its name at the left, a dot on one logarithmic axis and its value
 * beside the dot; uprights (a guess, "you are here") through all rows. Who says so is told when a row is pointed at.
 */
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { dotsCursor } from "./dots-cursor.ts";
import { drawLogAxis } from "./dots-axis.ts";
import { DOT, dotsPlan, type DotsOptions, type DotsPlan, type PlacedDot } from "./dots-plan.ts";
import { share, shareOver } from "./movement.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { LEADING } from "./text.ts";

export type { Dot, DotsOptions } from "./dots-plan.ts";

/** Draws the rows; `at` sweeps along the axis, 0 to `span`, and each dot comes when it is reached. */
export function dots(options: DotsOptions, frame: Frame): Picture {
  const { span, picked } = options;
  const size = frame.label;
  const root = picture(frame);
  const plan = dotsPlan(options, frame);
  const { plot, rows } = plan;
  plan.key.draw(root, 0, 0);
  drawGround(root, options, plan, frame);
  const ends = plan.ends.draw(add(root, "g"), plot);
  const drawn = rows.map((row) => ({ node: drawRow(root, row, row.dot.id === picked, plan, frame), x: row.from }));
  const named = rows.map(({ dot: { id, label, said, source }, y, from, to }) => {
    return { id, words: [`${label}: ${said}`, source] as const, y, from, to };
  });
  if (!frame.still) dotsCursor(root, options, { ...plan, rows: named }, frame);

  const at = (moment: Seconds): void => {
    const over = shareOver(moment, span, frame);
    const whole = over === 1;
    const sweep = plot.x + plot.width * over;
    for (const { node, x } of drawn) {
      set(node, { opacity: whole ? 1 : share((sweep - x) / size + 0.5) });
    }
    const { min, max } = options.x;
    ends.at(whole ? Infinity : min * (max / min) ** over);
  };
  at(span);
  return { node: root, at };
}

/** Tints, names, a dotted line from each across the plot, and the axis. */
function drawGround(root: Element, options: DotsOptions, { plot, rows, x }: DotsPlan, frame: Frame): void {
  const { x: axis, picked, tints = [] } = options;
  const size = frame.label;
  for (const { from, to, role } of tints) {
    const across = { x: x(from), y: plot.y, width: Math.max(0, x(to) - x(from)), height: plot.height };
    add(root, "rect", { ...across, fill: frame.palette(role), opacity: "0.09" });
  }
  drawLogAxis(root, axis, x, plot, frame);
  const dotted = { "stroke-width": 1.5, "stroke-linecap": "round", "stroke-dasharray": "0.1 5" };
  for (const { dot, name, y } of rows) {
    const chosen = dot.id === picked;
    const fill = chosen ? lettering(frame, "you") : frame.palette("ink");
    const type = { fill, size, anchor: "end", bold: chosen || dot.lead === true } as const;
    write(root, name, plot.x - size * 0.6, y + size * 0.34, type);
    rule(root, [plot.x, y], [plot.x + plot.width, y], { stroke: frame.palette("rule"), ...dotted });
  }
  rule(root, [plot.x, plot.y + plot.height], [plot.x + plot.width, plot.y + plot.height], {
    stroke: frame.palette("rule"),
    "stroke-width": 1.25,
  });
}

function drawRow(
  root: Element,
  { dot, y, from, to, figure }: PlacedDot,
  chosen: boolean,
  { x }: DotsPlan,
  frame: Frame,
) {
  const size = frame.label;
  const node = add(root, "g");
  const hue = frame.palette(dot.role);
  const paper = frame.palette("paper");
  const r = size * DOT;
  if (dot.thought) {
    const [low, high] = dot.thought.map(x) as [number, number];
    const soft = frame.palette("soft");
    const dashes = `${px(size * 0.3)} ${px(size * 0.25)}`;
    rule(node, [high, y], [from, y], { stroke: hue, "stroke-width": size * 0.12, "stroke-dasharray": dashes });
    const ring = { stroke: soft, "stroke-width": size * 0.14 };
    rule(node, [low, y], [high, y], ring);
    for (const cx of [low, high]) add(node, "circle", { cx, cy: y, r: r * 0.85, fill: paper, ...ring });
  }
  if (to - from > 1) rule(node, [from, y], [to, y], { stroke: hue, "stroke-width": size * 0.3 });
  for (const cx of to - from > 1 ? [from, to] : [from]) {
    if (chosen)
      add(node, "circle", {
        cx,
        cy: y,
        r: r * 1.55,
        fill: "none",
        stroke: frame.palette("you"),
        "stroke-width": size * 0.14,
      });
    const look = dot.hollow
      ? { r: r * 0.85, fill: paper, stroke: hue, "stroke-width": size * 0.2 }
      : { r, fill: hue, stroke: paper, "stroke-width": size * 0.1 };
    add(node, "circle", { cx, cy: y, ...look });
  }
  if (figure) {
    const fill = lettering(frame, dot.role);
    const type = { fill, size, anchor: figure.anchor, bold: true, ...(figure.across ? { halo: paper } : {}) };
    write(node, figure.text, figure.at, y + size * 0.34, type);
  }
  return node;
}

/** Pixels the plot takes by nature: a line and a half for each row, and what stands round them. */
export const dotsHeight = (rows: number, label: number): number => Math.ceil(label * (rows * 1.5 + LEADING * 3 + 2));
