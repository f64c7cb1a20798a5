/** The sentences of the waterfall and its toy job. The first one leads. */
import { bytes, count, dollars, duration, plural, share } from "../contract/format.ts";
import { TOY } from "./assumed.ts";
import type { Model } from "./demo-model.ts";
import type { Terabyte } from "./demo-price.ts";
import { exactly, hours, labelOf } from "./demo-steps.ts";
import { doneAt, owedAt, readAt } from "./demo-toy.ts";

/** "1 TB", "250 TB". */
export const amount = (terabytes: number): string => bytes(Number((terabytes * 1e12).toPrecision(3)));

/** A running bill. */
export const owedWords = (usd: number): string => (usd > 0 ? dollars(usd) : "$0");

/** In the middle: what has been paid, and how far the toy job is. */
export function running(model: Model, at: number): string {
  const { toy, setting } = model;
  const data = amount(setting.terabytes);
  if (at <= 0) return `${data} on ${plural(TOY.workers, "worker")}: nothing is paid yet.`;
  const owed = owedAt(toy, at);
  const parts = [
    `${dollars(owed)} so far, ${duration(Number(at.toPrecision(3)))} into the toy job on ${data}.`,
    `${count(doneAt(toy, at))} of ${plural(toy.tasks, "task")} are done and ${share(readAt(toy, at))} of the data are read.`,
  ];
  return parts.join(" ");
}

/** What it came to. */
export function ended(model: Model): string {
  return [lead(model.now), others(model), toyWords(model)].join(" ");
}

/** "A terabyte for 9.3 cents: 4.63 core-hours at 2 cents." */
export function lead({ usd, paid, core, egress }: Terabyte): string {
  const out = egress > 0 ? `, and ${dollars(egress)} of egress` : "";
  return `A terabyte for ${dollars(usd)}: ${hours(paid)} at ${exactly(core)}${out}.`;
}

/** How the switches stand, and the price at their other end. A price of one's own has no switch. */
function others({ steps, worst, best }: Model): string {
  const real = steps.filter(({ idle }) => !idle);
  const off = real.filter(({ on }) => !on).map((step) => labelOf({ ...step, on: true }));
  if (off.length === 0) return `All switches off, it would be ${dollars(worst.usd)}.`;
  if (off.length === real.length) return `All switches are off; on, it would be ${dollars(best.usd)}.`;
  return `Off: ${off.join(", ")}. All on, it would be ${dollars(best.usd)}.`;
}

function toyWords({ toy, setting }: Model): string {
  const data = setting.terabytes === 1 ? "" : ` on ${amount(setting.terabytes)}`;
  return `With its pauses, the toy job${data} cost ${dollars(owedAt(toy))} in ${duration(toy.finished)}.`;
}
