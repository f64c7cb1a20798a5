/** The sentences of the evidence. The first of each is the finding. */
import { count, duration, multiple, plural, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import { offBy, type Guessed } from "../contract/verdict.ts";
import type { Published, Starts } from "./published.ts";
import { rounded } from "./demo-words.ts";
import { median, type Update } from "./updates.ts";

/** The question's ready answers, in seconds. */
export const guesses = [
  { label: "10 seconds", value: 10 },
  { label: "half a minute", value: 30 },
  { label: "a minute", value: 60 },
  { label: "two minutes", value: 120 },
  { label: "five minutes", value: 300 },
  { label: "a quarter of an hour", value: 900 },
  { label: "an hour", value: 3600 },
];

/** A published wait as it was published: "5+ minutes", "1–2 minutes". */
export function waitOf({ least, most }: Published): string {
  const minutes = (seconds: number): string => count(seconds / 60);
  if (most === null) return `${minutes(least)}+\u00a0minutes`;
  return least === most ? duration(least) : `${minutes(least)}–${minutes(most)}\u00a0minutes`;
}

/** The same where words are set on lines: no line ends within a range. */
export const together = (words: string): string => words.replace("–", "\u2060–\u2060");

/** A guess while it is picked. */
export const guessing = (seconds: number): string => `your guess: ${duration(seconds)}`;

/** Before the answer. */
export const asking = (guess: number | null): string =>
  guess === null
    ? "Mark your guess: you add one package, and when does the first task run? An image is a frozen copy of the software that a program needs."
    : `You guess ${duration(guess)} from adding a package to the first task.`;

/** While somebody waits. */
export const revealing = ({ withImage, withSync }: Starts, seconds: number): string => {
  const waited = `You have waited ${duration(Math.round(seconds))}`;
  if (seconds < withSync.least) return `${waited}: no cluster is there.`;
  if (seconds < withImage.least) return `${waited}: with packages installed on the fly, a cluster may be there.`;
  return `${waited}: from an image, a cluster may be there.`;
};

const vendor = ({ year }: Published): string => `It is of ${year}, and it sells the second; we found no other pair.`;

/** The answer, beside the guess. */
export function answered({ withImage, withSync }: Starts, guess: number | null): string {
  const answer = `One vendor says: often ${waitOf(withImage)} from an image, ${together(waitOf(withSync))} with packages installed on the fly.`;
  if (guess === null) return `${answer} ${vendor(withImage)}`;
  return `${answer} ${verdict(guess, withImage, withSync)} ${vendor(withImage)}`;
}

/** Of a guess above what has no upper end. */
const OPEN = "not ruled out";

/** A guess against what was published of images. Where that has no upper end, nothing longer is ruled out. */
export function judged(guess: number, { least, most }: Published): Guessed {
  const off = offBy(guess, [least, most ?? Infinity], duration(guess), ["too long", "too short"]);
  const within = offBy(guess, least, off.said, ["too long", "too short"]).error === off.error;
  return most === null && !within ? { ...off, error: OPEN } : off;
}

function verdict(guess: number, withImage: Published, { least, most }: Published): string {
  const { said, error } = judged(guess, withImage);
  const lead = `Your guess of ${said} is ${error} for an image`;
  if (error === OPEN) return `${lead}: no longest is given.`;
  if (guess >= withImage.least) return `${lead}.`;
  if (guess > (most ?? least)) return `${lead}, and lies between the two.`;
  return guess >= least
    ? `${lead}, and what it says of packages installed on the fly.`
    : `${lead}, and sooner than either.`;
}

/** Where the demo lands: the edit in the middle of its day, or of both days where it shows more than one; by its way. */
export function landing(here: Outcome | undefined) {
  const { seconds, image, synced } = here ?? {};
  const pin = (at: number | undefined, way: string) =>
    at !== undefined && at > 0 ? { seconds: at, label: `the demo: ${rounded(at)} ${way}, simulated` } : undefined;
  return { image: pin(image ? seconds : undefined, "as an image"), sync: pin(image ? synced : seconds, "synced") };
}

/** The middle of what updates moved. */
export const middleOf = (updates: readonly Update[]): number => median(updates.map(({ moved }) => moved));

/** The middle of the shares of packages they moved. */
export const middleShare = (updates: readonly Update[]): number => median(updates.map(({ share: of }) => of));

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "March 2020". */
export const monthOf = ({ date }: Update): string => `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;

/** What an update did. */
export const named = ({ updated: changed, added, removed, share: part }: Update): string =>
  `${share(part)} moved: ${count(changed)} updated, ${count(added)} came, ${count(removed)} went`;

/** Updates of each year; `whole`: the history has all of it, or nearly (it begins at the end of March 2020). */
export function yearsOf(updates: readonly Update[]): { year: number; updates: number; whole: boolean }[] {
  const yearOf = ({ date }: Update): number => Number(date.slice(0, 4));
  const last = yearOf(updates.at(-1)!);
  const years = [...new Set(updates.map(yearOf))];
  return years.map((year) => ({
    year,
    updates: updates.filter((update) => yearOf(update) === year).length,
    whole: year < last,
  }));
}

/** Days from one update to the next, in the mean. */
export const daysBetween = (updates: readonly Update[]): number =>
  (updates.at(-1)!.day - updates[0]!.day) / 86_400_000 / (updates.length - 1);

/** While the years pass. */
export function passing(updates: readonly Update[], passed: number): string {
  const [first, last] = [updates[0]!, updates.at(-1)!];
  const now = first.day + (last.day - first.day) * passed;
  const so = updates.filter(({ day }) => day <= now);
  return `${plural(so.length, "update")} by ${monthOf(so.at(-1)!)}, and ${plural(so.at(-1)!.packages, "package")}.`;
}

const inYears = (updates: readonly Update[]): string =>
  `${Math.round((updates.at(-1)!.day - updates[0]!.day) / 31_557_600_000)} years`;

/** All of them, or the one that was picked. */
export function updated(updates: readonly Update[], picked: number | undefined): string {
  const all = `${plural(updates.length, "update")} in ${inYears(updates)}; half of them moved ${plural(Math.ceil(middleOf(updates)), "package")} or more.`;
  const whose = "It is one shared image, partly kept by bots: its releases are not a person’s edits.";
  if (picked === undefined) return `${all} ${whose}`;
  const one = updates[picked]!;
  return `${monthOf(one)}: ${count(one.moved)} of ${plural(one.packages, "package")} moved, ${share(one.share)}; the demo’s edits are now as large, a layer each. ${whose}`;
}

/** While the cells fill. */
export const starting = ({ containers }: Starts): string =>
  `${plural(containers.least, "container")} start: how much of what is pulled do they read?`;

/** The study. */
export const readAtStart = ({ pulling, read, deploy }: Starts): string =>
  `${share(pulling.least)} of the start is pulling, and ${count(read.least * 100)}\u00a0% of the bytes are read. A study of ${pulling.year}, not of Dask users; a store that pulls only what is read made deploying ${multiple(deploy.least)} as fast.`;
