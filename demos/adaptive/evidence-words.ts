/** The sentences of the evidence. The first one of each leads; numbers go through the one formatter. */
import { count, duration, plural, share } from "../contract/format.ts";
import type { Demand } from "./in-flight.ts";
import { judge } from "./evidence-verdict.ts";
import { usedWithin } from "./in-flight.ts";
import { fixedPaid, MAXIMUM, workersAt, workloads, type Recorded } from "./recordings.ts";

const NBSP = "\u00a0";
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** Of an hour of the count: "14 August", UTC. */
export function dayOf({ from }: Demand, hour: number): string {
  const date = new Date(from + hour * 3_600_000);
  return `${date.getUTCDate()}${NBSP}${monthOf(date)}`;
}

/** Its name. */
export const monthOf = (date: Date): string => MONTHS[date.getUTCMonth()]!;

/** Before the answer. */
export const asking = (guess: number | null): string =>
  guess === null
    ? "Mark your guess. There is a machine for every job, even at the busiest second of four months: how much of them is used?"
    : `You guess ${share(guess)} used. ${share(1 - guess)} of what the cluster costs would then buy nothing.`;

/** At the line before the answer. */
export const guessing = (guess: number): string => `your guess: ${share(guess)} used`;

/** While the sweep passes an hour. */
export const sweeping = (demand: Demand, hour: number): string =>
  `By ${dayOf(demand, hour)}, ${share(usedWithin(demand.hourly, demand.size, hour))} of ${plural(demand.size, "machine")} has been used.`;

/** How often demand is above the cluster: nothing, or a share of the time. */
const overflow = ({ over }: Demand): string =>
  over > 0 ? `For ${share(over)} of the time there are more jobs than machines` : "No job would ever wait";

const SIZED = { peak: "its peak", high: "what demand stays below 95 % of the time", mean: "its mean" } as const;

/** The answer, beside the guess. */
export function answered(demand: Demand, guess: number | null): string {
  const { used, size, fixed } = demand;
  const rest = `Fixed at ${SIZED[fixed].replace(" %", `${NBSP}%`)}, the cluster has ${plural(size, "machine")}. ${overflow(demand)}.`;
  if (guess === null) return `${share(used)} used. ${rest}`;
  const { said, error } = judge(guess, used);
  return `${share(used)} used. Your guess of ${said} is ${error}. ${rest}`;
}

/** Real Dask, at a second of the record. */
export function recorded({ name, front }: Recorded, at: number): string {
  if (at < front.until) {
    const { label, tells } = workloads[name];
    const now = plural(workersAt(front, Math.max(0, at)), "worker");
    return `After ${duration(Number(Math.max(0, at).toFixed(1)))}, real Dask has ${now}. ${label}: ${tells}.`;
  }
  const done = duration(Number(front.seconds.toPrecision(3)));
  const paid = plural(Math.round(front.paid), "worker-second");
  const fixed = count(Math.round(fixedPaid(front)));
  return (
    `Real Dask paid for ${paid}. ${share(front.busy / front.paid)} of them computed; all was done after ${done}. ` +
    `${MAXIMUM} workers kept until then: ${fixed}.`
  );
}
