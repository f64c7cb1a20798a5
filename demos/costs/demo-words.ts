/** The sentences of the waterfall and its toy job. The first one leads. */
import { bytes, count, dollars, duration, plural } from "../contract/format.ts";
import type { Model } from "./demo-model.ts";
import type { Terabyte } from "./demo-price.ts";
import { exactly, hours, labelOf } from "./demo-steps.ts";
import { doneAt, owedAt } from "./demo-toy.ts";
import { walkAt } from "./demo-walk.ts";

/** "1 TB", "250 TB". */
export const amount = (terabytes: number): string => bytes(Number((terabytes * 1e12).toPrecision(3)));

/** In the middle: how far the price has come by which switch, and how far the toy job is. */
export function running(model: Model, at: number): string {
  const { toy, steps } = model;
  const { usd, step } = walkAt(model, at);
  const down = steps.some(({ on, idle }) => on && !idle);
  const begun = down ? "All switches off" : "All switches on";
  const moved = step ? labelOf(step) : begun;
  const price = `${moved[0]!.toUpperCase()}${moved.slice(1)}: ${dollars(usd)} a terabyte.`;
  return `${price} ${count(doneAt(toy, Math.max(0, at)))} of ${plural(toy.tasks, "task")} of the toy job are done.`;
}

/** What it came to. */
export function ended(model: Model): string {
  return [lead(model.now), others(model), ...toyWords(model)].join(" ");
}

/** "A terabyte for 9.3 cents: 4.63 core-hours at 2 cents." */
function lead({ usd, paid, core, egress }: Terabyte): string {
  const out = egress > 0 ? `, and ${dollars(egress)} of egress` : "";
  return `A terabyte for ${dollars(usd)}: ${hours(paid)} at ${exactly(core)}${out}.`;
}

/** How the switches stand, and the price at their other end. A price of one's own has no switch. */
function others({ steps, worst, best }: Model): string {
  const real = steps.filter(({ idle }) => !idle);
  const off = real.filter(({ on }) => !on).map((step) => labelOf({ ...step, on: true }));
  if (off.length === 0) return `All off, it would be ${dollars(worst.usd)}.`;
  if (off.length === real.length) return `All switches are off; on, it would be ${dollars(best.usd)}.`;
  return `Off: ${off.join(", ")}. All on, it would be ${dollars(best.usd)}.`;
}

/** A terabyte has its price above: one bill is enough. */
const toyWords = ({ toy, setting }: Model): string[] =>
  setting.terabytes === 1
    ? []
    : [`The toy job on ${amount(setting.terabytes)} cost ${dollars(owedAt(toy))} in ${duration(toy.finished)}.`];
