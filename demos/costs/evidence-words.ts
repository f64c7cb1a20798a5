/** The sentences of the evidence. The first one of each leads; numbers go through the one formatter. */
import { count, dollars, plural, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import { shareWithin, type CostLog } from "./job-costs.ts";
import { prices } from "./price.ts";
import { judge } from "./evidence-verdict.ts";
import { rangeOf, type Published } from "./published.ts";
import type { Paid, Survey } from "./waste.ts";

/** Before the answer. */
export const asking = (guess: number | null): string =>
  guess === null
    ? "Turn the wheel to your price. One terabyte is read from cloud storage and computed with."
    : `You guess ${dollars(guess)} a terabyte. A hundred of them would be ${dollars(guess * 100)}.`;

/** At the wheel. */
export const guessing = (usd: number): string => `your guess: ${dollars(usd)} a terabyte`;

/** While the sweep passes a price of a terabyte. */
export const sweepingPrices = (published: readonly Published[], usd: number): string =>
  `Up to ${dollars(Number(usd.toPrecision(2)))} a terabyte: ${count(published.filter(({ low }) => low <= usd).length)} of ${plural(published.length, "published price")}.`;

/** What a terabyte was published to cost, beside the guess and what was picked. */
export function answered(published: readonly Published[], guess: number | null, picked: Published | undefined): string {
  const [low, high] = rangeOf(published);
  const cents = published.filter(({ high: most }) => most < 1).length;
  const answer = `${prices(low, high)} a terabyte, ${count(cents)} of ${count(published.length)} below a dollar.`;
  const yours = guess === null ? "Rings are reckoned, dots are published bills." : yoursAmong(guess, published);
  return [answer, yours, ...(picked ? [handed(picked)] : [])].join(" ");
}

function yoursAmong(guess: number, published: readonly Published[]): string {
  const { said, error } = judge(guess, published);
  const even = error === "right" ? "" : `, even for the ${guess > rangeOf(published)[1] ? "dearest" : "cheapest"}`;
  return `Your guess of ${said} is ${error}${even}.`;
}

/** A run that was picked, and where it went. */
const handed = ({ label, terabytes, usd, reckoned }: Published): string =>
  reckoned
    ? `${label}: the demo’s switches are set that way.`
    : `${label}: ${dollars(usd)} for ${count(terabytes)}\u00a0TB; the demo reckons as much data.`;

/** While the sweep passes a price of a job. */
export const sweepingJobs = (lead: CostLog, usd: number): string =>
  `${share(shareWithin(lead, usd))} of the jobs on ${lead.label} would cost ${dollars(Number(usd.toPrecision(2)))} or less.`;

/** What jobs would cost, with the assumption in sight. */
export const priced = (lead: CostLog): string =>
  `${dollars(lead.usdMedian)} is the median of ${plural(lead.n, "job")}. ${share(shareWithin(lead, 1))} would cost a dollar or less, ` +
  `at ${plural(lead.vcpus ?? 0, "vCPU")} each, which is assumed. The dearest 1\u00a0% make ${share(lead.top1Percent)} of the bill.`;

/** While the sweep passes a bill. */
export const sweepingBills = (paid: readonly Paid[], usd: number): string => {
  const upTo = paid.filter((one) => one.usd <= usd);
  const bad = upTo.filter(({ wasted }) => wasted).length;
  return `Up to ${dollars(Number(usd.toPrecision(2)))}: ${plural(upTo.length - bad, "good run")}, ${plural(bad, "accident")}.`;
};

/** Good runs beside accidents. */
export function wasted(paid: readonly Paid[], { year, wasted, over }: Survey): string {
  const good = paid.filter((one) => !one.wasted).map(({ usd }) => usd);
  const bad = paid.filter((one) => one.wasted).map(({ usd }) => usd);
  return (
    `${dollars(Math.min(...bad))} to ${dollars(Math.max(...bad))} for accidents. Good runs cost ${prices(Math.min(...good), Math.max(...good))}. ` +
    `Firms call ${share(wasted)} of their cloud bill waste and end ${share(over)} over budget (survey, ${year}).`
  );
}

/** Where the demo's terabyte, or its whole run, stands; nothing where the demo has no price. */
export function landing(
  here: Outcome | undefined,
  of: "dollarsPerTb" | "dollars",
): { readonly value: number; readonly label: string } | undefined {
  const usd = here?.[of];
  if (usd === undefined || !(usd > 0)) return undefined;
  return { value: usd, label: `the demo: ${dollars(usd)}${of === "dollars" ? "" : " a TB"}, simulated` };
}
