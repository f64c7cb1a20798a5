/**
 * Waits on one axis, each a hatched bar from its beginning on: what is certain of it, then paler what it may take, or an arrow
 * where nobody says how long. "You are here" is pinned to the bar it is like; marks (a guess) stand across all of them, behind
 * no words. Without any wait it is the question.
 */
import { scaleLinear, scaleLog } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { axisHeight, drawAxis, type Axis } from "./axis.ts";
import { lettering } from "./colour.ts";
import { planEnds, type End } from "./ends.ts";
import { pickable } from "./handle.ts";
import { fills } from "./hatch.ts";
import { arrow, invite } from "./invite.ts";
import { shareOver } from "./movement.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { baseline, LEADING, textWidth, titleLines, type Box } from "./text.ts";

/** One wait, from the beginning of the axis on. */
export interface Range {
  /** What is waited for, and how long that is said to take, which stands large. */
  readonly label: string;
  readonly figure: string;
  readonly least: number;
  /** Null: it goes on, nobody says how far. */
  readonly most: number | null;
  readonly role: Role;
  /** "You are here": a pin across its bar, named under it. */
  readonly pin?: { readonly at: number; readonly label: string } | undefined;
}

/** From one value to another the plot is pale in a colour. */
export interface Tint {
  readonly from: number;
  readonly to: number;
  readonly role: Role;
}

/** What is drawn. */
export interface RangesOptions {
  readonly title: string;
  readonly ranges: readonly Range[];
  /** From 0 on it is linear, else logarithmic. */
  readonly x: Axis;
  readonly tint?: Tint;
  readonly marks: readonly End[];
  /** How long the bars take to come, left to right. */
  readonly span: Seconds;
  pick?(value: number): void;
  readonly picked?: number;
  sayPicked?(value: number): string;
}

/** Draws the waits; `at` uncovers them from the left, 0 to `span`. */
export function ranges(options: RangesOptions, frame: Frame): Picture {
  const { ranges: all, x: axis, span, picked } = options;
  const size = frame.label;
  const root = picture(frame);
  const title = titleLines(options.title, size, frame.width);
  const edges = [size * 0.5, frame.width - size * 0.5];
  const x = axis.min > 0 ? scaleLog([axis.min, axis.max], edges) : scaleLinear([axis.min, axis.max], edges);
  const flags = planEnds(options.marks, x, frame.width, frame);
  const top = title.length * LEADING * size + flags.height + size * 0.4;
  const plot: Box = {
    x: size * 0.5,
    y: top,
    width: Math.max(1, frame.width - size),
    height: Math.max(1, frame.height - top - axisHeight(size, Boolean(axis.words?.length))),
  };
  const bottom = plot.y + plot.height;
  const { tint } = options;
  const inside = (value: number): number => Math.max(plot.x, Math.min(plot.x + plot.width, x(value)));
  if (tint) {
    const [left, right] = [inside(tint.from), inside(tint.to)];
    add(root, "rect", { ...plot, x: left, width: right - left, fill: frame.palette(tint.role), opacity: TINT });
  }
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
  const fill = fills(defs, frame);
  const height = plot.height / Math.max(1, all.length);
  const rows = all.map((range, index) => ({ range, row: { ...plot, y: plot.y + index * height, height } }));
  const bars = add(swept, "g");
  // A line behind a number would cut it in two, rim or no rim: uprights leave out where words are.
  const around = `${frame.idPrefix}around`;
  const holes = rows.map(({ range, row }) => holeOf(range, row, size)).join("");
  add(add(defs, "clipPath", { id: around }), "path", {
    d: `M0 0H${px(frame.width)}V${px(frame.height)}H0z${holes}`,
    "clip-rule": "evenodd",
  });
  const ends = flags.draw(add(root, "g", { "clip-path": `url(#${around})` }), plot);
  const pins: { readonly node: Element; readonly at: number }[] = [];
  for (const { range, row } of rows) {
    drawRange(bars, defs, range, row, x, fill, frame);
    nameRange(add(root, "g"), range, row, frame);
    if (range.pin) pins.push({ node: drawPin(add(root, "g"), range, row, x, frame), at: range.pin.at });
  }
  if (options.pick && !all.length && picked === undefined) invite(root, plot, "x", frame);
  if (options.pick && !frame.still) {
    const { pick, sayPicked } = options;
    const say = (at: number): string => sayPicked?.(at) ?? String(at);
    const start = picked === undefined ? {} : { picked };
    pickable(root, { along: "x", plot, scale: x, say, pick: (at) => pick(at), ...start }, frame);
  }

  const at = (moment: Seconds): void => {
    const share = shareOver(moment, span, frame);
    const edge = plot.x + plot.width * share;
    set(clip, { width: share < 1 ? edge : frame.width });
    const come = share < 1 ? x.invert(edge) : Infinity;
    ends.at(come);
    for (const pin of pins) set(pin.node, { opacity: come >= pin.at ? 1 : 0 });
  };
  at(span);
  return { node: root, at };
}

