/** Marks on curves: a dot where a line meets a value, a guess, a pin that says "you are here". */
import type { Frame, Role } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import type { Candidate } from "./labels.ts";
import { besideUpright, roundPoint } from "./spots.ts";
import { add, px, rule, writeLines } from "./svg.ts";
import { broken, textWidth, type Box, type Lines } from "./text.ts";
import type { Trace } from "./trace.ts";

/** A value worth naming. Outside the axis it stands at the edge; its label tells the value. */
export interface CurveMark {
  readonly value: number;
  readonly label: string;
  /** A second line, set lighter. */
  readonly detail?: string;
  readonly role: Role;
  /** Supposed, not found: dashed, and its dot hollow. */
  readonly dashed?: boolean;
  /** Index of the line it lies on: a dot where the line meets the value, and a drop line to the axis. */
  readonly line?: number;
  /** A dot at this height instead. With neither, a dashed mark runs the whole height and any other is a pin. */
  readonly y?: number;
  /** The number the picture is there for: set larger. */
  readonly large?: boolean;
  /** Stands there before the sweep comes. Unless said, the marks of role "you" do. */
  readonly early?: boolean;
}

/** Radii of a dot and of a pin's head with their rims, in em. */
export const DOT = 0.36;
const PIN = 0.45;

/** How much larger a label is set that is the point of the picture. */
const LARGE = 1.5;

/** Where a mark is, and the ink it will be, in pixels. */
export interface Located {
  readonly kind: "dot" | "upright" | "pin";
  readonly x: number;
  readonly y: number;
  /** Where the axis is. */
  readonly bottom: number;
  readonly onLine: boolean;
  readonly owner: string;
  readonly ink: readonly Box[];
}

const stem = (x: number, top: number, bottom: number): Box => ({
  x: x - 1,
  y: top,
  width: 2,
  height: Math.max(0, bottom - top),
});

const around = (x: number, y: number, r: number): Box => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r });

/** Finds a mark's place in the plot. */
export function locate(
  mark: CurveMark,
  x: number,
  y: (value: number) => number,
  traces: readonly Trace[],
  plot: Box,
  size: number,
): Located {
  const bottom = plot.y + plot.height;
  const onLine = mark.line === undefined ? undefined : traces[mark.line]?.at(x);
  const height = onLine ?? (mark.y === undefined ? undefined : y(mark.y));
  const owner = onLine === undefined ? `mark ${mark.label} ${mark.value}` : `line ${mark.line}`;
  const base = { x, bottom, owner, onLine: onLine !== undefined };
  if (height !== undefined) {
    return { ...base, kind: "dot", y: height, ink: [around(x, height, size * DOT), stem(x, height, bottom)] };
  }
  if (mark.dashed) return { ...base, kind: "upright", y: plot.y, ink: [stem(x, plot.y, bottom)] };
  const head = bottom - size * 2;
  return { ...base, kind: "pin", y: head, ink: [around(x, head, size * PIN), stem(x, head, bottom)] };
}

/** Where a mark's label might stand. */
export function markSpots(mark: CurveMark, { kind, x, y }: Located, plot: Box, size: number, gap: number): Candidate[] {
  const shapes = shapesOf(mark);
  const bottom = plot.y + plot.height - size * 0.3;
  if (kind === "upright") return besideUpright(x, plot.y, bottom, shapes, size, gap * 1.3);
  const radius = size * (kind === "pin" ? PIN : DOT);
  const em = mark.large ? size * LARGE : size;
  const round = roundPoint([x, y], shapes, em, [radius + gap * 1.2, radius + gap * 2.2, radius + gap * 4]);
  if (kind === "pin") return round;
  // Where curves are close round the dot there is often room beside its stem.
  const beside = besideUpright(x, y + radius, bottom, shapes, em, gap * 1.3);
  return [...round, ...beside.map((spot) => ({ ...spot, cost: spot.cost + size * 2 }))];
}

/** Ways to say it, the fullest first; a detail is broken as narrow as the words above it. */
function shapesOf({ label, detail }: CurveMark): Lines[] {
  return [1, 2, 3].flatMap((count): Lines[] => {
    const lines = broken(label, count);
    if (!lines) return [];
    const widest = Math.max(...lines.map((text) => textWidth(text, 1, true))) * 1.15;
    const more = detail ? ([1, 2, 3].map((count) => broken(detail, count)).find(fits(widest)) ?? [detail]) : [];
    return [[...lines.map((text) => ({ text, bold: true })), ...more.map((text) => ({ text }))]];
  });
}

const fits =
  (widest: number) =>
  (lines: readonly string[] | undefined): boolean =>
    lines !== undefined && lines.every((text) => textWidth(text, 1) <= widest);

/** Draws the stem under the lines, dot and label over them; gives the nodes that come and go with the mark. */
export function drawMark(
  mark: CurveMark,
  { kind, x, y, bottom }: Located,
  layers: { readonly stems: Element; readonly top: Element },
  frame: Frame,
  label?: Candidate,
): Element[] {
  const size = frame.label;
  const hue = frame.palette(mark.role);
  const paper = frame.palette("paper");
  const upright = rule(layers.stems, [x, bottom], [x, y], {
    stroke: hue,
    "stroke-width": size * (mark.dashed ? 0.14 : 0.11),
    ...(mark.dashed ? { "stroke-dasharray": `${px(size * 0.3)} ${px(size * 0.28)}`, "stroke-linecap": "butt" } : {}),
  });
  const node = add(layers.top, "g");
  // Before the dot, so that a hairline ends at its rim.
  if (label) drawLabel(node, label, mark.role, mark.large ? { ...frame, label: size * LARGE } : frame);
  if (kind === "dot" && mark.dashed) {
    add(node, "circle", { cx: x, cy: y, r: size * 0.3, fill: paper, stroke: hue, "stroke-width": size * 0.15 });
  } else if (kind !== "upright") {
    const r = size * (kind === "pin" ? 0.4 : 0.36);
    add(node, "circle", { cx: x, cy: y, r, fill: hue, stroke: paper, "stroke-width": size * 0.13 });
    if (kind === "pin") add(node, "circle", { cx: x, cy: y, r: size * 0.13, fill: paper });
  }
  return [upright, node];
}

/** Draws a placed label in its role's colour, its leader first. */
export function drawLabel(parent: Element, { lines, box, anchor, leader }: Candidate, role: Role, frame: Frame): void {
  const fill = lettering(frame, role);
  if (leader) {
    rule(parent, leader[0], leader[1], { stroke: fill, "stroke-width": 1 });
    add(parent, "circle", { cx: leader[0][0], cy: leader[0][1], r: frame.label * 0.13, fill });
  }
  writeLines(parent, lines, box, { fill, size: frame.label, anchor, halo: frame.palette("paper") });
}
