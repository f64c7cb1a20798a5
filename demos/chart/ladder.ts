/**
 * Sums one under another on one scale: a bar for each, a part of it marked from the left, and at its end what it is and,
 * large, how many times something that is. The lowest is the one that plays; those above it stand.
 */
import { scaleLinear } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { add, picture, px, set, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** One sum. */
export interface Rung {
  readonly name: string;
  /** Up to a moment; a sum that stands gives the same for each. */
  value(moment: Seconds): number;
  /** What stands at its end, and what stands large beside that. */
  said(value: number): string;
  figure(moment: Seconds): string;
  /** What it came to in the run before: a dashed outline. */
  readonly before?: number;
}

/** What is drawn. */
export interface LadderOptions {
  readonly title: string;
  readonly rungs: readonly Rung[];
  readonly role: Role;
  /** Marked in each bar from the left. */
  readonly part: { readonly value: number; readonly role: Role; readonly label: string };
  /** The colour of the large figures. */
  readonly figures: Role;
}

/** How many em the figure is, and a rung with and without its distance to the next. */
const [FIGURE, PITCH, BAR] = [1.5, 2.05, 1.35];

/** Pixels that so many rungs take. */
export const ladderHeight = (rungs: number, size: number): number => Math.ceil(size * (LEADING + 0.35 + rungs * PITCH));

/** Draws the rungs; `at` shows a moment of the run. */
export function ladder({ title, rungs, role, part, figures }: LadderOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const most = Math.max(1e-9, ...rungs.flatMap(({ value, before }) => [value(Infinity), before ?? 0]));
  const names = Math.max(0, ...rungs.map(({ name }) => textWidth(name, size, true)));
  const left = names + size * 0.6;
  const large = Math.max(0, ...rungs.map(({ figure }) => textWidth(figure(Infinity), size * FIGURE, true)));
  const sums = Math.max(0, ...rungs.map(({ said, value }) => textWidth(said(value(Infinity)), size, true)));
  const beside = left + sums + large + size * 6 <= frame.width;
  const right = frame.width - large - size * 0.8 - sums - size * 0.5;
  const x = scaleLinear([0, most], [beside ? left : 0, Math.max(beside ? left + 1 : 1, right)]);
  write(root, title, 0, baseline(0, size), { fill: frame.palette("soft"), size });
  if (textWidth(title, size) + size + textWidth(part.label, size, true) <= frame.width)
    write(root, part.label, frame.width, baseline(0, size), { fill: lettering(frame, part.role), size, bold: true, anchor: "end" }); // prettier-ignore
  const pitch = Math.max(1, (frame.height - size * (LEADING + 0.2)) / Math.max(1, rungs.length));
  const thick = Math.max(2, Math.min(size * BAR, pitch * 0.72));
  const drawn = rungs.map((rung, index) => {
    const top = size * (LEADING + 0.2) + index * pitch;
    const y = top + (pitch - thick) / 2;
    const middle = y + thick / 2;
    const last = index === rungs.length - 1;
    if (beside) {
      const type = { fill: frame.palette(last ? "ink" : "soft"), size, bold: last };
      write(root, rung.name, names, middle + size * 0.34, { ...type, anchor: "end" });
    }
    const bar = add(root, "rect", { x: x(0), y, height: thick, fill: frame.palette(role) });
    const inner = add(root, "rect", { x: x(0), y, height: thick, fill: frame.palette(part.role) });
    if (rung.before !== undefined) {
      const dashes = `${px(size * 0.26)} ${px(size * 0.22)}`;
      const width = Math.max(1, x(rung.before) - x(0));
      add(root, "rect", { x: x(0), y, width, height: thick, fill: "none", stroke: frame.palette("soft"), "stroke-width": 2, "stroke-dasharray": dashes }); // prettier-ignore
    }
    const said = write(root, "", 0, middle + size * 0.34, { fill: frame.palette("ink"), size, bold: true, halo: frame.palette("paper") }); // prettier-ignore
    const figure = write(root, "", frame.width, middle + size * FIGURE * 0.35, { fill: lettering(frame, last ? figures : "soft"), size: size * FIGURE, bold: true, anchor: "end" }); // prettier-ignore
    return { rung, bar, inner, said, figure };
  });
  const at = (moment: Seconds): void => {
    const shown = frame.still ? Infinity : moment;
    for (const { rung, bar, inner, said, figure } of drawn) {
      const value = rung.value(shown);
      set(bar, { width: Math.max(0, x(value) - x(0)) });
      set(inner, { width: Math.max(0, x(Math.min(value, part.value)) - x(0)) });
      set(said, { x: x(Math.max(value, rung.before ?? 0)) + size * 0.4 });
      said.textContent = rung.said(value);
      figure.textContent = rung.figure(shown);
    }
  };
  at(Infinity);
  return { node: root, at };
}
