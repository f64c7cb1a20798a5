/** Prices as people say them, and the ticks of an axis of prices. */
import type { Tick } from "../chart/axis.ts";
import { dollars } from "../contract/format.ts";

/** "10 cents to $3.02". */
export const prices = (low: number, high: number): string =>
  dollars(low) === dollars(high) ? dollars(low) : `${dollars(low)} to ${dollars(high)}`;

/** A price as somebody would name it: two figures, and whole cents below a dollar. */
export const sayablePrice = (usd: number): number =>
  usd < 1 ? Math.max(1, Math.round(usd * 100)) / 100 : Number(usd.toPrecision(2));

/** Powers of ten from one price to another; where there is little room, a dollar and the ends stay. */
export function priceTicks(min: number, max: number): Tick[] {
  const [from, to] = [Math.round(Math.log10(min)), Math.round(Math.log10(max))];
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const power = from + index;
    const rank = power === 0 ? 0 : power === from || power === to ? 1 : Math.abs(power) + 2;
    return { value: 10 ** power, label: dollars(10 ** power), rank };
  });
}
