/** Where everything of a cumulative distribution goes, before anything is drawn. */
import { scaleLinear, scaleLog } from "d3";
import type { Frame, Role, Seconds } from "../contract/demo.ts";
import { share as percent } from "../contract/format.ts";
import { axisHeight, RULE_GAP, type Axis } from "./axis.ts";
import { locate, markSpots, type CdfMark, type Located } from "./cdf-marks.ts";
import { field, type Field } from "./field.ts";
import { key, type Key, type KeyItem } from "./key.ts";
import { place, type Candidate, type Request } from "./labels.ts";
import { alongCurve } from "./spots.ts";
import { broken, LEADING, textWidth, type Box } from "./text.ts";
import { trace, type Trace } from "./trace.ts";

/** One population. `points` rise in value and share (0 to 1); `lead` is drawn thick and on top. */
export interface CdfLine {
  readonly label: string;
  readonly role: Role;
  readonly lead?: boolean;
  readonly points: readonly (readonly [value: number, share: number])[];
}

/** What a cumulative distribution shows. */
export interface CdfOptions {
  readonly lines: readonly CdfLine[];
  readonly marks: readonly CdfMark[];
  /** Positive values only: the axis is logarithmic. */
  readonly x: Axis;
  /** What the shares are of, e.g. "share of jobs finished within …". */
  readonly yLabel: string;
  /** How long the lines take to sweep across, left to right; 0 shows all at once. */
  readonly span: Seconds;
  /** Asked on the plot while there are neither lines nor marks, e.g. "Half of all jobs end within … ?" */
  readonly invite?: string;
  /** Called with the value under a press or a drag. The keyboard's way is the host's slider. */
  onPick?(value: number): void;
}

/** Everything that has found its place, in pixels of the frame. */
export interface Plan {
  readonly plot: Box;
  /** What stands above the plot. */
  readonly header: readonly string[];
  /** Lines that found no room for a label on the plot are named in a key above it. */
  readonly key: Key;
  readonly x: { (value: number): number; invert(pixels: number): number };
  readonly y: (share: number) => number;
  readonly traces: readonly Trace[];
  readonly marks: readonly { readonly at: Located; readonly label: Candidate | undefined }[];
  readonly labels: readonly (Candidate | undefined)[];
}

/** Plans the chart; what finds no room for its label moves to the key, which takes room itself, so it plans again. */
export function plan(options: CdfOptions, frame: Frame): Plan {
  let keyed: ReadonlySet<string> = new Set();
  for (;;) {
    const planned = attempt(options, frame, keyed);
    const homeless = [
      ...options.marks.flatMap((_, index) => (planned.marks[index]!.label ? [] : [`mark ${index}`])),
      ...options.lines.flatMap(({ label }, index) =>
        !label || planned.labels[index] || named(options, index) ? [] : [`line ${index}`],
      ),
    ].filter((name) => !keyed.has(name));
    if (!homeless.length) return planned;
    keyed = new Set([...keyed, ...homeless]);
  }
}

/** What the key says: the marks first, for they are what the chart is shown for. */
function keyItems({ lines, marks }: CdfOptions, keyed: ReadonlySet<string>): KeyItem[] {
  return [
    ...marks.map(({ label, detail, role }) => ({ label: detail ? `${label} ${detail}` : label, role })),
    ...lines,
  ].filter((_, index) => keyed.has(index < marks.length ? `mark ${index}` : `line ${index - marks.length}`));
}

