/** The sentences of where the lessons come from, and the same as a table. */
import { badgeWord } from "../contract/demo.ts";
import { count, plural } from "../contract/format.ts";
import type { DataTable } from "../contract/outcome.ts";
import { badges } from "./badges.ts";
import { fleet } from "./fleet.ts";
import { kinds, owned, populationOf, sized, years, type Rests, type Sample } from "./lessons.ts";

/** The smallest and the largest of the main samples that were counted, not only said. */
export function extremes(lessons: readonly Rests[]): readonly [least: Sample, most: Sample] {
  const main = lessons.map(({ samples }) => samples[0]!).toSorted((a, b) => a.count - b.count);
  return [main[0]!, main.at(-1)!];
}

/** All ten together. */
export function together(lessons: readonly Rests[]): string {
  const [least, most] = extremes(lessons);
  return (
    `Public stand-ins, not the fleet: from ${sized(least)} to ${sized(most)}. ` +
    "The fleet’s own data is private; where a stand-in disagrees with a lesson, the lesson says so."
  );
}

/** One of them, and what its sample is not. */
export function apart({ number, samples }: Rests): string {
  const [main, other] = samples as [Sample, ...Sample[]];
  const beside = other ? ` Beside that: ${sized(other)}, ${owned(other)}.` : "";
  const { is, isNot } = populationOf(main);
  return `Lesson ${number} rests on ${sized(main)}: ${owned(main)}.${beside} ${isNot || is}`;
}

/** The four badges. */
export function promised(): string {
  const live = badges.find(({ basis }) => basis === "live")!.lessons.length;
  return (
    "Every figure says what it stands on: measured, as told, simulated or live. " +
    `Each lesson shows data beside a simulation; ${plural(live, "lesson")} also runs real work.`
  );
}

/** Every sample, and the fleet without any number but its own words. */
export function samplesTable(lessons: readonly Rests[]): DataTable {
  const rows = lessons.flatMap(({ number, name, samples }) =>
    samples.map((sample) => [
      `${number} ${name}`,
      count(sample.count),
      sample.what,
      kinds[sample.kind],
      sample.whose,
      years(sample),
      sample.population,
      sample.table,
    ]),
  );
  const apart = fleet.map(({ words }) => {
    const [many = "", ...what] = words.split(" of ");
    return [
      "the talk’s fleet",
      many,
      what.join(" of "),
      "private, not shown",
      "the speaker’s, by the abstract",
      "2024",
      "–",
      "–",
    ];
  });
  return {
    caption: "What each lesson rests on, the main sample first; below, what the talk’s abstract says of its fleet",
    columns: ["lesson", "how many", "of what", "kind", "whose", "years", "what it is, and is not", "table"],
    rows: [...rows, ...apart],
  };
}

/** Which lessons carry which badge. */
export const badgesTable = (lessons: readonly Rests[]): DataTable => ({
  caption: "The badge on a figure, what it promises, and the lessons that show one",
  columns: ["badge", "promises", "lessons"],
  rows: badges.map(({ basis, promises, lessons: slugs }) => [
    badgeWord(basis),
    promises,
    slugs.map((slug) => lessons.find((one) => one.slug === slug)!.number).join(", "),
  ]),
});
