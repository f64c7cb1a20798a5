/** One axis with values named along it: each has a flag of words above and a dot on the axis, a range a bar. */
import { scaleLog } from "d3";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { axisHeight, type Axis } from "./axis.ts";
import { drawLogAxis } from "./dots-axis.ts";
import { planEnds, type Ends } from "./ends.ts";
import { add, picture, rule, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** A value on the axis, or a range of it. */
export interface RulerMark {
  readonly value: number;
  /** The other end, where it is a range. */
  readonly to?: number;
  readonly label: string;
  readonly role: Role;
  /** Supposed: its upright is dashed. */
  readonly dashed?: boolean;
}

/** The axis is logarithmic; what lies outside stands at its edge. */
export interface RulerOptions {
  readonly title: string;
  readonly x: Axis;
  readonly marks: readonly RulerMark[];
  /** From one value to another the axis is pale in a colour: how far off a guess is. */
  readonly gap?: { readonly from: number; readonly to: number; readonly role: Role };
}

/** How thick the axis is, in em, and between it and its ticks. */
const [BAR, FOOT] = [0.5, 0.15];

/** Pixels it takes by nature. */
export function rulerHeight(options: RulerOptions, frame: Frame): number {
  const { flags } = plan(options, frame);
  const size = frame.label;
  return Math.ceil(size * LEADING * linesOfTitle(options, flags, frame) + flags.height + size * (BAR + FOOT) + axisHeight(size, false)); // prettier-ignore
}

/** Draws it at the foot of the frame. It does not move. */
export function ruler(options: RulerOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const { x, flags } = plan(options, frame);
  const bottom = frame.height - axisHeight(size, false);
  const bar = { x: 0, y: bottom - size * (BAR + FOOT), width: frame.width, height: size * BAR };
  const title = flags.height > 0 ? bar.y - flags.height - linesOfTitle(options, flags, frame) * size * LEADING : bar.y - size * LEADING; // prettier-ignore
  write(root, options.title, 0, baseline(Math.max(0, title), size), { fill: frame.palette("soft"), size });
  add(root, "rect", { ...bar, fill: frame.palette("shade") });
  drawLogAxis(root, options.x, x, { ...bar, height: size * (BAR + FOOT) }, frame);
  if (options.gap) {
    const [from, to] = [x(options.gap.from), x(options.gap.to)].sort((a, b) => a - b) as [number, number];
    const tint = { fill: frame.palette(options.gap.role), opacity: 0.3 };
    add(root, "rect", { ...bar, x: from, width: to - from, ...tint });
  }
  const ends = flags.draw(root, bar);
  for (const { value, to = value, role } of options.marks) {
    const [from, until] = [x(value), x(to)];
    const y = bar.y + bar.height / 2;
    if (until - from > 1) rule(root, [from, y], [until, y], { stroke: frame.palette(role), "stroke-width": bar.height });
    else add(root, "circle", { cx: from, cy: y, r: size * 0.38, fill: frame.palette(role), stroke: frame.palette("paper"), "stroke-width": size * 0.12 }); // prettier-ignore
  }
  ends.at(Infinity);
  return { node: root, at() {} };
}

/** The title stands on a line of its own, unless there are no flags to stand above. */
const linesOfTitle = ({ title }: RulerOptions, flags: Ends, frame: Frame): number =>
  title && (flags.height === 0 || (flags.free.at(-1) ?? 0) < textWidth(title, frame.label) + frame.label) ? 1 : 0;

function plan({ x: axis, marks }: RulerOptions, frame: Frame) {
  const inset = frame.label * 0.6;
  const scale = scaleLog([axis.min, axis.max], [inset, Math.max(inset + 1, frame.width - inset)]).clamp(true);
  const x = (value: number): number => scale(value);
  const ends = marks.map(({ value, label, role, dashed }) => ({
    at: value,
    label,
    role,
    ...(dashed ? { dashed } : {}),
  }));
  return { x, flags: planEnds(ends, x, frame.width - inset, frame) };
}
