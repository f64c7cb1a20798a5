/** How numbers and knobs are said in this figure. */
import { count, dollars, duration, multiple } from "../contract/format.ts";
import { EVERY, flags, isOn, nameOf, turnedIn } from "./knobs.ts";
import type { By, Point } from "./study.ts";

/** A job of minutes to the second is a claim that no assumption carries: to the tenth of a minute below ten. */
export const took = (seconds: number): string =>
  duration(seconds < 600 ? Math.round(seconds / 5) * 5 : Math.round(seconds / 60) * 60);

/** A bill. */
export const paid = (usd: number): string => dollars(usd);

/** "88 min, $1.34". */
export const both = ({ seconds, dollars: usd }: Pick<Point, "seconds" | "dollars">): string =>
  `${took(seconds)}, ${paid(usd)}`;

/** A time or a bill, whichever is ranked. */
export const amount = (point: Point, by: By): string => (by === "time" ? took(point.seconds) : paid(point.dollars));

/** Factors nearer to one than this, as logarithms, are no difference: 5 %. */
export const NEAR = Math.log(1.05);

/** "4.6× sooner", "1.1× later", "as soon". */
export function times(factor: number, by: By): string {
  const [less, more, same] = by === "time" ? ["sooner", "later", "as long"] : ["cheaper", "dearer", "as dear"];
  if (Math.abs(Math.log(factor)) < NEAR) return Math.abs(factor - 1) < 1e-9 ? same! : `about ${same!}`;
  return factor < 1 ? `${multiple(1 / factor)} ${less}` : `${multiple(factor)} ${more}`;
}

/** Knobs as they are counted off: "any zone and more machines". */
export function listed(knobs: readonly number[]): string {
  const names = knobs.map(nameOf);
  return names.length < 2 ? (names[0] ?? "none") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** What a subset is called. */
export function subsetName(number: number): string {
  const turned = turnedIn(number);
  if (number === 0) return "none turned";
  if (number === EVERY) return "all ten turned";
  const on = flags.flatMap((_, knob) => (isOn(number, knob) ? [knob] : []));
  const off = flags.flatMap((_, knob) => (isOn(number, knob) ? [] : [knob]));
  if (turned <= 2) return `only ${listed(on)}`;
  if (turned >= 8) return `all but ${listed(off)}`;
  return `${count(turned)} of ten turned`;
}

/** The same as a heading. */
export const subsetTitle = (number: number): string =>
  number === 0 ? "as it is often done" : number === EVERY ? "all ten turned" : subsetName(number);
