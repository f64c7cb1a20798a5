/** A day of the pool: what it came to in one figure, nodes at work within nodes billed, and the month's bill as it grows. */
import { gauge, gaugeHeight, type GaugeOptions } from "../chart/gauge.ts";
import type { KeyItem } from "../chart/key.ts";
import { stack } from "../chart/stack.ts";
import { stepped, steppedHeight } from "../chart/stepped.ts";
import { totals, totalsHeight, type Total } from "../chart/totals.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, dollars } from "../contract/format.ts";
import { billedUntil, DAY_SECONDS, monthUntil, overBilled, type Model } from "./demo-model.ts";
import { nameOf, poolNames } from "./demo-words.ts";
import { hourTicks } from "./hours.ts";
import { hoursUntil } from "./day.ts";
import { levelsOf, together } from "./levels.ts";
import { billedFor, times } from "./said.ts";

/** Labels' heights that the plot needs; with less, first the gauge goes, then the large figure. */
const LEGIBLE = 3.6;
/** Nobody sees fewer nodes than this share of the most. */
const SEEN = 0.002;

/** Draws it; `ghost` is the day before the last knob was turned. */
export function dayPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const { day } = model;
  const size = frame.label;
  const before = ghost && !ghost.strips && nameOf(ghost, model) !== "" ? ghost : undefined;
  const billed = together(day.working, day.starting, day.idle);
  const behind = before ? together(before.day.working, before.day.starting, before.day.idle) : [];
  const most = Math.max(...billed, ...behind);
  const seen = (counts: readonly number[]): boolean => counts.some((each) => each > most * SEEN);
  // Where most of what is billed idles, its name stands in it.
  const wide = day.idle.reduce((sum, each) => sum + each, 0) > 0.5 * most * day.idle.length;
  const key: KeyItem[] = [
    { label: "at work", role: "read" },
    ...(seen(day.starting) ? [{ label: "starting", role: "starting" as const }] : []),
    ...(seen(day.idle) && !wide ? [{ label: "billed, idle", role: "idle" as const }] : []),
    ...(before ? [{ label: nameOf(before, model), role: "you", line: "dashed" } as const] : []),
  ];
  const plot = {
    label: "nodes billed",
    role: "money" as const,
    value: (at: number) =>
      at >= DAY_SECONDS
        ? `peak: ${count(Math.round(Math.max(...billed)))}`
        : `now ${count(Math.round(valueAt(billed, at)))}`,
    until: DAY_SECONDS,
    most: Math.round(most),
    widest: count(Math.round(most)),
    areas: [
      { role: "read" as const, levels: levelsOf(day.working) },
      { role: "starting" as const, kind: "waiting" as const, levels: levelsOf(day.starting) },
      { role: "idle" as const, levels: levelsOf(day.idle), edge: "money" as const, label: ["billed, idle", "idle"] },
    ],
    lines: before ? [{ role: "you" as const, levels: levelsOf(behind), look: "dashed" as const }] : [],
    key,
    ticks: hourTicks(frame.width / size),
  };
  const large = totalOf(model);
  const meter = meterOf(model, before);
  // Its large figure hangs a little below a gauge that has nothing under it.
  const hang = meter.ghost ? 0 : Math.ceil(size * 0.4);
  const [above, below] = [totalsHeight(size), gaugeHeight(size, meter, frame.width) + hang];
  const least = steppedHeight(plot, frame) + LEGIBLE * size;
  const metered = frame.height - above - below >= least;
  const figured = frame.height - above >= least;
  const [top, foot] = [figured ? above : 0, metered ? below : 0];
  return stack(
    [
      ...(figured ? [{ height: top, draw: (part: Frame) => totals(large, part) }] : []),
      { height: Math.max(1, frame.height - top - foot), draw: (part) => stepped(plot, part) },
      ...(metered ? [{ height: foot, draw: (part: Frame) => gauge(meter, part) }] : []),
    ],
    frame,
  );
}

const valueAt = (counts: readonly number[], at: number): number =>
  counts[Math.min(counts.length - 1, Math.floor(Math.max(0, at) / 60))]!;

/** How many times over, and of what. While it runs, what was billed and worked so far. */
function totalOf(model: Model): Total {
  const { day } = model;
  const parts = (at: number): { billed: number; work: number } =>
    at >= DAY_SECONDS
      ? { billed: day.billed, work: day.wanted }
      : { billed: billedUntil(model, at), work: hoursUntil(day.working, at) };
  return {
    role: overBilled(model) < 2 ? "ink" : "lost",
    figure: (at) => {
      const { billed, work } = parts(at);
      return work > 0 ? times(billed / work) : "–";
    },
    lead: () => poolNames(model),
    rest: (at) => {
      const { billed, work } = parts(at);
      return billedFor(billed, work);
    },
  };
}

function meterOf(model: Model, before: Model | undefined): GaugeOptions {
  const full = Math.max(monthUntil(model), before ? monthUntil(before) : 0) * 1.02;
  const price = `${model.inferred ? "an inferred " : ""}${dollars(model.price)}`;
  return {
    label: `the month’s bill, at ${price} a node-hour`,
    value: (at) => monthUntil(model, at) / full,
    format: (part) => (part > 0 ? dollars(part * full) : "$0"),
    role: "money",
    ...(before ? { ghost: { value: monthUntil(before) / full, label: `${nameOf(before, model)}: ${dollars(monthUntil(before))}` } } : {}), // prettier-ignore
    marks: [],
  };
}
