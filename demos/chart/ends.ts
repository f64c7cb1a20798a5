/** Uprights at moments of a run (its end, the end of the run before), each with a flag of words above the plot. */
import type { Frame, Role, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { placeFlags, type Flag } from "./ends-plan.ts";
import { add, px, rule, set, write } from "./svg.ts";
import { baseline, LEADING, type Box } from "./text.ts";

/** Between the lowest lane and the plot, in em. */
export const ABOVE = 0.3;

/** A moment worth an upright, in virtual seconds. */
export interface End {
  readonly at: Seconds;
  readonly label: string;
  readonly role: Role;
  /** Another run's: dashed, and there from the start. */
  readonly dashed?: boolean;
}

/** Uprights that know how much room their flags need. */
export interface Ends {
  /** Pixels of flags above the plot. */
  readonly height: number;
  /** Up to where each lane, the lowest first, is free of words and lines: in pixels from the frame's left. */
  readonly free: readonly number[];
  draw(root: Element, plot: Box): DrawnEnds;
}

/** Uprights that come when their moments do. */
export interface DrawnEnds {
  at(moment: Seconds): void;
  /** Whether all of this run's own ends have come. */
  over(moment: Seconds): boolean;
}

/** Plans the flags: beside their uprights, turned inwards at the edges, in lanes where no line runs through words. */
export function planEnds(ends: readonly End[], x: (seconds: Seconds) => number, right: number, frame: Frame): Ends {
  const size = frame.label;
  const flags = placeFlags(ends, x, right, frame);
  const lanes = Math.max(0, ...flags.map(({ lane }) => lane + 1));
  return {
    height: lanes ? lanes * size * LEADING + size * ABOVE : 0,
    free: Array.from({ length: lanes }, (_, lane) => freeIn(lane, flags, frame)),
    draw: (root, plot) => drawEnds(root, flags, plot, frame),
  };
}

/** Uprights of its own flags begin below their words. */
const freeIn = (lane: number, flags: readonly Flag[], frame: Frame): number =>
  flags.reduce(
    (free, flag) => Math.min(free, flag.lane === lane ? flag.from : flag.lane > lane ? flag.edge : free),
    frame.width,
  );

function drawEnds(root: Element, flags: readonly Flag[], plot: Box, frame: Frame): DrawnEnds {
  const size = frame.label;
  const own: { readonly node: Element; readonly at: Seconds }[] = [];
  for (const { end, edge, from, to, anchor, lane } of flags) {
    const node = add(root, "g");
    // "You are here": a line with a dot, never dashed, which would say "the run before".
    const pin = end.role === "simulated";
    const top = plot.y - size * ABOVE - (lane + 1) * size * LEADING;
    rule(node, [edge, top + size * LEADING * 1.05], [edge, plot.y + plot.height], {
      stroke: frame.palette(end.role),
      "stroke-width": size * 0.11,
      ...(end.dashed && !pin ? { "stroke-dasharray": `${px(size * 0.26)} ${px(size * 0.24)}` } : {}),
    });
    if (pin) add(node, "circle", { cx: edge, cy: plot.y + plot.height, r: size * 0.32, fill: frame.palette(end.role) });
    const at = { start: from, middle: (from + to) / 2, end: to }[anchor];
    write(node, end.label, at, baseline(top, size), { fill: lettering(frame, end.role), size, anchor, bold: true });
    if (!end.dashed) own.push({ node, at: end.at });
  }
  return {
    at(moment) {
      for (const end of own) set(end.node, { opacity: moment >= end.at ? 1 : 0 });
    },
    over: (moment) => own.length > 0 && own.every((end) => moment >= end.at),
  };
}
