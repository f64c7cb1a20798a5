/** The bands of a stepped chart: each stacked on those before, its outline, and where it has room for its name. */
import type { Frame, Seconds } from "../contract/demo.ts";
import type { Kind } from "./bars.ts";
import type { Level, SteppedOptions } from "./stepped.ts";
import { write } from "./svg.ts";
import { textWidth } from "./text.ts";
import type { Point } from "./trace.ts";

/** Pixels across and down. */
type Size = { readonly width: number; readonly height: number };

/** One band of a stack: its edges at every moment at which any of them changes. */
export interface Band {
  readonly times: readonly Seconds[];
  readonly floors: readonly number[];
  readonly tops: readonly number[];
}

/** The bands, each on those before. */
export function stacked(all: readonly (readonly Level[])[]): Band[] {
  const times = [...new Set(all.flatMap((levels) => levels.map(([at]) => at)))].sort((a, b) => a - b);
  let floors = times.map(() => 0);
  return all.map((levels) => {
    let next = 0;
    let value = 0;
    const tops = times.map((at, index) => {
      while (next < levels.length && levels[next]![0] <= at) value = levels[next++]![1];
      return floors[index]! + value;
    });
    const band = { times, floors, tops };
    floors = tops;
    return band;
  });
}

/** From a value to pixels. */
export type Scale = (value: number) => number;

/** The stretches in which the band has any height: its upper corners, the lower ones going back, and where it ends. */
export function stretches({ times, floors, tops }: Band, x: Scale, y: Scale, until: Seconds) {
  const found: { readonly above: Point[]; readonly below: Point[]; stop: number }[] = [];
  let open = false;
  for (const [index, at] of times.entries()) {
    const there = tops[index] !== floors[index] && at < until;
    if (there) {
      if (!open) found.push({ above: [], below: [], stop: 0 });
      const stretch = found.at(-1)!;
      stretch.stop = x(Math.min(until, times[index + 1] ?? until));
      stretch.above.push([x(at), y(tops[index]!)]);
      stretch.below.unshift([stretch.stop, y(floors[index]!)]);
    }
    open = there;
  }
  return found;
}

/** Words in the widest stretch of a band, if it is high enough for them and as wide. */
export function nameBand(
  root: Element,
  band: Band,
  kind: Kind,
  forms: readonly string[],
  x: Scale,
  y: Scale,
  until: Seconds,
  frame: Frame,
) {
  const size = frame.label;
  const best = widest(band, x, y, until, size);
  const label = forms.find((form) => textWidth(form, size, true) < best.to - best.from - size);
  if (label === undefined) return;
  const type = { fill: frame.palette("ink"), size, anchor: "middle", bold: true } as const;
  const halo = kind === "waiting" ? { halo: frame.palette("paper") } : {};
  write(root, label, (best.from + best.to) / 2, (best.top + best.low) / 2 + size * 0.34, { ...type, ...halo });
}

/** Where a band is at least as high as words for longest, in pixels. */
function widest({ times, floors, tops }: Band, x: Scale, y: Scale, until: Seconds, size: number) {
  let best = { from: 0, to: 0, top: 0, low: 0 };
  for (let from = 0; from < times.length; from++) {
    let [top, low] = [-Infinity, Infinity];
    for (let to = from; to < times.length && times[to]! < until; to++) {
      [top, low] = [Math.max(top, y(tops[to]!)), Math.min(low, y(floors[to]!))];
      if (low - top < size * 1.5) break;
      const stop = x(Math.min(until, times[to + 1] ?? until));
      if (stop - x(times[from]!) > best.to - best.from + 0.5) best = { from: x(times[from]!), to: stop, top, low };
    }
  }
  return best;
}

/** Pixels that words have across each area in a plot of this size: what is not named there belongs in the key. */
export function roomIn(options: Pick<SteppedOptions, "areas" | "until">, { width, height }: Size, size: number) {
  const bands = stacked(options.areas.map(({ levels }) => levels));
  const most = Math.max(1, ...bands.flatMap(({ tops }) => tops));
  const x = (at: number): number => (at / options.until) * width;
  const y = (value: number): number => height * (1 - value / most);
  return bands.map((band) => {
    const { from, to } = widest(band, x, y, options.until, size);
    return to - from - size;
  });
}
