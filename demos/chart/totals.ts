/** What a picture comes to, said large: one figure, and beside it what it is, in two lines; it runs with the picture. */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { picture, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** One figure. Of each line the first form that fits is taken. */
export interface Total {
  /** The figure at a moment, e.g. "3.2×". */
  figure(moment: Seconds): string;
  readonly role: Role;
  /** What it is, bold. */
  lead(moment: Seconds): readonly string[];
  /** What more there is to know. */
  rest(moment: Seconds): readonly string[];
}

/** How much larger the figure is than the words. */
const LARGE = 2.3;

/** Pixels it takes, the space below it included. */
export const totalsHeight = (label: number): number => Math.ceil(label * (2 * LEADING + 0.5));

/** Draws it; `at` runs it to a moment. */
export function totals(options: Total, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const ink = { fill: lettering(frame, options.role), bold: true } as const;
  const widest = textWidth(options.figure(Infinity), size * LARGE, true);
  const left = Math.min(frame.width * 0.5, Math.max(widest, size * 5)) + size * 0.5;
  const figure = write(root, "", 0, size * (LEADING + LARGE * 0.33), { ...ink, size: size * LARGE });
  const lead = write(root, "", left, baseline(0, size), { ...ink, size });
  const rest = write(root, "", left, baseline(0, size, 1), { fill: frame.palette("soft"), size });
  const fits = (forms: readonly string[], bold: boolean): string =>
    forms.find((form) => textWidth(form, size, bold) <= frame.width - left) ?? forms.at(-1) ?? "";
  const at = (moment: Seconds): void => {
    const now = frame.still ? Infinity : moment;
    figure.textContent = options.figure(now);
    lead.textContent = fits(options.lead(now), true);
    rest.textContent = fits(options.rest(now), false);
  };
  at(Infinity);
  return { node: root, at };
}
