/**
 * How many of each kind have got there within a time: stepped lines that rise to the right on a logarithmic axis, each named
 * at its right end with the share it comes to, so that those that never get there are seen as what is missing at the top.
 */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { share as percent } from "../contract/format.ts";
import { axisHeight, drawAxis, drawRules, RULE_GAP, type Axis } from "./axis.ts";
import { lettering } from "./colour.ts";
import { shareOver } from "./movement.ts";
import { steps } from "./steps.ts";
import { add, picture, px, rule, set, write, writeLines } from "./svg.ts";
import { baseline, blockSize, LEADING, textWidth, touches, type Box } from "./text.ts";

/** One kind. `points`: from each x on so large a share (0 to 1), rising; nothing before the first. */
export interface ReachedLine {
  readonly label: string;
  readonly role: Role;
  /** Drawn thick and on top. */
  readonly lead?: boolean;
  /** Dashes and gaps, in em: lines that run together are told apart without colours. */
  readonly dashes?: readonly number[];
  readonly points: readonly (readonly [x: number, share: number])[];
}

/** One of them: a dot at its time, and at the share that had got there before. */
export interface ReachedMark {
  readonly x: number;
  readonly share: number;
  readonly label: string;
  /** A second line, set lighter. */
  readonly detail?: string;
  readonly role: Role;
  /** Another one than is shown: its dot hollow, its stem dashed. */
  readonly dashed?: boolean;
}

/** What stands round the lines. */
export interface ReachedOptions {
  readonly lines: readonly ReachedLine[];
  readonly marks: readonly ReachedMark[];
  /** Positive values only. */
  readonly x: Axis;
  /** What the shares are of; where it is too long for the picture, the next. */
  readonly title: readonly string[];
  /** How long sweeping across takes. */
  readonly span: Seconds;
}

interface Place {
  readonly line: ReachedLine;
  /** Where the line ends, and where the middle of its name is. */
  readonly end: number;
  readonly middle: number;
}

/** Draws them; `at` sweeps along the axis, 0 to `span`, and the names say the share come to. */
export function reached({ lines, marks, x: axis, title, span }: ReachedOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const words = title.find((each) => textWidth(each, size) <= frame.width) ?? title.at(-1) ?? "";
  const names = Math.max(0, ...lines.map(({ label }) => textWidth(`${label} 100 %`, size, true)));
  const left = Math.ceil(textWidth("100 %", size) + size * RULE_GAP);
  const right = Math.max(left + size, frame.width - (lines.length ? names + size * GUTTER : size * 0.5));
  const top = size * (LEADING + 0.9);
  const height = Math.max(size, frame.height - top - axisHeight(size, false));
  const plot: Box = { x: left, y: top, width: right - left, height };
  const [across, powers] = [right - left, Math.log(axis.max / axis.min)];
  const x = (value: number): number => left + (across * Math.log(value / axis.min)) / powers;
  const timeAt = (pixels: number): number => axis.min * Math.exp((powers * (pixels - left)) / across);
  const y = (share: number): number => top + height * (1 - share);

  write(root, words, 0, baseline(0, size), { fill: frame.palette("soft"), size });
  drawRules(
    root,
    [0, 0.25, 0.5, 0.75, 1].map((value) => ({
      y: y(value),
      strong: value === 0.5,
      ...(value % 0.5 ? {} : { label: percent(value) }),
    })),
    plot,
    frame,
  );
  // Ticks find their room up to the frame's edge; the plot ends before it.
  drawAxis(root, axis, x, plot, frame);
  const id = `${frame.idPrefix}swept`;
  const clip = add(add(add(root, "defs"), "clipPath", { id }), "rect", {
    x: left,
    y: top - size,
    height: height + 2 * size,
  });
  const drawn = add(root, "g", { "clip-path": `url(#${id})`, fill: "none", "stroke-linejoin": "round" });
  const order = lines.toSorted((one, other) => Number(one.lead ?? false) - Number(other.lead ?? false));
  for (const { points, role, lead, dashes = [] } of order) {
    const corners = points.map(([at, share]) => [x(at), y(share)] as const);
    const d = steps(corners.length ? [[corners[0]![0], y(0)], ...corners] : [], right);
    const width = size * (lead ? 0.26 : 0.13);
    if (lead) add(drawn, "path", { d, stroke: frame.palette("paper"), "stroke-width": width + size * 0.16 });
    const dashed = dashes.length ? { "stroke-dasharray": dashes.map((dash) => px(dash * size)).join(" ") } : {};
    add(drawn, "path", { d, stroke: frame.palette(role), "stroke-width": width, ...dashed });
  }
  const places = placed(lines, y, plot, size);
  const shownMarks = drawMarks(root, marks, lines, places, plot, x, y, frame);
  const named = places.map(({ line, end, middle }) => {
    const from = right + size * 0.15;
    if (Math.abs(middle - end) > size * 0.2)
      rule(root, [from, end], [right + size * (GUTTER - 0.25), middle], {
        stroke: frame.palette(line.role),
        "stroke-width": 1,
      });
    const node = write(root, "", right + size * GUTTER, middle + size * 0.34, {
      fill: lettering(frame, line.role),
      size,
      bold: true,
    });
    return { node, line };
  });

  const at = (moment: Seconds): void => {
    const share = shareOver(moment, span, frame);
    const over = share === 1;
    const edge = over ? frame.width : left + (right - left) * share;
    set(clip, { width: edge - left + 1 });
    const time = over ? Infinity : timeAt(edge);
    for (const { node, line } of named) node.textContent = `${line.label} ${percent(shareAt(line, time))}`;
    for (const mark of shownMarks) mark.node.setAttribute("opacity", edge >= mark.x ? "1" : "0");
  };
  at(span);
  return { node: root, at };
}

