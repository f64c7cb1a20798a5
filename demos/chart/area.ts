/**
 * How much there is of something through time: steps, the one in front filled. Under a cap what fits is told from what
 * does not, and what is filled from what is not; heights name heights, flags name moments. Without lines it is the question.
 */
import { scaleLinear } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { axisHeight, drawAxis, drawRules, RULE_GAP, type Axis } from "./axis.ts";
import { planEnds, type End } from "./ends.ts";
import { fills } from "./hatch.ts";
import { key, type KeyItem } from "./key.ts";
import { pickable } from "./handle.ts";
import { margin, type Height } from "./heights.ts";
import { invite } from "./invite.ts";
import { shareOver } from "./movement.ts";
import { steps } from "./steps.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { baseline, LEADING, textWidth, titleLines, type Box } from "./text.ts";

/** One thing through time. Each point holds until the next, the last until the axis ends; x rises. */
export interface AreaLine {
  readonly role: Role;
  /** Drawn thick, filled and on top; one at most. */
  readonly lead?: boolean;
  readonly dashed?: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** What surrounds the lines. */
export interface AreaOptions {
  /** Above the plot: what the height is, and of what. */
  readonly title: string;
  readonly x: Axis;
  /** From 0 to `max`. */
  readonly y: { readonly max: number; readonly rules: readonly { readonly value: number; readonly label?: string }[] };
  /** What there is room for: the ground below it is what the filled line leaves of it; above it is what does not fit. */
  readonly cap?: { readonly value: number; readonly unused: Role; readonly over: Role };
  readonly heights?: readonly Height[];
  /** Between two heights, once the lines are there: how far the truth is from a guess. */
  readonly tint?: { readonly from: number; readonly to: number; readonly role: Role };
  /** Moments worth a flag above the plot, in the unit of the axis. */
  readonly ends?: readonly End[];
  /** What the colours mean. */
  readonly key?: readonly KeyItem[];
  /** How long the lines take to come, left to right; 0, and left out, shows all at once. */
  readonly span?: Seconds;
  /** Called with a height that was pointed at, dragged to, or chosen with arrow keys and Enter. */
  pick?(y: number): void;
  /** Where it stands. */
  readonly picked?: number;
  sayPicked?(y: number): string;
}

/** How much of a tint covers what lies under it. */
const TINT = 0.28;

/** Draws the lines; `at` uncovers them from the left, 0 to `span`. */
export function area(lines: readonly AreaLine[], options: AreaOptions, frame: Frame): Picture {
  const { cap, heights = [], span = 0, pick, picked } = options;
  const size = frame.label;
  const root = picture(frame);
  const { plot, header, names, beside, flags } = plan(options, frame);
  const x = scaleLinear([options.x.min, options.x.max], [plot.x, plot.x + plot.width]);
  const y = scaleLinear([0, options.y.max], [plot.y + plot.height, plot.y]);
  const low = plot.y + plot.height;
  const defs = add(root, "defs");
  const fill = fills(defs, frame);

  for (const [index, line] of header.entries()) {
    write(root, line, 0, baseline(0, size, index), { fill: frame.palette("soft"), size });
  }
  names.draw(root, 0, header.length * LEADING * size);
  const top = cap ? Math.max(plot.y, y(cap.value)) : plot.y;
  if (cap) {
    const ground = { ...plot, y: top, height: Math.max(0, low - top) };
    add(root, "rect", { ...ground, fill: frame.palette(cap.unused), opacity: 0.55 });
  }
  drawRules(
    root,
    options.y.rules.map(({ value, ...words }) => ({ ...words, y: y(value), strong: value === 0 })),
    plot,
    frame,
  );
  drawAxis(root, options.x, x, plot, frame);

  const sweep = add(root, "clipPath", { id: `${frame.idPrefix}swept` });
  const window = add(sweep, "rect", { x: plot.x, y: 0, height: frame.height });
  const swept = add(root, "g", { "clip-path": `url(#${frame.idPrefix}swept)` });
  const right = plot.x + plot.width;
  for (const line of lines.toSorted((a, b) => Number(a.lead ?? false) - Number(b.lead ?? false))) {
    const d = steps(
      line.points.map(([at, height]) => [x(at), y(height)]),
      right,
    );
    if (line.lead) {
      const shape = `${frame.idPrefix}shape`;
      const [first] = line.points;
      const from = px(first ? x(first[0]) : plot.x);
      add(add(defs, "clipPath", { id: shape }), "path", { d: `${d}V${px(low)}H${from}Z` });
      const filled = add(swept, "g", { "clip-path": `url(#${shape})` });
      const whole = { x: plot.x, width: plot.width };
      const solid = lines.length > 1 ? 0.25 : 0.9;
      add(filled, "rect", { ...whole, y: top, height: low - top, fill: frame.palette(line.role), opacity: solid });
      if (cap && top > plot.y) {
        const above = { ...whole, y: plot.y, height: top - plot.y };
        add(filled, "rect", { ...above, fill: fill(cap.over, "waiting") });
      }
      // A line of many steps is all outline: its edge would drown what it fills.
      if (line.points.length > plot.width) continue;
    }
    const dashes = line.dashed ? { "stroke-dasharray": `${px(size * 0.4)} ${px(size * 0.3)}` } : {};
    const stroke = { stroke: frame.palette(line.role), "stroke-width": size * (line.lead ? 0.22 : 0.11), ...dashes };
    add(swept, "path", { d, fill: "none", "stroke-linejoin": "round", opacity: line.lead ? 1 : 0.75, ...stroke });
  }
  if (cap) {
    rule(root, [plot.x, top], [right, top], { stroke: frame.palette("ink"), "stroke-width": size * 0.16 });
  }
  const { tint } = options;
  const [upper, lower] = [Math.max(tint?.from ?? 0, tint?.to ?? 0), Math.min(tint?.from ?? 0, tint?.to ?? 0)].map(y);
  const tinted = tint
    ? add(root, "rect", { ...plot, y: upper!, height: lower! - upper!, fill: frame.palette(tint.role), opacity: TINT })
    : undefined;
  const drawn = beside.draw(root, plot, y);
  const ends = flags.draw(root, plot);
  if (pick && !lines.length && !heights.some(({ role }) => role === "you")) {
    invite(root, plot, "y", frame, (top + low) / 2);
  }
  if (pick && !frame.still) {
    const say = (at: number): string => options.sayPicked?.(at) ?? String(Number(at.toPrecision(3)));
    const start = picked === undefined ? {} : { picked };
    pickable(root, { along: "y", plot, scale: y, say, pick: (at) => pick(at), ...start }, frame);
  }

  const at = (moment: Seconds): void => {
    const share = shareOver(moment, span, frame);
    const whole = share === 1;
    set(window, { width: plot.width * share + (whole ? size : 0) });
    if (tinted) set(tinted, { opacity: whole ? TINT : 0 });
    for (const [index, node] of drawn.entries()) {
      const { early, role } = heights[index]!;
      set(node, { opacity: whole || (early ?? role === "you") ? 1 : 0 });
    }
    ends.at(whole ? Infinity : options.x.min + (options.x.max - options.x.min) * share);
  };
  at(span);
  return { node: root, at };
}

/** Where everything goes. Words of heights that find no room beside the plot go into the key. */
function plan({ title, x, y, heights = [], ends = [], key: items = [] }: AreaOptions, frame: Frame) {
  const size = frame.label;
  const header = titleLines(title, size, frame.width);
  const left = Math.max(0, ...y.rules.map(({ label = "" }) => textWidth(label, size))) + RULE_GAP * size;
  const below = axisHeight(size, Boolean(x.words?.length));
  const beside = margin(heights, frame.height - below - header.length * LEADING * size - size * 2, frame);
  const inKey = heights.map(({ label, detail, role }) => ({ label: detail ? `${label} ${detail}` : label, role }));
  const names = key([...items, ...(beside.width ? [] : inKey)], frame, frame.width);
  const width = Math.max(size, frame.width - left - Math.max(size * 0.42, beside.width));
  const across = scaleLinear([x.min, x.max], [left, left + width]);
  const flags = planEnds(ends, across, left + width, frame);
  const top = header.length * LEADING * size + names.height + flags.height + size * 0.7;
  const height = Math.max(size, frame.height - top - below);
  const plot: Box = { x: left, y: top, width, height };
  return { plot, header, names, beside, flags };
}
