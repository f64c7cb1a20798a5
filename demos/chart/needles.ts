/**
 * Things that happened at moments, each a needle as tall as it was large, before the total that they are a part of. One
 * needle can be gone to with a pointer or arrow keys, and picked.
 */
import { scaleLinear } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { axisHeight, drawAxis, drawRules, RULE_GAP, type Axis } from "./axis.ts";
import { lettering } from "./colour.ts";
import { key, type KeyItem } from "./key.ts";
import { shareOver } from "./movement.ts";
import { needleCursor } from "./needles-cursor.ts";
import { steps } from "./steps.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { textWidth, type Box } from "./text.ts";

/** One thing: when, how large, and what a reader who points at it is told. */
export interface Needle {
  readonly x: number;
  readonly height: number;
  readonly words: readonly [title: string, detail: string];
}

/** What is drawn. */
export interface NeedlesOptions {
  /** In the order of time. */
  readonly needles: readonly Needle[];
  readonly role: Role;
  /** The total behind: each point holds until the next; its first and last are named. */
  readonly total: readonly (readonly [x: number, y: number])[];
  /** What the total is called at its two ends. */
  readonly ends: readonly [first: string, last: string];
  readonly x: Axis;
  readonly y: { readonly max: number; readonly rules: readonly { readonly value: number; readonly label?: string }[] };
  /** A height that has a name, e.g. the middle one: a dashed line, named in the key. */
  readonly level?: { readonly value: number; readonly label: string };
  readonly key: readonly KeyItem[];
  /** The index of one that stands out. */
  readonly picked?: number;
  pick?(index: number): void;
  /** What picking is called, e.g. "Pick an update". */
  readonly label: string;
  /** How long the sweep takes; 0 shows all at once. */
  readonly span: Seconds;
}

/** Draws it; `at` sweeps along the time, 0 to `span`. */
export function needles(options: NeedlesOptions, frame: Frame): Picture {
  const { needles: all, total, span, picked } = options;
  const size = frame.label;
  const root = picture(frame);
  const level = options.level ? [{ label: options.level.label, role: "ink", line: "dashed" } as const] : [];
  const names = key([...options.key, ...level], frame, frame.width);
  const left = Math.max(0, ...options.y.rules.map(({ label = "" }) => textWidth(label, size))) + RULE_GAP * size;
  const top = names.height + size * 0.5;
  const plot: Box = {
    x: left,
    y: top,
    width: Math.max(1, frame.width - left - size * 0.4),
    height: Math.max(1, frame.height - top - axisHeight(size, Boolean(options.x.words?.length))),
  };
  const x = scaleLinear([options.x.min, options.x.max], [plot.x, plot.x + plot.width]);
  const y = scaleLinear([0, options.y.max], [plot.y + plot.height, plot.y]);
  const bottom = plot.y + plot.height;
  names.draw(root, 0, 0);

  const clip = add(add(add(root, "defs"), "clipPath", { id: `${frame.idPrefix}swept` }), "rect", {
    x: plot.x,
    y: 0,
    height: frame.height,
  });
  const swept = add(root, "g", { "clip-path": `url(#${frame.idPrefix}swept)` });
  const edge = steps(total.map(([at, value]) => [x(at), y(value)]), plot.x + plot.width); // prettier-ignore
  if (edge) {
    add(swept, "path", { d: `${edge}V${px(bottom)}H${px(x(total[0]![0]))}Z`, fill: frame.palette("shade") });
    add(swept, "path", { d: edge, fill: "none", stroke: frame.palette("soft"), "stroke-width": size * 0.1 });
  }
  drawRules(root, options.y.rules.map(({ value, ...words }) => ({ ...words, y: y(value), strong: value === 0 })), plot, frame); // prettier-ignore
  drawAxis(root, options.x, x, plot, frame);

  const width = Math.max(1, Math.min(size * 0.16, (plot.width / Math.max(1, all.length)) * 0.62));
  const d = all.map(({ x: at, height }) => `M${px(x(at))} ${px(bottom)}V${px(Math.min(bottom - 1, y(height)))}`);
  const front = add(root, "g", { "clip-path": `url(#${frame.idPrefix}swept)` });
  add(front, "path", { d: d.join(""), stroke: frame.palette(options.role), "stroke-width": width, fill: "none" });
  const told = add(root, "g");
  if (edge) nameEnds(told, options, { x, y, plot }, frame);
  if (options.level) drawLevel(told, y(options.level.value), plot, frame);
  const one = picked === undefined ? undefined : all[picked];
  if (one) {
    const you = frame.palette("you");
    rule(told, [x(one.x), bottom], [x(one.x), y(one.height)], { stroke: you, "stroke-width": size * 0.22 });
    add(told, "circle", { cx: x(one.x), cy: y(one.height), r: size * 0.34, fill: you, stroke: frame.palette("paper") });
    const words = one.words[0];
    const half = textWidth(words, size, true) / 2;
    const middle = Math.min(frame.width - half, Math.max(plot.x + half, x(one.x)));
    const above = Math.max(plot.y + size * 1.8, y(one.height) - size * 0.7);
    const type = { fill: lettering(frame, "you"), size, bold: true, halo: frame.palette("paper") };
    write(told, words, middle, above, { ...type, anchor: "middle" });
  }
  if (!frame.still && options.pick && all.length) {
    const places = all.map((needle) => [x(needle.x), y(needle.height)] as const);
    const { pick, label } = options;
    needleCursor(root, { places, words: all.map(({ words }) => words), plot, label, pick, from: picked ?? all.length - 1 }, frame); // prettier-ignore
  }

  const at = (moment: Seconds): void => {
    const share = shareOver(moment, span, frame);
    set(clip, { width: plot.width * share + (share < 1 ? 0 : size) });
    set(told, { opacity: share < 1 ? 0 : 1 });
  };
  at(span);
  return { node: root, at };
}

type Scale = (value: number) => number;

/** The total at its first point, below its edge, and at its last, above, where both fit. */
function nameEnds(
  root: Element,
  { total, ends: [first, last] }: NeedlesOptions,
  { x, y, plot }: { readonly x: Scale; readonly y: Scale; readonly plot: Box },
  frame: Frame,
): void {
  const size = frame.label;
  const type = { fill: frame.palette("ink"), size, bold: true, halo: frame.palette("paper") } as const;
  const begin = total[0]!;
  const stop = total.at(-1)!;
  const clear = (value: number): number => Math.max(plot.y - size * 0.1, y(value) - size * 0.5);
  const right = plot.x + plot.width;
  write(root, last, right, clear(stop[1]), { ...type, anchor: "end" });
  const from = x(begin[0]) + size * 0.2;
  if (from + textWidth(first, size, true) + textWidth(last, size, true) + size < right)
    write(root, first, from, y(begin[1]) + size * 1.1, { ...type, halo: frame.palette("shade") });
}

function drawLevel(root: Element, y: number, plot: Box, frame: Frame): void {
  const dashes = `${px(frame.label * 0.4)} ${px(frame.label * 0.3)}`;
  const look = { stroke: frame.palette("ink"), "stroke-width": frame.label * 0.13, "stroke-dasharray": dashes };
  rule(root, [plot.x, y], [plot.x + plot.width, y], look);
}
