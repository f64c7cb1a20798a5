/** The sentences of the evidence. The first one of each leads; numbers go through the one formatter. */
import { bytes, count, duration, plural, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import { aboveOf } from "./evidence-guess.ts";
import { judge } from "./evidence-verdict.ts";
import { shareAt, type Jobs, type Work } from "./evidence-logs.ts";
import {
  finely,
  machineNames,
  machines,
  sizeNames,
  sizes,
  smallOf,
  type MachineName,
  type SizeName,
  type Survey,
} from "./evidence-survey.ts";

/** Before the answer. */
export const asking = (heights: readonly number[] | null): string =>
  heights === null
    ? "Draw your guess. Of a hundred people who use Dask, how many have megabytes at most, how many gigabytes, terabytes, petabytes?"
    : `You put ${share(aboveOf(heights))} at a terabyte or more. Only heights relative to one another count.`;

/** At the column a hand is at. */
export function drawing(heights: readonly number[], column: number): string {
  const total = heights.reduce((sum, height) => sum + height, 0);
  const { label } = sizes[sizeNames[column] ?? "mb"];
  return `${label}: ${total > 0 ? share((heights[column] ?? 0) / total) : "nobody"}`;
}

/** While the columns rise; `part` of them, from 0 to 1. */
export function rising({ counts, people }: Survey, part: number): string {
  const column = Math.min(sizeNames.length - 1, Math.floor(Math.max(0, part) * sizeNames.length));
  const answered = counts[column]!.reduce((sum, many) => sum + many, 0);
  return `${finely(answered / people)} tick ${sizes[sizeNames[column]!].label} as their largest.`;
}

/** The sizes, beside what was drawn. */
export function sized(survey: Survey, heights: readonly number[] | null): string {
  const { size } = smallOf(survey);
  const many = (part: number): string => count(Math.round(part * survey.people));
  const answer = `${many(size)} of ${plural(survey.people, "person", "people")} tick less than a terabyte.`;
  const rest = `Dask asked in 2021 (largest tick); ${many(1 - size)} tick more.`;
  if (heights === null) return `${answer} ${rest}`;
  const { said, error } = judge(heights, survey);
  return `${answer} Your guess, ${said}: ${error}. ${rest}`;
}

/** Data by machines. */
export function mixed(survey: Survey): string {
  const { machines: few, both } = smallOf(survey);
  const many = (part: number): string => count(Math.round(part * survey.people));
  return `${many(few)} of ${plural(survey.people, "person", "people")} tick ten machines at most. ${many(both)} of them tick less than a terabyte, too.`;
}

/** A field that was picked, and where it went. */
export function picked({ counts, people }: Survey, data: SizeName, name: MachineName | null): string {
  const { label, bytes: size } = sizes[data];
  const rows = counts[sizeNames.indexOf(data)]!;
  const many = name === null ? rows.reduce((sum, one) => sum + one, 0) : rows[machineNames.indexOf(name)]!;
  const on = name === null ? "" : ` on ${onMachines(name)}`;
  return `${count(many)} of ${plural(people, "person", "people")} tick ${label}${on}; the demo runs ${bytes(size)}.`;
}

const onMachines = (name: MachineName): string => {
  const { row } = machines[name];
  return row.endsWith("machines") ? row : `a ${row}`;
};

/** A field where it is pointed at. */
export const field = (data: SizeName, name: MachineName, many: number): readonly [string, string] => [
  `${sizes[data].label} on ${onMachines(name)}`,
  plural(many, "person", "people"),
];

/** The logs, up to a number of cores. */
export const logged = ({ byCores, hours }: Jobs, cores: number): string =>
  `${share(shareAt(byCores, cores))} of jobs use ${cores < 2 ? "one core" : `${count(cores)} cores at most`}, and ${share(shareAt(hours, cores))} of the core-hours.`;

/** The logs, at their end. */
export function jobbed(jobs: Jobs): string {
  const { byCores, hours, gpus } = jobs;
  const one = gpus.map(({ cluster, points }) => `${share(shareAt(points, 1))} at ${cluster}`).join(", ");
  return (
    `${share(shareAt(byCores, 1))} of jobs use one core, ${share(shareAt(byCores, 8))} eight at most. ` +
    `Those on one take ${share(shareAt(hours, 1))} of the core-hours. One GPU or a part of it: ${one}.`
  );
}

/** The jobs at the top. */
export function concentrated(work: readonly Work[]): string {
  const counted = work.filter(({ orMore }) => !orMore);
  const tops = counted.map(({ top }) => top);
  const bound = work.find(({ orMore }) => orMore);
  const google = bound ? `, at Google over ${share(bound.top)}` : "";
  return `One job in a hundred does ${share(Math.min(...tops))} to ${share(Math.max(...tops))} of the work${google}. Most jobs are small; most work is not.`;
}

/** While the curves come: the largest jobs so far. */
export const heaping = (work: readonly Work[], jobs: number): string =>
  `The largest ${share(Number(jobs.toPrecision(1)))} of jobs do ${work
    .filter(({ orMore }) => !orMore)
    .map(
      ({ cluster, points }) =>
        `${share(shareAt(points, Number(jobs.toPrecision(1)) + 1e-9))} of the work at ${cluster}`,
    )
    .join(", ")}.`;

/** Where the demo's run lands, in words; nothing where it did not end. */
export function landed(here: Outcome | undefined): string | undefined {
  const { size, where, machines: many = 1, seconds } = here ?? {};
  if (size === undefined || where === undefined || seconds === undefined) return undefined;
  const on = where === 0 ? "a laptop" : where === 1 ? "one VM" : plural(many, "machine");
  return `the demo: ${bytes(Number(size.toPrecision(2)))} on ${on}, ${duration(Number(seconds.toPrecision(2)))}, simulated`;
}
