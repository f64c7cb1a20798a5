/**
 * A cumulative distribution on a logarithmic axis: which share of things ends within how long. It is curves whose height
 * is a share from 0 to 1.
 */
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { share as percent } from "../contract/format.ts";
import type { Axis } from "./axis.ts";
import { curves, type CurveLine, type CurveMark, type CurvesOptions } from "./curves.ts";

/** One population. `points` rise in value and share (0 to 1); `lead` is drawn thick and on top. */
export type CdfLine = CurveLine;

/** A value worth naming; `share` (0 to 1) puts a dot at that height. */
export interface CdfMark extends Omit<CurveMark, "y"> {
  readonly share?: number;
}

/** What a cumulative distribution shows. */
export interface CdfOptions extends Pick<CurvesOptions, "pick" | "picked" | "sayPicked"> {
  readonly lines: readonly CdfLine[];
  readonly marks: readonly CdfMark[];
  /** Positive values only: the axis is logarithmic. */
  readonly x: Axis;
  /** What the shares are of, e.g. "share of jobs finished within …". */
  readonly yLabel: string;
  /** How long the lines take to sweep across, left to right; 0 shows all at once. */
  readonly span: Seconds;
}

/** Draws the distributions; `at` sweeps along the axis, 0 to `span`. Without lines and marks it is the question. */
export const cdf = (options: CdfOptions, frame: Frame): Picture => curves(options.lines, asCurves(options), frame);

/** The same chart, said as curves. */
export function asCurves({ marks, x, yLabel, ...options }: CdfOptions): CurvesOptions {
  return {
    ...options,
    x: { ...x, scale: "log" },
    y: { scale: "linear", min: 0, max: 1, rules },
    title: yLabel,
    marks: marks.map(({ share, ...mark }) => (share === undefined ? mark : { ...mark, y: share })),
  };
}

const rules = [1, 0.75, 0.5, 0.25, 0].map((value) => ({
  value,
  strong: value === 0.5,
  ...(value % 0.5 ? {} : { label: percent(value) }),
}));
