/** A day of the pool: nodes at work within nodes billed, and the month's bill as it grows, under those of worse policies. */
import type { KeyItem } from "../chart/key.ts";
import { ladder, ladderHeight, type LadderOptions, type Rung } from "../chart/ladder.ts";
import { stack } from "../chart/stack.ts";
import { stepped, steppedHeight } from "../chart/stepped.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, dollars } from "../contract/format.ts";
import { billedUntil, DAY_SECONDS, monthUntil, workMonth, type Model } from "./demo-model.ts";
import { nameOf, policyWords } from "./demo-words.ts";
import { hourTicks } from "./hours.ts";
import { hoursUntil } from "./day.ts";
import { levelsOf, together } from "./levels.ts";
import type { PolicyName } from "./policies.ts";
import { times } from "./said.ts";
import { DAYS } from "./story.ts";

/** Labels' heights that the plot needs; with less, first the worse policies' bills go, then the bill. */
const LEGIBLE = 3;
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
    ...(before ? [{ label: nameOf(before, model), role: "soft", line: "dashed" } as const] : []),
  ];
  const plot = {
    label: "nodes billed",
    role: "ink" as const,
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
      { role: "idle" as const, levels: levelsOf(day.idle), edge: "ink" as const, label: ["billed, idle", "idle"] },
    ],
    lines: before ? [{ role: "soft" as const, levels: levelsOf(behind), look: "dashed" as const }] : [],
    key,
    ticks: hourTicks(frame.width / size),
  };
  const rungs = rungsOf(model, before);
  const heights = [rungs.length, 1].map((many) => ladderHeight(many, size));
  const least = steppedHeight(plot, frame) + LEGIBLE * size;
  const [all, own] = heights.map((height) => frame.height - height >= least) as [boolean, boolean];
  const shown = all ? rungs : own ? rungs.slice(-1) : [];
  const foot = shown.length ? ladderHeight(shown.length, size) : 0;
  return stack(
    [
      { height: Math.max(1, frame.height - foot), draw: (part) => stepped(plot, part) },
      ...(foot ? [{ height: foot, draw: (part: Frame) => ladder(ladderOf(model, shown), part) }] : []),
    ],
    frame,
  );
}

const valueAt = (counts: readonly number[], at: number): number =>
  counts[Math.min(counts.length - 1, Math.floor(Math.max(0, at) / 60))]!;

/** The bills: worse policies' as they are, this one's as it grows; how many times the work each bills. */
function rungsOf(model: Model, before: Model | undefined): Rung[] {
  const { day, worse, price, setting, inputs } = model;
  const name = (policy: PolicyName): string => policyWords(policy, inputs.story.removalMinutes);
  const over = (at: number): string => {
    const work = at >= DAY_SECONDS ? day.wanted : hoursUntil(day.working, at);
    return work > 0 ? times(billedUntil(model, at) / work) : "–";
  };
  // A worse policy's bill stands above; any other run's is an outline behind this one's.
  const ghost = before && before.setting.policy === setting.policy ? monthUntil(before) : undefined;
  return [
    ...worse.map(({ policy, billed }): Rung => ({
      name: name(policy),
      value: () => billed * price * DAYS,
      said: dollars,
      figure: () => times(billed / day.wanted),
    })),
    {
      name: name(setting.policy),
      value: (at) => monthUntil(model, at),
      said: (usd) => (usd > 0 ? dollars(usd) : "$0"),
      figure: over,
      ...(ghost === undefined ? {} : { before: ghost }),
    },
  ];
}

function ladderOf(model: Model, rungs: readonly Rung[]): LadderOptions {
  const price = `${model.inferred ? "an inferred " : ""}${dollars(model.price)}`;
  const work = workMonth(model);
  return {
    title: `the month’s bill, at ${price} a node-hour`,
    rungs,
    role: "money",
    part: { value: work, role: "read", label: `work: ${dollars(work)}` },
    figures: "lost",
  };
}
