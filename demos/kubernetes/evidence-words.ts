/** The sentences of the evidence. The first one of each leads. */
import { count, dollars, duration, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import { offBy, type Guessed } from "../contract/verdict.ts";
import { hoursUntil, type Day } from "./day.ts";
import { rangeWords } from "./evidence-facts.ts";
import { inWords, minutesWords, nodeHours, rough, times } from "./said.ts";
import { DAYS, type Length, type Story } from "./story.ts";
import { sumOf, type Survey, type Way } from "./waits.ts";

/** Before the answer. */
export const asking = ({ nodes }: Story, guess: number | null): string =>
  guess === null
    ? `Turn the wheel to the month’s bill. A node is a rented machine; each job wants ${count(nodes)} for ${minutesWords(10)}.`
    : `You guess ${dollars(guess)} a month. That is ${dollars(guess / DAYS)} a day.`;

/** At the wheel. */
export const guessing = (usd: number): string => `your guess: ${dollars(usd)} a month`;

/** While the day passes. */
export function passing(day: Day, at: number): string {
  const work = hoursUntil(day.working, at);
  const billed = work + hoursUntil(day.idle, at) + hoursUntil(day.starting, at);
  const clock = duration(Math.max(60, Math.round(at / 60) * 60));
  return `${nodeHours(billed)} billed after ${clock}, ${nodeHours(work)} of them at work.`;
}

/** What the story comes to, beside the guess. */
export function answered(story: Story, length: Length, guess: number | null): string {
  const { usdPerMonth, worked } = story;
  const { over, usdPerNodeHour, usdUseful } = worked[length];
  const lead = `${dollars(usdPerMonth)} a month, as told: ${times(over)} the work was billed.`;
  return `${lead}${guess === null ? "" : ` ${verdict(guess, story)}.`} What the teller expected does not fit: at an inferred ${dollars(usdPerNodeHour)} an hour the work alone costs ${dollars(usdUseful * DAYS)}.`;
}

/** The guess against what was told. */
export const judged = (guess: number, { usdPerMonth }: Story): Guessed =>
  offBy(guess, usdPerMonth, dollars(guess), ["too high", "too low"]);

function verdict(guess: number, story: Story): string {
  const { said, error } = judged(guess, story);
  return `Your guess of ${said} is ${error}`;
}

/** What is documented of waiting, and what is not. */
export function waiting(ways: readonly Way[], picked: Way | undefined): string {
  const starts = ways.map(({ start }) => sumOf(start));
  const [least, most] = [Math.min(...starts.map(([low]) => low)), Math.max(...starts.map(([, high]) => high))];
  const silent = ways.filter(({ stop }) => stop === null).length;
  const stop = ways.find((way) => way.stop !== null)?.stop ?? [];
  if (picked) {
    const gone = picked.stop ? `${duration(sumOf(picked.stop)[1])} idle to go` : "when they go, our table does not say";
    const said = picked.spoken ? "said" : "documented";
    return `${picked.title}: ${rangeWords(sumOf(picked.start))} to come, as ${said}; ${gone}. The demo starts its nodes that way.`;
  }
  const ends = `Cluster Autoscaler’s default keeps idle ones ${duration(sumOf(stop)[1])} more`;
  return `Nodes come in ${rangeWords([least, most])}, as documented or said. ${ends}; for ${inWords(silent)} of ${inWords(ways.length)} ways our table has no time, and idling fades.`;
}

/** The survey’s option for SLURM, PBS and the like, which not everybody knows by its name. */
export const BATCH = "HPC resource manager";

/** How Dask was launched. */
export function launched({ years, people, launches }: Survey): string {
  const kubernetes = launches.find(({ option }) => option === "Kubernetes")!;
  const place = launches.indexOf(kubernetes) + 1;
  const [first, last] = [kubernetes.shares[0]!, kubernetes.shares.at(-1)!];
  const before = launches.slice(0, place - 1).map(({ option }) => (option === BATCH ? "batch systems" : option));
  return (
    `${share(last)} ticked Kubernetes in ${years.at(-1)}, ${share(first)} in ${years[0]}. ` +
    `${before.length ? `${before.join(" and ")} ${before.length > 1 ? "are" : "is"} ticked more often. ` : ""}` +
    `Of ${people.map((number) => count(number)).join(", ")} people who launch Dask on clusters; use, not weight.`
  );
}

/** When the demo’s small job on a pool is off the bill; nothing where it shows none. */
export function unbilled(here: Outcome | undefined): { readonly at: number; readonly label: string } | undefined {
  const at = here?.["unbilled"];
  return at !== undefined && at > 0 ? { at, label: `the demo: ${rough(at)}, simulated` } : undefined;
}

/** Where the demo’s month stands; nothing where it shows no month. */
export function landing(here: Outcome | undefined): { readonly value: number; readonly label: string } | undefined {
  const usd = here?.["dollars"];
  if (usd === undefined || here?.["day"] !== 1 || !(usd > 0)) return undefined;
  return { value: usd, label: `the demo: ${dollars(usd)}, simulated` };
}
