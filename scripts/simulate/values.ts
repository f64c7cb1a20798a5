/** The words of options as values. What is no such value is refused in one sentence. */

/** An option that cannot be taken: the sentence for whoever typed it. */
export class Refused extends Error {}

/** A plain decimal: no hexadecimal, no empty word, no Infinity. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The limits of a number, both included. */
export interface Limits {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** A number within limits. */
export function number(option: string, word: string, { min, max, whole = false }: Limits): number {
  const value = DECIMAL.test(word) ? Number(word) : Number.NaN;
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
  const kind = whole ? "a whole number" : "a number";
  throw new Refused(`--${option} expects ${kind} from ${words(min)} to ${words(max)}, but got "${word}".`);
}

const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};

/** Bytes, with or without a unit as Dask writes it. */
export function bytes(option: string, word: string): number {
  const [, figures = "", unit = ""] = /^(.*?)\s*([a-zA-Z]*)$/.exec(word) ?? [];
  const value = DECIMAL.test(figures) && Object.hasOwn(UNITS, unit) ? Math.round(Number(figures) * UNITS[unit]!) : -1;
  if (value >= 0 && value <= 1e15) return value;
  throw new Refused(`--${option} expects bytes from 0 to 1e15, such as 1024, 4GB or 2GiB, but got "${word}".`);
}

/** Seconds as whole microseconds. */
export function micros(option: string, word: string, min = 0): number {
  return Math.round(number(option, word, { min, max: 1e6 }) * 1e6);
}

/** One of some words. */
export function oneOf<W extends string>(option: string, word: string, known: readonly W[]): W {
  const found = known.find((name) => name === word);
  if (found !== undefined) return found;
  throw new Refused(`--${option} expects ${known.join(" or ")}, but got "${word}".`);
}

function words(limit: number): string {
  return Math.abs(limit) >= 1e15 ? String(limit) : limit.toLocaleString("en-US", { maximumFractionDigits: 6 });
}
