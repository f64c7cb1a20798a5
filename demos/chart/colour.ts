/** Colours for letters. A hue that is right for a mark is often too pale for a word. */
import { color, interpolateRgb } from "d3";
import type { Frame, Role } from "../contract/demo.ts";

/** The share of ink that a pale hue needs for a contrast of 4.5 on paper, in every theme (tests/chart/colour.test.ts). */
const INK: Partial<Record<Role, number>> = {
  clean: 0.25,
  join: 0.2,
  reduce: 0.25,
  starting: 0.15,
  waiting: 0.65,
  rule: 0.65,
  idle: 0.65,
  shade: 0.65,
  paper: 0.65,
};

/** The colour of words that speak of a role: its hue, with as much ink in it as reading takes. */
export function lettering(frame: Frame, role: Role): string {
  const hue = frame.palette(role);
  const ink = frame.palette("ink");
  const share = INK[role] ?? 0;
  if (share === 0) return hue;
  // A still's palette speaks in custom properties, which only the reader's browser can mix.
  if (!color(hue) || !color(ink)) return `color-mix(in srgb, ${hue} ${Math.round((1 - share) * 100)}%, ${ink})`;
  return interpolateRgb(hue, ink)(share);
}
