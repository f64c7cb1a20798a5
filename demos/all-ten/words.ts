/** The sentences of the figure. The first one of each leads; numbers go through the one formatter. */
import { count, plural } from "../contract/format.ts";
import type { StudyResult } from "../contract/outcome.ts";
import { LIMITS } from "./assumed.ts";
import { owedAt } from "./job.ts";
import { EVERY, nameOf, SUBSETS } from "./knobs.ts";
import type { Model } from "./model.ts";
import { both, listed, paid, subsetName, times, took, amount, NEAR } from "./said.ts";
import { agrees, amountOf, isWhole, rank, type By, type Ranking } from "./study.ts";

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

/** Where a run is at a moment. */
export function running({ number, shown }: Model, at: number): string {
  const { bars, beforehand, looked, began } = shown!;
  const done = bars.filter(({ role, stop }) => WORK.has(role) && stop <= at).length;
  const paidSoFar = `Paid so far: ${paid(owedAt(shown!, at))}.`;
  const who = capital(subsetName(number));
  if (at >= began) return `${who}: ${plural(done, "task")} done after ${took(at)}. ${paidSoFar}`;
  if (at < beforehand) return `${who}: the change is on its way to the cluster, nothing runs yet. ${paidSoFar}`;
  if (at < beforehand + looked) return `${who}: no spot machine to be had yet, after ${took(at)}. ${paidSoFar}`;
  return `${who}: machines are starting, after ${took(at)} no task has begun. ${paidSoFar}`;
}

const WORK: ReadonlySet<string> = new Set(["read", "clean", "join", "reduce"]);

/** What a run came to, and what most of its time went into. */
export function ended({ number, took: came, setting, shown }: Model): string {
  const { began, looked, lost } = shown!;
  if (!came.done) return `${capital(subsetName(number))}: not done, for want of machines; ${paid(came.dollars)} paid.`;
  const without = looked > 60 ? `; for ${took(looked)} of that there was no machine` : "";
  const sentences = [
    `${capital(subsetName(number))}: ${took(came.seconds)} from a changed line of code to the result, for ${paid(came.dollars)}.`,
    `The first task began after ${took(began)}${without}.`,
    lost ? `${plural(lost, "attempt")} ended with the machine.` : "",
    setting.start === "some" ? "It begins when its zone has machines." : "",
    "Sizes and speeds are assumed.",
  ];
  return sentences.filter(Boolean).join(" ");
}

/** What the study says so far, or before anything of it is known. */
export function ranked(model: Model, study: StudyResult | undefined): string {
  const { by } = model.setting;
  const ranking = rank(study, by);
  const { points } = ranking;
  if (!points.length)
    return `All ${count(SUBSETS)} ways to turn ten knobs are played, each on the same job. This one, ${subsetName(model.number)}: ${both(model.took)}.`;
  if (!ranking.best)
    return `${count(points.length)} of ${count(SUBSETS)} ways are played so far. None and all ten come first, then one knob at a time, then any two. This one, ${subsetName(model.number)}: ${both(model.took)}.`;
  // “Matter most” is for the full count to say; before it, only that all pairs alone are known.
  const sentences = [
    ...(isWhole(ranking)
      ? [theTwo(ranking, by), allTen(ranking), agreement(ranking, by), worst(ranking, by), LIMITS]
      : [`${count(points.length)} of ${count(SUBSETS)} ways are played so far.`, pairsSoFar(ranking, by)]),
    model.number !== 0 && model.number !== EVERY ? `This one, ${subsetName(model.number)}: ${both(model.took)}.` : "",
  ];
  return sentences.filter(Boolean).join(" ");
}

/** The two, how far they come alone, and what that does to the other of time and bill: “matter most” means that here. */
export const theTwo = (ranking: Ranking, by: By): string =>
  `For the ${by === "time" ? "time" : "bill"}, ${listed(ranking.best!.knobs)} matter most: alone, ${path(ranking, by)}.`;

/** The same while the rest is being played. */
const pairsSoFar = (ranking: Ranking, by: By): string =>
  `Of any two turned alone, ${listed(ranking.best!.knobs)} bring the ${by === "time" ? "time" : "bill"} down furthest: ${path(ranking, by)}.`;

/** "1 h 28 min becomes 18 min, and the bill goes up, $1.34 to $2.88". */
function path({ none, best }: Ranking, by: By): string {
  const [from, to] = [none!, best!.point];
  const [other, name] = by === "time" ? (["dollars", "the bill"] as const) : (["time", "the time"] as const);
  const [was, is] = [amount(from, other), amount(to, other)];
  const way = amountOf(to, other) > amountOf(from, other) ? "goes up" : "comes down, too";
  const rest = was === is ? `${name} stays ${is}` : `${name} ${way}, ${was} to ${is}`;
  return `${amount(from, by)} becomes ${amount(to, by)}, and ${rest}`;
}

const allTen = ({ every }: Ranking): string => (every ? `All ten: ${both(every)}.` : "");

/** Says so where the mean over all subsets tells other two; where it tells the same, the ranking shows it. */
export function agreement(ranking: Ranking, by: By): string {
  if (agrees(ranking)) return "";
  const [first, second] = ranking.effects;
  const top = [first!, second!].map(({ knob, factor }) => `${nameOf(knob)} (${times(factor, by)})`).join(" and ");
  return `The mean over all ways ranks others first: ${top}.`;
}

/** Knobs that on average make it worse. */
export function worst({ effects }: Ranking, by: By): string {
  const against = effects.filter(({ factor }) => Math.log(factor) > NEAR);
  const said = against.map(({ knob, factor }) => `${nameOf(knob)} ${times(factor, by)}`);
  return said.length ? `On average worse: ${said.join(", ")}.` : "";
}
