/**
 * Stretches on one logarithmic axis, each a thick bar with its words: from one value to another, or from one on without an
 * end. Marks (a guess, "you are here") stand across all of them. Without any it is the question.
 */
import { scaleLog } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { axisHeight, drawAxis, type Axis } from "./axis.ts";
import { lettering } from "./colour.ts";
import { planEnds, type End } from "./ends.ts";
import { pickable } from "./handle.ts";
import { invite } from "./invite.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { baseline, broken, LEADING, textWidth, type Box } from "./text.ts";

/** One stretch. */
export interface Range {
  readonly from: number;
  /** Where it ends; null: it goes on, nobody says how far. */
  readonly to: number | null;
  readonly role: Role;
  /** Above its bar, bold. */
  readonly label: string;
  /** Beside that or below the bar, plain. */
  readonly detail?: string;
  /** Second hand, or beside the point: drawn thin. */
  readonly thin?: boolean;
}

/** What is drawn. */
export interface RangesOptions {
  readonly title: string;
  readonly ranges: readonly Range[];
  readonly x: Axis;
  readonly marks: readonly End[];
  /** How long the stretches take to come, left to right. */
  readonly span: Seconds;
  pick?(value: number): void;
  readonly picked?: number;
  sayPicked?(value: number): string;
}

/** Draws the stretches; `at` uncovers them from the left, 0 to `span`. */
export function ranges(options: RangesOptions, frame: Frame): Picture {
  const { ranges: all, x: axis, span, picked } = options;
  const size = frame.label;
  const root = picture(frame);
  const titled = textWidth(options.title, size) <= frame.width ? 1 : 2;
  const title = options.title ? (broken(options.title, titled) ?? [options.title]) : [];
  const x = scaleLog([axis.min, axis.max], [size * 0.5, frame.width - size * 0.5]);
  const flags = planEnds(options.marks, x, frame.width, frame);
  const top = title.length * LEADING * size + flags.height + size * 0.4;
  const plot: Box = {
    x: size * 0.5,
    y: top,
    width: Math.max(1, frame.width - size),
    height: Math.max(1, frame.height - top - axisHeight(size, Boolean(axis.words?.length))),
  };
  const bottom = plot.y + plot.height;
  for (const [index, line] of title.entries())
    write(root, line, 0, baseline(0, size, index), { fill: frame.palette("soft"), size });
  for (const { value } of axis.ticks)
    rule(root, [x(value), plot.y], [x(value), bottom], { stroke: frame.palette("rule"), "stroke-width": 1 });
  rule(root, [plot.x, bottom], [plot.x + plot.width, bottom], { stroke: frame.palette("soft"), "stroke-width": 1.5 });
  drawAxis(root, axis, x, plot, frame);

  const id = `${frame.idPrefix}swept`;
  const defs = add(root, "defs");
  const clip = add(add(defs, "clipPath", { id }), "rect", { x: 0, y: 0, height: frame.height });
  const swept = add(root, "g", { "clip-path": `url(#${id})` });
  const weights = all.map(({ thin }) => (thin ? 0.72 : 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const arriving: { readonly node: Element; readonly x: number }[] = [];
  // Uprights stand behind the words, which have a rim of paper.
  const ends = flags.draw(add(root, "g"), plot);
  let y = plot.y;
  for (const [index, range] of all.entries()) {
    const height = (plot.height * weights[index]!) / whole;
    drawRange(swept, defs, range, { ...plot, y, height }, x, frame);
    const node = add(root, "g");
    nameRange(node, range, { ...plot, y, height }, x, frame);
    arriving.push({ node, x: x(range.from) });
    y += height;
  }
  if (options.pick && !all.length && picked === undefined) invite(root, plot, "x", frame);
  if (options.pick && !frame.still) {
    const { pick, sayPicked } = options;
    const say = (at: number): string => sayPicked?.(at) ?? String(at);
    const start = picked === undefined ? {} : { picked };
    pickable(root, { along: "x", plot, scale: x, say, pick: (at) => pick(at), ...start }, frame);
  }

  const at = (moment: Seconds): void => {
    const share = frame.still || !(span > 0) ? 1 : Math.min(1, Math.max(0, moment / span));
    const edge = plot.x + plot.width * share;
    set(clip, { width: share < 1 ? edge : frame.width });
    for (const { node, x: from } of arriving) set(node, { opacity: share < 1 && edge < from + size ? 0 : 1 });
    ends.at(share < 1 ? x.invert(edge) : Infinity);
  };
  at(span);
  return { node: root, at };
}

/** Pixels of a bar for labels of so many, and of the words above it. */
const barOf = ({ thin }: Range, height: number, size: number): number =>
  Math.max(2, Math.min(size * (thin ? 0.7 : 2.2), (height - size * 1.6) * 0.62));

function middleOf(range: Range, { y, height }: Box, size: number): { top: number; bar: number; words: number } {
  const bar = barOf(range, height, size);
  const words = size * LEADING;
  const top = y + Math.max(0, (height - bar - words) / 2);
  return { words: top, top: top + words + size * 0.15, bar };
}

function drawRange(parent: Element, defs: Element, range: Range, row: Box, x: (value: number) => number, frame: Frame) {
  const size = frame.label;
  const { top, bar } = middleOf(range, row, size);
  const from = x(range.from);
  const hue = frame.palette(range.role);
  if (range.to === range.from) {
    add(parent, "circle", { cx: from, cy: top + bar / 2, r: size * 0.4, fill: hue });
    return;
  }
  const to = range.to === null ? row.x + row.width : x(range.to);
  const box = { x: from, y: top, width: Math.max(0, to - from), height: bar };
  if (range.to !== null) {
    add(parent, "rect", { ...box, fill: hue });
    return;
  }
  // Nobody says where it ends: it fades.
  const id = `${frame.idPrefix}fade-${px(from)}`;
  const fade = add(defs, "linearGradient", { id });
  add(fade, "stop", { offset: "0", "stop-color": hue });
  add(fade, "stop", { offset: "0.12", "stop-color": hue });
  add(fade, "stop", { offset: "1", "stop-color": hue, "stop-opacity": "0" });
  add(parent, "rect", { ...box, fill: `url(#${id})` });
  rule(parent, [from, top], [from, top + bar], { stroke: hue, "stroke-width": size * 0.2 });
}

/** Its label above its bar, turned inwards at the right edge, and the detail after it where there is room. */
function nameRange(parent: Element, range: Range, row: Box, x: (value: number) => number, frame: Frame): void {
  const size = frame.label;
  const { words } = middleOf(range, row, size);
  const { label, detail = "", role } = range;
  const right = row.x + row.width;
  const wide = textWidth(label, size, true);
  const both = wide + size * 0.5 + textWidth(detail, size);
  const from = (width: number): number => Math.max(0, Math.min(x(range.from), right - width));
  const y = baseline(words, size);
  const halo = frame.palette("paper");
  const at = detail && both <= right ? from(both) : from(wide);
  write(parent, label, at, y, { fill: lettering(frame, role), size, bold: true, halo });
  if (detail && both <= right)
    write(parent, detail, at + wide + size * 0.5, y, { fill: frame.palette("soft"), size, halo });
}