/** How strong a tint is, and what of a wait may be. */
const [TINT, PERHAPS] = [0.16, 0.45];
/** How many em the figure is, where there is room for it. */
const FIGURE = 1.7;
/** What a pin takes under its bar, in em: half its dot, and its words. */
const UNDER = 1.55;

/** Where the words of a wait and its bar go. */
function placed({ label, figure, pin }: Range, { y, width, height }: Box, size: number) {
  const both = textWidth(label, size, true) + size * 0.6 + textWidth(figure, size * FIGURE, true);
  const large = both <= width && height >= size * 4.2 ? size * FIGURE : size;
  const words = Math.max(large, size) * 1.15;
  const under = pin ? size * UNDER : 0;
  const bar = Math.max(2, Math.min(size * 3, (height - words - under - size * 0.3) * 0.8));
  const top = y + Math.max(0, (height - bar - words - under - size * 0.2) / 2);
  return { large, above: top, line: top + words * 0.82, top: top + words + size * 0.2, bar };
}

/** The words above a bar, and those under it, as a path to be left out. */
function holeOf(range: Range, row: Box, size: number): string {
  const { large, above, top, bar } = placed(range, row, size);
  const far = row.x + textWidth(range.label, size, true) + size * 0.9 + textWidth(range.figure, large, true);
  const words = `M${px(row.x)} ${px(above)}H${px(far)}V${px(top)}H${px(row.x)}z`;
  if (!range.pin) return words;
  return `${words}M${px(row.x)} ${px(top + bar)}h${px(row.width)}v${px(size * UNDER)}h${px(-row.width)}z`;
}

function drawRange(
  parent: Element,
  defs: Element,
  range: Range,
  row: Box,
  x: (value: number) => number,
  fill: ReturnType<typeof fills>,
  frame: Frame,
): void {
  const size = frame.label;
  const { top, bar } = placed(range, row, size);
  const { least, most, role } = range;
  const hatched = fill(role, "waiting");
  const [from, sure, right] = [row.x, x(least), row.x + row.width];
  add(parent, "rect", { x: from, y: top, width: sure - from, height: bar, fill: hatched });
  const to = most === null ? right : x(most);
  if (to > sure)
    add(parent, "rect", { x: sure, y: top, width: to - sure, height: bar, fill: hatched, opacity: PERHAPS });
  rule(parent, [sure, top], [sure, top + bar], { stroke: frame.palette("ink"), "stroke-width": size * 0.14 });
  if (most !== null) return;
  // Nobody says where it ends: it fades, and an arrow says that it goes on.
  const id = `${frame.idPrefix}fade-${Math.round(top)}`;
  const fade = add(defs, "linearGradient", { id });
  add(fade, "stop", { offset: "0", "stop-color": frame.palette("paper"), "stop-opacity": "0" });
  add(fade, "stop", { offset: "1", "stop-color": frame.palette("paper") });
  add(parent, "rect", { x: sure, y: top, width: right - sure, height: bar, fill: `url(#${id})` });
  const look = { stroke: frame.palette("soft"), "stroke-width": size * 0.16, "stroke-linecap": "round" };
  const middle = top + bar / 2;
  rule(parent, [right - size * 2.4, middle], [right - size * 0.3, middle], look);
  arrow(parent, "x", [right - size * 0.9, middle], 0, size * 0.6, look);
}

/** What is waited for and its figure, above its bar. */
function nameRange(parent: Element, range: Range, row: Box, frame: Frame): void {
  const size = frame.label;
  const { large, line } = placed(range, row, size);
  const type = { fill: lettering(frame, "ink"), bold: true, halo: frame.palette("paper") };
  write(parent, range.label, row.x, line, { ...type, size });
  write(parent, range.figure, row.x + textWidth(range.label, size, true) + size * 0.6, line, { ...type, size: large });
}

/** A line across the bar with a dot on it, and what it says under the bar: beside the dot, as far as there is room. */
function drawPin(node: Element, range: Range, row: Box, x: (value: number) => number, frame: Frame): Element {
  const size = frame.label;
  const { pin } = range;
  if (!pin) return node;
  const { top, bar } = placed(range, row, size);
  const here = x(pin.at);
  const colour = frame.palette("simulated");
  rule(node, [here, top], [here, top + bar], { stroke: colour, "stroke-width": size * 0.14 });
  const dot = { cx: here, cy: top + bar, r: size * 0.32, fill: colour };
  add(node, "circle", { ...dot, stroke: frame.palette("paper"), "stroke-width": size * 0.1 });
  const left = here - size * 0.3;
  const fits = left + textWidth(pin.label, size, true) <= frame.width;
  write(node, pin.label, fits ? left : row.x + row.width, baseline(top + bar + size * (UNDER - LEADING), size), {
    fill: lettering(frame, "simulated"),
    size,
    anchor: fits ? "start" : "end",
    bold: true,
    halo: frame.palette("paper"),
  });
  return node;
}
