/** A logarithmic axis for people who never met one: a hairline at each value, evenly named, and how much more each line is. */
import type { Frame } from "../contract/demo.ts";
import type { Tick } from "./axis.ts";
import { rule, write } from "./svg.ts";
import { baseline, textWidth, type Box } from "./text.ts";

/** A name under its line: where it begins and ends, in pixels. */
interface Named {
  readonly tick: Tick;
  readonly from: number;
  readonly to: number;
}

/**
 * Draws it across and under the plot. Where not all names fit, every second one stays, or every third, counted from the
 * one with the lowest rank: an axis with names left out here and there reads as if its lines were uneven. Where each line
 * is as many times the last, that is said at the left, if there is room.
 */
export function drawLogAxis(
  parent: Element,
  axis: { readonly min: number; readonly max: number; readonly ticks: readonly Tick[] },
  x: (value: number) => number,
  plot: Box,
  frame: Frame,
): void {
  const size = frame.label;
  const bottom = plot.y + plot.height;
  const ticks = axis.ticks.filter(({ value }) => value >= axis.min && value <= axis.max);
  ticks.sort((a, b) => a.value - b.value);
  for (const { value } of ticks) {
    rule(parent, [x(value), plot.y], [x(value), bottom], { stroke: frame.palette("rule"), "stroke-width": 1 });
    rule(parent, [x(value), bottom], [x(value), bottom + size * 0.32], { stroke: frame.palette("soft") });
  }
  const names = evenly(ticks, x, frame);
  const y = baseline(bottom + size * 0.4, size);
  const type = { fill: frame.palette("soft"), size };
  for (const { tick, from, to } of names) write(parent, tick.label, (from + to) / 2, y, { ...type, anchor: "middle" });
  const times = timesOf(ticks);
  const remark = times === undefined ? "" : `each line ×${times}`;
  const room = Math.min(plot.x, names[0]?.from ?? plot.x) - size * 0.6;
  if (remark && textWidth(remark, size) <= room) write(parent, remark, 0, y, type);
}

/** The names that fit side by side, as many as are at even distances. */
function evenly(ticks: readonly Tick[], x: (value: number) => number, frame: Frame): readonly Named[] {
  const size = frame.label;
  const rank = (tick: Tick): number => tick.rank ?? ticks.indexOf(tick);
  const home = ticks.reduce((best, tick, index) => (rank(tick) < rank(ticks[best]!) ? index : best), 0);
  for (let stride = 1; stride <= ticks.length; stride++) {
    const names = ticks
      .filter((_, index) => (index - home) % stride === 0)
      .map((tick): Named => {
        const width = textWidth(tick.label, size);
        const from = Math.max(0, Math.min(frame.width - width, x(tick.value) - width / 2));
        return { tick, from, to: from + width };
      });
    if (names.every(({ from }, index) => index === 0 || from - names[index - 1]!.to >= size * 0.4)) return names;
  }
  return [];
}

/** How many times the last each value is, if that is the same all along. */
function timesOf(ticks: readonly Tick[]): number | undefined {
  const times = ticks.slice(1).map(({ value }, index) => Math.round((value / ticks[index]!.value) * 1000) / 1000);
  return times.length > 0 && times.every((one) => one === times[0]) ? times[0] : undefined;
}
