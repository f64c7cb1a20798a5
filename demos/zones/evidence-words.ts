/** The sentences of the evidence. The first one of each leads; numbers go through the one formatter. */
import { count, duration, share } from "../contract/format.ts";
import type { Guessed } from "../contract/verdict.ts";
import { doorsOf, foundAt, openAt, PROBES, type AnyOf, type Gang, type Zone } from "./evidence-record.ts";
import { DAYS, MIDDLE, momentWords } from "./record.ts";

const NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Small numbers as words. */
export const inWords = (number: number): string => NUMBERS[number] ?? count(number);

/** Minutes of a mean: two figures, for no mean of such waits is known better. */
export const wait = (minutes: number): string => duration(Number((minutes * 60).toPrecision(minutes < 60 ? 2 : 3)));

/** "halfway through 45 days", or the moment somebody chose. */
export const whenWords = (moment: number): string =>
  moment === MIDDLE ? `halfway through ${DAYS} days` : `on ${momentWords(moment)} of the record`;

/** "Virginia a": as the strip names it, and with nothing in it that a line could break at. */
export const named = ({ zone, region, place }: Zone): string => `${place}\u00a0${zone.slice(region.length)}`;

/** Before the answer. */
export function asking(zones: readonly Zone[], moment: number, guess: string): string {
  const spot =
    "A zone is a group of data centres; a spot machine is one left over there, cheap, and taken back when the cloud needs it.";
  const mine = zones.find(({ zone }) => zone === guess);
  if (!mine) return `Pick a door: which zone had a spot GPU, ${whenWords(moment)}? ${spot}`;
  return `Your door is ${mine.zone}, ${mine.place}. Had it a GPU, ${whenWords(moment)}? ${spot}`;
}

/** While the doors open, and after: which of them had one. */
export const opening = (zones: readonly Zone[], moment: number): string =>
  `${whichOf(zones, moment)} had a GPU, ${whenWords(moment)}.`;

/** "Doors 2 and 3". */
export function whichOf(zones: readonly Zone[], moment: number): string {
  const numbers = doorsOf(zones).flatMap((zone, index) => (openAt(zone, moment) ? [count(index + 1)] : []));
  if (numbers.length < 2) return numbers.length ? `Door ${numbers[0]}` : "No door";
  return `Doors ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;
}

/** While the sweep passes a piece of the record. */
export const sweeping = (moment: number, any: number, worst: Zone, worstSoFar: number): string =>
  `By ${momentWords(moment)}, at least one of the nine zones had a GPU ${share(any)} of the time. ${named(worst)} alone: ${share(worstSoFar)}.`;

/** The most and the least often. */
export function extremes(zones: readonly Zone[]): { readonly best: Zone; readonly worst: Zone } {
  const sorted = zones.toSorted((a, b) => a.availability - b.availability);
  return { best: sorted.at(-1)!, worst: sorted[0]! };
}

/** The answer, beside the guess and what was picked. */
export function answered(
  zones: readonly Zone[],
  any: number,
  moment: number,
  { guess, zone }: { readonly guess: string; readonly zone: string },
): string {
  const { best, worst } = extremes(zones);
  const mine = zones.find((each) => each.zone === guess);
  const parts = [
    `At least one of nine zones had a GPU ${share(any)} of the time.`,
    mine ? "" : `${whichOf(zones, moment)} had one ${moment === MIDDLE ? "halfway" : "then"}.`,
    mine
      ? `Your door, ${named(mine)}, is ${judged(zones, mine, moment).error}: it had ${openAt(mine, moment) ? "one" : "none"} ${moment === MIDDLE ? "halfway" : "then"}. The best alone: ${named(best)}, ${share(best.availability)}.`
      : `Best alone: ${named(best)}, ${share(best.availability)}. Worst: ${named(worst)}, ${share(worst.availability)}.`,
  ];
  const picked = zones.find((each) => each.zone === zone);
  if (picked)
    parts.push(`The demo begins on ${momentWords(moment)}, in ${named(picked)}: ${probes(foundAt(picked, moment))}.`);
  if (zone === "any") parts.push(`The demo begins on ${momentWords(moment)}, and may go to any of the nine.`);
  return parts.filter(Boolean).join(" ");
}

/** A door against the moment the doors show, and how much of the record it would have been right. */
export function judged(zones: readonly Zone[], mine: Zone, moment: number): Guessed {
  const [open, often] = [openAt(mine, moment), mine.availability > 0.5];
  return {
    said: `door ${doorsOf(zones).indexOf(mine) + 1}, ${named(mine)}`,
    error: open
      ? `right, ${often ? "as" : "though only"} ${share(mine.availability)} of the time`
      : often
        ? `wrong, though right ${share(mine.availability)} of the time`
        : `wrong, as ${share(1 - mine.availability)} of the time`,
    miss: { right: open ? 1 : 0, of: 1 },
  };
}

/** "3 of 4 probes found a GPU". */
export const probes = (found: number): string =>
  found === 0 ? "no probe found a GPU" : `${found} of ${PROBES} probes found a GPU`;

/** How the chance grows with the zones. */
export function growing(rows: readonly AnyOf[]): string {
  const [one, two, three] = rows as [AnyOf, AnyOf, AnyOf];
  const nine = rows.at(-1)!;
  return (
    `One zone had a GPU ${share(one.mean)} of the time, any of two ${share(two.mean)}, of three ${share(three.mean)}, of nine ${share(nine.mean)}. ` +
    `If zones ran out independently, three would reach ${share(three.independent)}; which three matters more, from ${share(three.min)} to ${share(three.max)}.`
  );
}

/** While the sweep is at so many zones. */
export const upTo = ({ zones, mean, min, max }: AnyOf): string =>
  zones === 1
    ? `One zone had a GPU ${share(mean)} of the time, on average. The worst: ${share(min)}, the best: ${share(max)}.`
    : `Any of ${inWords(zones)} zones: a GPU ${share(mean)} of the time. The worst choice of ${inWords(zones)}: ${share(min)}.`;

/** How long one waits, and sixteen at once. */
export function waiting(rows: readonly AnyOf[], sixteen: readonly Gang[]): string {
  const [one, three, nine] = [1, 3, 9].map((many) => rows.find((row) => row.zones === many)!) as [AnyOf, AnyOf, AnyOf];
  const alone = sixteen.filter((row) => row.zones === 1).map(({ availability }) => availability);
  const any = sixteen.find((row) => row.zones > 1)!;
  return (
    `The mean wait for one GPU is ${wait(one.meanWaitMinutes)} in one zone, ${wait(three.meanWaitMinutes)} in any of three, ${wait(nine.meanWaitMinutes)} in any of nine. ` +
    `Sixteen at once: ${share(Math.min(...alone))} to ${share(Math.max(...alone))} of the time in one zone, ${share(any.availability)} in one of ${inWords(any.zones)}.`
  );
}
