/** The sentences of the evidence. The first one of each leads; speed and bill always go by the same mean. */
import { count, dollars, duration, multiple, plural } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { Guessed } from "../contract/verdict.ts";
import type { Mean, Query, Runner, Size, Warehouse } from "./sizes.ts";

/** The machine of the question: eight times the smallest. */
export const ASKED = 16;

/** How many of the smallest one machine is. */
export const timesOf = (vcpus: number): number => vcpus / 2;

/** A bill relative to another: two figures below one, hundredths up to ten. */
export const bill = (times: number): string =>
  times < 1 || times >= 10 ? multiple(times) : `${count(Number(times.toFixed(2)))}×`;

const sayings = [
  [1 / 8, "an eighth"],
  [1 / 4, "a quarter"],
  [1 / 2, "half"],
  [1, "the same"],
  [2, "double"],
  [4, "four times"],
  [8, "eight times"],
] as const;

/** The question's ready answers. */
export const guesses = sayings.map(([value, label]) => ({ label, value }));

/** A guess as people say it, where they have a word for it. */
export const guessed = (times: number): string =>
  sayings.find(([value]) => Math.abs(times / value - 1) < 0.03)?.[1] ?? bill(times);

const by: Record<Mean, string> = { total: "by total time", geometric: "by the geometric mean" };

/** Before the answer. */
export const asking = (guess: number | null): string =>
  guess === null
    ? "Mark your guess: what does the same work cost on a machine eight times as large?"
    : `You guess ${guessed(guess)}${guess === 1 ? "" : " the bill"} on a machine eight times as large. With no speed gained it would be eight times.`;

/** While the sweep is at some size. */
export const passing = ({ vcpus, speed, bill: cost }: Size): string =>
  vcpus === 2
    ? "On 2 vCPU all of them start at the same bill, their own."
    : `On ${vcpus} vCPU the set-up in the middle is ${multiple(speed.middle)} as fast, for ${bill(cost.middle)} the bill.`;

/** The answer. */
export const answered = ({ speed, bill: cost, vcpus }: Size): string =>
  `${multiple(timesOf(vcpus))} the machine: ${multiple(speed.middle)} as fast for ${bill(cost.middle)} the bill.`;

/** The guess, once the answer has been told. */
export function judged({ said, error, miss }: Guessed): string {
  const dearer = "factor" in miss && miss.factor > 1;
  return `Your guess of ${said} is ${error}${error === "right" ? "" : `, even by the ${dearer ? "dearer" : "cheaper"} count`}.`;
}

/** Whose numbers these are, and the same by the other mean, for nobody should hear one without the other. */
export function otherwise({ speed, bill: cost }: Size, mean: Mean, setUps: number): string {
  const other = `${multiple(speed.middle)} for ${bill(cost.middle)}.`;
  const whose = `middle of ${count(setUps)} database set-ups`;
  return mean === "total"
    ? `Total time, ${whose}; if every query counts the same, ${other}`
    : `Every query counted the same, ${whose}; by total time, which is what one pays for, ${other}`;
}

/** One set-up at one size. */
export const named = ({ speed, bill: cost }: Runner, column: number): string =>
  `${multiple(speed[column]!)} as fast, ${bill(cost[column]!)} the bill`;

/** The set-up that was chosen. */
export const chosen = (runner: Runner, sizes: readonly Size[], column: number, mean: Mean): string =>
  `${runner.name} on ${sizes[column]!.vcpus} vCPU: ${named(runner, column)}, ${by[mean]}.`;

/** What stands beside a set-up that was chosen, at the same size and by the same mean. */
export const inTheMiddle = ({ speed, bill: cost }: Size): string =>
  `In the middle it is ${multiple(speed.middle)} for ${bill(cost.middle)}.`;

/** A size that was picked, and where it went. */
export const handed = (vcpus: number): string => `${vcpus} vCPU go to the demo as ${plural(timesOf(vcpus), "worker")}.`;

/** Where the demo lands. */
export function landing(here: Outcome | undefined) {
  const { workers, vcpus = (workers ?? 0) * 2, speed, bill: cost } = here ?? {};
  if (workers === undefined || speed === undefined || cost === undefined || !(cost > 0)) return undefined;
  return {
    vcpus,
    bill: cost,
    label: `the demo: ${plural(workers, "worker")}, simulated`,
    brief: `the demo: ${bill(cost)}, simulated`,
    detail: `${bill(cost)} the bill, ${multiple(speed)} as fast`,
  };
}

/** The one query at five sizes. */
export function query(warehouses: readonly Warehouse[]): string {
  const [first, last] = [warehouses[0]!, warehouses.at(-1)!];
  const usd = warehouses.map((warehouse) => warehouse.usd);
  return `A trillion rows, from ${first.size} to ${last.size}: ${duration(first.seconds)} become ${duration(last.seconds)}, for ${dollars(Math.min(...usd))} to ${dollars(Math.max(...usd))} each time. One query by one author, close to the vendor; start-up and idle time are not in it.`;
}

/** What cuts the other way. */
export function tpch(queries: readonly Query[]): string {
  const ratios = queries.map(({ ratio }) => ratio);
  return `Ten times the data on ten times the machines took ${multiple(Math.min(...ratios))} to ${multiple(Math.max(...ratios))} as long, not the same. Seven queries of TPC-H on Dask; the sizes of the clusters are read from the benchmark's settings.`;
}
