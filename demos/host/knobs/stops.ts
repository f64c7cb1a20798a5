import type { NumberSpec } from "../../contract/params.ts";

/** The steps of one power of ten on a logarithmic slider: even to the hand, round to the ear. */
const DECADE = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8] as const;

/**
 * The values a slider stops at, from `min` to `max`. Typing, links and pictures may set any value between: the slider then
 * stands at the nearest stop. A slider over stops never sticks, however small its steps are against rounding.
 */
export function stops({ min, max, scale, integer }: NumberSpec): readonly number[] {
  const between = scale === "log" ? decades(min, max) : evenly(min, max, integer === true);
  const inside = between.map((value) => (integer ? Math.round(value) : value)).filter((at) => at > min && at < max);
  return [...new Set([min, ...inside, max])];
}

/** The index of the stop nearest to a value, as the hand sees it: by ratio where the scale is logarithmic. */
export function nearest(list: readonly number[], value: number, log: boolean): number {
  const away = (stop: number): number => (log ? Math.abs(Math.log(stop / value)) : Math.abs(stop - value));
  return list.reduce((best, stop, index) => (away(stop) < away(list[best]!) ? index : best), 0);
}

function decades(min: number, max: number): number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(min)); 10 ** power <= max; power++) {
    for (const digit of DECADE) values.push(round(digit * 10 ** power));
  }
  return values;
}

/** About a hundred steps of 1, 2 or 5 times a power of ten. */
function evenly(min: number, max: number, integer: boolean): number[] {
  const rough = (max - min) / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  const fine = [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough * 0.999) ?? rough;
  const step = integer ? Math.max(1, Math.round(fine)) : fine;
  const values: number[] = [];
  for (let index = Math.ceil(min / step); index * step < max; index++) values.push(round(index * step));
  return values;
}

const round = (number: number): number => Number(number.toPrecision(6));