/** Between the plot and the names, in em. */
const GUTTER = 1;

/** The share that has got there by a time. */
export function shareAt({ points }: Pick<ReachedLine, "points">, time: number): number {
  let share = 0;
  for (const [from, next] of points) {
    if (from > time) break;
    share = next;
  }
  return share;
}

/** Names beside the ends of their lines, moved apart where they would touch. */
function placed(lines: readonly ReachedLine[], y: (share: number) => number, plot: Box, size: number): Place[] {
  const apart = size * LEADING;
  const ends = lines
    .map((line) => ({ line, end: y(line.points.at(-1)?.[1] ?? 0) }))
    .sort((one, other) => one.end - other.end);
  const middles = ends.map(({ end }) => end);
  for (let index = 1; index < middles.length; index++)
    middles[index] = Math.max(middles[index]!, middles[index - 1]! + apart);
  let below = plot.y + plot.height + apart * 0.5;
  for (let index = middles.length - 1; index >= 0; index--) {
    middles[index] = Math.min(middles[index]!, below - apart * 0.5);
    below = middles[index]! - apart * 0.5;
  }
  return ends.map(({ line, end }, index) => ({ line, end, middle: middles[index]! }));
}

function drawMarks(
  root: Element,
  marks: readonly ReachedMark[],
  lines: readonly ReachedLine[],
  places: readonly Place[],
  plot: Box,
  x: (value: number) => number,
  y: (share: number) => number,
  frame: Frame,
): { readonly node: Element; readonly x: number }[] {
  const size = frame.label;
  const right = plot.x + plot.width;
  const ink = lines.flatMap(({ points }) => inkOf(points, x, y, right, size * 0.4));
  const taken: Box[] = places.map(({ middle }) => ({
    x: right,
    y: middle - size * 0.6,
    width: frame.width,
    height: size * 1.2,
  }));
  const r = size * 0.5;
  const dots = marks.map(({ x: value, share }): Box => ({
    x: x(value) - r,
    y: y(share) - r,
    width: 2 * r,
    height: 2 * r,
  }));
  // Stems under all words.
  const stems = marks.map(() => add(root, "g"));
  const parts = marks.map(() => add(root, "g"));
  return marks.flatMap(({ x: value, share, label, detail, role, dashed }, index) => {
    const [stem, node] = [stems[index]!, parts[index]!];
    const [cx, cy] = [x(value), y(share)];
    const stroke = { stroke: frame.palette(role), "stroke-width": size * 0.1 };
    const dashes = dashed ? { "stroke-dasharray": `${px(size * 0.26)} ${px(size * 0.24)}` } : {};
    rule(stem, [cx, cy], [cx, plot.y + plot.height], { ...stroke, ...dashes });
    const fill = frame.palette(dashed ? "paper" : role);
    add(node, "circle", {
      cx,
      cy,
      r: size * 0.36,
      fill,
      stroke: frame.palette(dashed ? role : "paper"),
      "stroke-width": 2,
    });
    const words = [{ text: label, bold: true }, ...(detail ? [{ text: detail }] : [])];
    const block = blockSize(words, size);
    const spots = [
      { left: false, dy: 0.35 },
      { left: false, dy: -block.height / size / 2 },
      { left: false, dy: (plot.y + plot.height - cy - block.height) / size - 0.2 },
      { left: true, dy: -block.height / size - 0.35 },
      { left: false, dy: 1.4 },
      { left: false, dy: 2.6 },
      { left: true, dy: 0.35 },
      { left: false, dy: -block.height / size - 0.35 },
    ].map(({ left, dy }) => ({
      left,
      box: { ...block, x: left ? cx - size * 0.6 - block.width : cx + size * 0.6, y: cy + size * dy },
    }));
    const worth = ({ box }: { box: Box }): number =>
      ([...taken, ...dots.filter((_, at) => at !== index)].some((other) => touches(box, other, size * 0.2))
        ? 1000
        : 0) +
      (box.x < plot.x || box.x + box.width > frame.width ? 1000 : 0) +
      (box.y < plot.y - size * 0.5 || box.y + box.height > plot.y + plot.height ? 3000 : 0) +
      ink.filter(([px, py]) => px > box.x && px < box.x + box.width && py > box.y && py < box.y + box.height).length;
    const best = spots.reduce((one, other) => (worth(other) < worth(one) ? other : one));
    taken.push(best.box);
    writeLines(node, words, best.box, {
      fill: lettering(frame, role),
      size,
      anchor: best.left ? "end" : "start",
      halo: frame.palette("paper"),
    });
    return [stem, node].map((each) => ({ node: each, x: cx }));
  });
}

/** Where lines run, at steps no longer than a label is high. */
function inkOf(
  points: ReachedLine["points"],
  x: (value: number) => number,
  y: (share: number) => number,
  right: number,
  step: number,
): [number, number][] {
  return points.flatMap(([at, share], index) => {
    const [from, to] = [x(at), index + 1 < points.length ? x(points[index + 1]![0]) : right];
    const many = Math.ceil(Math.max(1, to - from) / step);
    return Array.from({ length: many }, (_, turn): [number, number] => [from + turn * step, y(share)]);
  });
}
