/**
 * One busy or idle thing through time, e.g. the scheduler above its workers: a strip that is dark where it worked, with
 * its name and how much of the time so far it was busy above it. It shares the time axis of the stream below.
 */
import { scaleLinear } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { barPaths } from "./bars.ts";
import { lettering } from "./colour.ts";
import { add, picture, set, write } from "./svg.ts";
import { baseline, LEADING } from "./text.ts";

/** When it worked, and what to call it. Times in virtual seconds. */
export interface LaneOptions {
  readonly label: string;
  readonly role: Role;
  readonly stretches: readonly { readonly start: Seconds; readonly stop: Seconds }[];
  /** The right edge, as in the stream below. */
  readonly until: Seconds;
  /** What stands at the right of the name at a moment, e.g. "busy 98 %". */
  value(moment: Seconds): string;
}

/** The height in pixels that a lane takes, for labels of so many pixels; the space below it included. */
export const laneHeight = (label: number): number => Math.ceil(label * (LEADING + 0.95 + 0.75));

/** Draws the lane; `at` uncovers it up to a moment. */
export function lane(options: LaneOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const plot = { x: 0, y: size * LEADING, width: frame.width, height: Math.round(size * 0.95) };
  const x = scaleLinear([0, options.until], [0, frame.width]);
  const fill = lettering(frame, options.role);

  write(root, options.label, 0, baseline(0, size), { fill, size, bold: true });
  const value = write(root, "", frame.width, baseline(0, size), { fill, size, anchor: "end", bold: true });
  add(root, "rect", { ...plot, fill: frame.palette("shade") });
  const clip = add(add(root, "defs"), "clipPath", { id: `${frame.idPrefix}now` });
  const uncovered = add(clip, "rect", { ...plot });
  const bars = options.stretches.map((stretch) => ({ ...stretch, key: options.label, row: 0, role: options.role }));
  const row = { height: plot.height, top: () => plot.y };
  for (const { d } of barPaths(bars, row, x, "solid", 0.1)) {
    add(root, "path", { d, fill: frame.palette(options.role), "clip-path": `url(#${frame.idPrefix}now)` });
  }

  const at = (moment: Seconds): void => {
    const shown = frame.still ? options.until : Math.min(options.until, Math.max(0, moment));
    set(uncovered, { width: x(shown) });
    value.textContent = options.value(shown);
  };
  at(Infinity);
  return { node: root, at };
}
