/** Where everything of a chart of curves goes, before anything is drawn. */
import { scaleLinear, scaleLog } from "d3";
import type { Frame, Role, Seconds } from "../contract/demo.ts";
import { axisHeight, RULE_GAP, type Axis } from "./axis.ts";
import { bandInk, bandSpots, type Band } from "./curves-bands.ts";
import { DOT, locate, markSpots, type CurveMark, type Located } from "./curves-marks.ts";
import { pointInk, type PointSet } from "./curves-points.ts";
import { field, type Field } from "./field.ts";
import { key, type Key, type KeyItem } from "./key.ts";
import { place, type Candidate, type Request } from "./labels.ts";
import { alongCurve } from "./spots.ts";
import { LEADING, textWidth, titleLines, type Box } from "./text.ts";
import { trace, type Trace } from "./trace.ts";

/** One curve. `points` rise in x; `lead` is drawn thick and on top, `dashed` is supposed, not found. */
export interface CurveLine {
  readonly label: string;
  readonly role: Role;
  readonly lead?: boolean;
  readonly dashed?: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** How values become places. A logarithmic axis takes positive values only. */
export interface Scaled {
  readonly scale: "log" | "linear";
}

/** The vertical axis: what it spans, and the rules across the plot. */
export interface Upward extends Scaled {
  readonly min: number;
  readonly max: number;
  /** Some may go without words; a strong one is a solid hairline. */
  readonly rules: readonly { readonly value: number; readonly label?: string; readonly strong?: boolean }[];
}

/** What stands round the curves. */
export interface CurvesOptions {
  readonly x: Axis & Scaled;
  readonly y: Upward;
  /** Above the plot: what the height is, and of what, with units where the rules do not say them. */
  readonly title: string;
  readonly marks?: readonly CurveMark[];
  /** Dots with their spread; the key above the plot names them. */
  readonly points?: readonly PointSet[];
  readonly bands?: readonly Band[];
  /** How long the curves take to sweep across, left to right; 0, and left out, shows all at once. */
  readonly span?: Seconds;
  /** Called with an x that was pointed at, dragged to, or chosen with arrow keys and Enter. */
  pick?(x: number): void;
  /** Where the handle stands. */
  readonly picked?: number;
  /** An x in words: at the handle and for those who hear it; three figures unless said. */
  sayPicked?(x: number): string;
}

/** Everything that has found its place, in pixels of the frame. */
export interface Plan {
  readonly plot: Box;
  /** What stands above the plot. */
  readonly header: readonly string[];
  /** What found no room for a label on the plot is named in a key above it, and all sets of points are. */
  readonly key: Key;
  readonly x: { (value: number): number; invert(pixels: number): number };
  readonly y: (value: number) => number;
  readonly traces: readonly Trace[];
  readonly marks: readonly { readonly mark: CurveMark; readonly at: Located; readonly label: Candidate | undefined }[];
  readonly bands: readonly (Candidate | undefined)[];
  readonly labels: readonly (Candidate | undefined)[];
}

/** Plans the chart; what finds no room for its label moves to the key, which takes room itself, so it plans again. */
export function plan(lines: readonly CurveLine[], options: CurvesOptions, frame: Frame): Plan {
  let keyed: ReadonlySet<string> = new Set();
  for (;;) {
    const planned = attempt(lines, options, frame, keyed);
    const homeless = [
      ...planned.marks.flatMap(({ label }, index) => (label ? [] : [`mark ${index}`])),
      ...planned.bands.flatMap((label, index) => (label ? [] : [`band ${index}`])),
      ...lines.flatMap(({ label }, index) =>
        !label || planned.labels[index] || named(options, lines, index) ? [] : [`line ${index}`],
      ),
    ].filter((name) => !keyed.has(name));
    if (!homeless.length) return planned;
    keyed = new Set([...keyed, ...homeless]);
  }
}

/** What the key says: the marks first, for they are what the chart is shown for. */
function keyItems(lines: readonly CurveLine[], options: CurvesOptions, keyed: ReadonlySet<string>): KeyItem[] {
  const of = <T>(name: string, all: readonly T[], item: (one: T) => KeyItem): KeyItem[] =>
    all.filter((_, index) => keyed.has(`${name} ${index}`)).map(item);
  return [
    ...of("mark", options.marks ?? [], ({ label, detail, role, dashed, line, y }) => ({
      label: detail ? `${label} ${detail}` : label,
      role,
      // A dashed mark that lies on nothing runs the whole height and has no dot.
      dot: !dashed || line !== undefined || y !== undefined,
    })),
    ...(options.points ?? []).map(({ label, role }) => ({ label, role, dot: true })),
    ...of("band", options.bands ?? [], (band) => band),
    ...of("line", lines, (line) => line),
  ];
}

function attempt(lines: readonly CurveLine[], options: CurvesOptions, frame: Frame, keyed: ReadonlySet<string>): Plan {
  const { marks = [], bands = [], x: across, y: upward, title } = options;
  const size = frame.label;
  const header = titleLines(title, size, frame.width);
  const names = key(keyItems(lines, options, keyed), frame, frame.width);
  const above = header.length * LEADING * size + names.height;
  const plot = area(frame, above, options);
  const x = scaled(across)([across.min, across.max], [plot.x, plot.x + plot.width]);
  const y = scaled(upward)([upward.min, upward.max], [plot.y + plot.height, plot.y]);
  const within = (value: number): number => x(Math.min(across.max, Math.max(across.min, value)));
  const traces = lines.map(({ points }) =>
    trace(points.filter(drawable(across, upward)).map(([value, height]) => [x(value), y(height)])),
  );
  const located = marks.map((mark) => locate(mark, within(mark.value), y, traces, plot, size));
  const spans = bands.map(({ from, to }) => [within(from), within(to)] as const);
  const ink = inkOf(traces, located, plot, size, upward, y);
  for (const span of spans) for (const box of bandInk(span, plot)) ink.addBox("band", box);
  for (const box of pointInk(options.points ?? [], within, y, size)) ink.addBox("points", box);
  const strong = upward.rules.filter((rule) => rule.strong).map(({ value }) => y(value));
  const requested = requests(lines, options, { traces, located, plot, ink }, size, keyed);
  const ofBands = bands.map((band, index): Request => {
    const candidates = keyed.has(`band ${index}`) ? [] : bandSpots(band, spans[index]!, plot, size, gapOf(size));
    return { owner: "band", candidates };
  });
  const chosen = place([...requested.marks, ...ofBands, ...requested.lines], {
    bounds: { x: 0, y: plot.y - size * 0.3, width: frame.width, height: plot.height + size * 0.3 },
    ink,
    avoid: [
      ...strong.map((at) => ({ x: plot.x, y: at - size * 0.15, width: plot.width, height: size * 0.3 })),
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
    marks: located.map((at, index) => ({ mark: marks[index]!, at, label: chosen[index] })),
    bands: chosen.slice(marks.length, marks.length + bands.length),
    labels: chosen.slice(marks.length + bands.length),
  };
}

const gapOf = (size: number): number => Math.max(4, size * 0.34);

const scaled = ({ scale }: Scaled) => (scale === "log" ? scaleLog : scaleLinear);

/** A logarithm of nothing has no place. */
const drawable =
  (across: Scaled, upward: Scaled) =>
  ([x, y]: readonly [number, number]): boolean =>
    (across.scale === "linear" || x > 0) && (upward.scale === "linear" || y > 0);

function area(frame: Frame, above: number, { x: axis, y: { rules } }: CurvesOptions): Box {
  const size = frame.label;
  const x = Math.max(0, ...rules.map(({ label = "" }) => textWidth(label, size))) + RULE_GAP * size;
  const y = above + size * (above ? 0.85 : 0.6);
  const height = Math.max(size, frame.height - y - axisHeight(size, Boolean(axis.words?.length)));
  return { x, y, width: Math.max(size, frame.width - x - size * 0.42), height };
}

/** Everything labels have to keep clear of: lines, marks, and the figures of the vertical axis. */
function inkOf(
  traces: readonly Trace[],
  located: readonly Located[],
  plot: Box,
  size: number,
  { rules }: Upward,
  y: (value: number) => number,
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
  for (const { value, label } of rules) {
    if (!label) continue;
    ink.addBox("axis", { x: 0, y: y(value) - size * 0.45, width: plot.x - size * 0.4, height: size * 0.9 });
  }
  return ink;
}

function requests(
  lines: readonly CurveLine[],
  options: CurvesOptions,
  { traces, located, plot, ink }: { traces: readonly Trace[]; located: readonly Located[]; plot: Box; ink: Field },
  size: number,
  keyed: ReadonlySet<string>,
): { readonly marks: Request[]; readonly lines: Request[] } {
  const { marks = [] } = options;
  const gap = gapOf(size);
  const dots = field();
  for (const { owner, ink: boxes } of located) for (const box of boxes) dots.addBox(owner, box);
  const ofMarks = located.map((at, index): Request => {
    if (keyed.has(`mark ${index}`)) return { owner: at.owner, candidates: [] };
    const dot = at.kind === "dot" ? { dot: size * DOT } : {};
    return { owner: at.owner, among: dots, candidates: markSpots(marks[index]!, at, plot, size, gap), ...dot };
  });
  const ofLines = lines.map(({ label }, index): Request => {
    const silent = !label || named(options, lines, index) || keyed.has(`line ${index}`);
    const points = inPlot(traces[index]!.points, plot);
    const candidates = silent ? [] : alongCurve(points, [{ text: label, bold: true }], size, gap);
    return { owner: `line ${index}`, among: ink, candidates };
  });
  return { marks: ofMarks, lines: ofLines };
}

/** A mark that names its line labels it: saying the name twice would be clutter. */
const named = ({ marks = [] }: CurvesOptions, lines: readonly CurveLine[], line: number): boolean =>
  marks.some((mark) => mark.line === line && mark.label.startsWith(lines[line]!.label));

const inPlot = (points: Trace["points"], plot: Box): Trace["points"] =>
  points.filter(([x]) => x >= plot.x && x <= plot.x + plot.width);
