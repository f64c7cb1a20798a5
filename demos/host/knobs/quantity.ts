import type { Unit } from "../../contract/params.ts";

/** What may be typed behind a number, and how much of the knob's own unit each is. */
const sizes: Readonly<Record<Unit, Readonly<Record<string, number>>>> = {
  seconds: {
    us: 1e-6,
    µs: 1e-6,
    μs: 1e-6,
    ms: 1e-3,
    s: 1,
    sec: 1,
    second: 1,
    seconds: 1,
    min: 60,
    minute: 60,
    minutes: 60,
    h: 3600,
    hour: 3600,
    hours: 3600,
    d: 86_400,
    day: 86_400,
    days: 86_400,
    week: 604_800,
    weeks: 604_800,
  },
  count: { k: 1e3, m: 1e6 },
  share: { "%": 0.01 },
  multiple: { "×": 1, x: 1 },
  dollars: { $: 1, cent: 0.01, cents: 0.01, c: 0.01, "¢": 0.01 },
  bytes: { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15 },
};

/**
 * Reads a quantity as people write it: "10 ms", "3 min 11 s", "50 %", "$1,200", "2.5x", "20 GB". A bare number is in the unit
 * of `shown`, the text it replaces: 20 typed over "10 ms" is 20 ms. Nothing where it cannot be read.
 */
export function readQuantity(text: string, unit: Unit, shown = ""): number | undefined {
  const known = sizes[unit];
  // A comma groups thousands; between other digits it may mean anything, and is refused rather than guessed at.
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  const parts = [...plain.matchAll(/(\$)?\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-zµμ%×¢]*)\s*/gy)];
  if (!parts.length || parts.map(([all]) => all).join("") !== plain) return undefined;
  let sum = 0;
  for (const [, before, digits, after] of parts) {
    const name = after || before;
    const size = name ? known[name] : usual(unit, shown);
    if (size === undefined) return undefined;
    sum += Number(digits) * size;
  }
  return Number.isFinite(sum) ? Number(sum.toPrecision(12)) : undefined;
}

/** The unit of the last quantity in a text, or the one the knob counts in. A share is said in per cent. */
function usual(unit: Unit, shown: string): number {
  const name = /([a-zµμ%×¢]+)\s*$/i.exec(shown.trim())?.[1]?.toLowerCase();
  if (name && sizes[unit][name] !== undefined) return sizes[unit][name];
  return unit === "share" ? 0.01 : 1;
}
