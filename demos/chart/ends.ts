/** Uprights at moments of a run (its end, the end of the run before), each with a flag of words above the plot. */
import type { Frame, Role, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { add, px, rule, set, write } from "./svg.ts";
import { baseline, LEADING, textWidth, type Box } from "./text.ts";

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
  draw(root: Element, plot: Box): DrawnEnds;
}

/** Uprights that come when their moments do. */
export interface DrawnEnds {
  at(moment: Seconds): void;
  /** Whether all of this run's own ends have come. */
  over(moment: Seconds): boolean;
}

interface Flag {
  readonly end: End;
  readonly edge: number;
  readonly at: number;
  readonly anchor: "start" | "middle" | "end";
  readonly lane: number;
}

/** Plans the flags: beside their uprights, turned inwards at the edges; two that would touch stand one above the other. */
export function planEnds(ends: readonly End[], x: (seconds: Seconds) => number, right: number, frame: Frame): Ends {
  const size = frame.label;
  const flags: Flag[] = [];
  const taken: { readonly from: number; readonly to: number; readonly lane: number }[] = [];
  for (const end of ends) {
    const edge = Math.min(x(end.at), right - size * 0.05);
    const width = textWidth(end.label, size, true);
    const anchor = edge + width <= frame.width ? "start" : edge - width >= 0 ? "end" : "middle";
    const at = anchor === "middle" ? Math.max(width / 2, Math.min(frame.width - width / 2, edge)) : edge;
    const from = at - { start: 0, middle: width / 2, end: width }[anchor];
    const to = from + width;
    const lane = freeLane(taken, from - size * 0.5, to + size * 0.5, edge);
    taken.push({ from, to, lane });
    flags.push({ end, edge, at, anchor, lane });
  }
  const lanes = Math.max(0, ...flags.map(({ lane }) => lane + 1));
  return {
    height: lanes ? lanes * size * LEADING + size * 0.3 : 0,
    draw: (root, plot) => drawEnds(root, flags, plot, frame),
  };
}

/** The lowest lane where neither the words meet other words, nor the upright below them does. */
function freeLane(
  taken: readonly { readonly from: number; readonly to: number; readonly lane: number }[],
  from: number,
  to: number,
  edge: number,
): number {
  for (let lane = 0; ; lane++) {
    const words = taken.every((other) => other.lane !== lane || to < other.from || other.to < from);
    const upright = taken.every((other) => other.lane >= lane || edge < other.from - 1 || edge > other.to + 1);
    if ((words && upright) || lane >= taken.length) return lane;
  }
}

function drawEnds(root: Element, flags: readonly Flag[], plot: Box, frame: Frame): DrawnEnds {
  const size = frame.label;
  const own: { readonly node: Element; readonly at: Seconds }[] = [];
  for (const { end, edge, at, anchor, lane } of flags) {
    const node = add(root, "g");
    const top = plot.y - size * 0.3 - (lane + 1) * size * LEADING;
    rule(node, [edge, top + size * LEADING * 1.05], [edge, plot.y + plot.height], {
      stroke: frame.palette(end.role),
      "stroke-width": size * 0.11,
      ...(end.dashed ? { "stroke-dasharray": `${px(size * 0.26)} ${px(size * 0.24)}` } : {}),
    });
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