function attempt(options: CdfOptions, frame: Frame, keyed: ReadonlySet<string>): Plan {
  const { lines, marks, x: axis, yLabel } = options;
  const size = frame.label;
  const fits = textWidth(yLabel, size) <= frame.width;
  const header = yLabel ? (fits ? [yLabel] : (broken(yLabel, 2) ?? [yLabel])) : [];
  const names = key(keyItems(options, keyed), frame, frame.width);
  const above = header.length * LEADING * size + names.height;
  const plot = area(frame, above, Boolean(axis.words?.length));
  const x = scaleLog([axis.min, axis.max], [plot.x, plot.x + plot.width]);
  const y = scaleLinear([0, 1], [plot.y + plot.height, plot.y]);
  const within = (value: number): number => x(Math.min(axis.max, Math.max(axis.min, value)));
  const traces = lines.map(({ points }) =>
    trace(points.filter(([value]) => value > 0).map(([value, share]) => [x(value), y(share)])),
  );
  const located = marks.map((mark) => locate(mark, within(mark.value), y, traces, plot, size));
  const ink = inkOf(traces, located, plot, size, y);
  const chosen = place(requests(options, { traces, located, plot, ink }, size, keyed), {
    bounds: { x: 0, y: plot.y - size * 0.3, width: frame.width, height: plot.height + size * 0.3 },
    ink,
    avoid: [
      { x: plot.x, y: y(0.5) - size * 0.15, width: plot.width, height: size * 0.3 },
      { x: 0, y: plot.y, width: plot.x - size * 0.2, height: plot.height },
    ],
    gap: gapOf(size),
  });
  return {
    plot,
    header,
    key: names,
    x,
    y,
    traces,
    marks: located.map((at, index) => ({ at, label: chosen[index] })),
    labels: chosen.slice(marks.length),
  };
}

const gapOf = (size: number): number => Math.max(4, size * 0.34);

function area(frame: Frame, above: number, words: boolean): Box {
  const size = frame.label;
  const x = textWidth(percent(1), size) + RULE_GAP * size;
  const y = above + size * (above ? 0.85 : 0.6);
  const height = Math.max(size, frame.height - y - axisHeight(size, words));
  return { x, y, width: Math.max(size, frame.width - x - size * 0.42), height };
}

/** Everything labels have to keep clear of: lines, marks, and the figures of the vertical axis. */
function inkOf(
  traces: readonly Trace[],
  located: readonly Located[],
  plot: Box,
  size: number,
  y: (share: number) => number,
) {
  const ink = field();
  for (const [index, { points }] of traces.entries()) {
    // A curve is known every two pixels; for keeping a distance from it, every other one will do.
    ink.addPoints(
      `line ${index}`,
      inPlot(points, plot).filter((_, at) => at % 2 === 0),
    );
  }
  for (const { owner, ink: boxes } of located) for (const box of boxes) ink.addBox(owner, box);
  for (const share of [0, 0.5, 1]) {
    ink.addBox("axis", { x: 0, y: y(share) - size * 0.45, width: plot.x - size * 0.4, height: size * 0.9 });
  }
  return ink;
}

function requests(
  options: CdfOptions,
  { traces, located, plot, ink }: { traces: readonly Trace[]; located: readonly Located[]; plot: Box; ink: Field },
  size: number,
  keyed: ReadonlySet<string>,
): Request[] {
  const { lines, marks } = options;
  const gap = gapOf(size);
  const dots = field();
  for (const { owner, ink: boxes } of located) for (const box of boxes) dots.addBox(owner, box);
  const ofMarks = located.map((at, index): Request => {
    if (keyed.has(`mark ${index}`)) return { owner: at.owner, candidates: [] };
    return { owner: at.owner, among: dots, candidates: markSpots(marks[index]!, at, plot, size, gap) };
  });
  const ofLines = lines.map(({ label }, index): Request => {
    const silent = !label || named(options, index) || keyed.has(`line ${index}`);
    const points = inPlot(traces[index]!.points, plot);
    const candidates = silent ? [] : alongCurve(points, [{ text: label, bold: true }], size, gap);
    return { owner: `line ${index}`, among: ink, candidates };
  });
  return [...ofMarks, ...ofLines];
}

/** A mark that names its line labels it: saying the name twice would be clutter. */
const named = ({ marks, lines }: CdfOptions, line: number): boolean =>
  marks.some((mark) => mark.line === line && mark.label.startsWith(lines[line]!.label));

const inPlot = (points: Trace["points"], plot: Box): Trace["points"] =>
  points.filter(([x]) => x >= plot.x && x <= plot.x + plot.width);
