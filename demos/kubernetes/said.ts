/** Numbers of this lesson as people say them. */
import { count, duration } from "../contract/format.ts";

/** Two figures, for what goes in is told or assumed; below two one more, or all would be alike: 34.758 → "35×", 1.153 → "1.15×". */
export const times = (ratio: number): string =>
  `${ratio >= 100 ? count(Math.round(ratio)) : Number(ratio.toPrecision(ratio < 2 ? 3 : 2))}×`;

const hours = (number: number): string => count(Number(number.toPrecision(3)));

/** What is billed for what is worked, in a day; the longer form first. */
export const billedFor = (billed: number, work: number): readonly string[] => [
  `${nodeHours(billed)} billed a day for ${hours(work)} of work`,
  `${nodeHours(billed)} for ${hours(work)} of work`,
  `${nodeHours(billed)} for ${hours(work)}`,
];

/** "23,200 node-hours". */
export const nodeHours = (number: number): string => `${hours(number)}\u00a0node-hours`;

/** A small number in letters, else in digits. */
export const inWords = (number: number): string =>
  ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][number] ?? count(number);

/** "12 minutes" of whole minutes, in letters where they are few. */
export const minutesWords = (minutes: number): string => `${inWords(minutes)} ${minutes === 1 ? "minute" : "minutes"}`;

/** To the half minute: speeds and starts are documents’, not clocks’. */
export const rough = (seconds: number): string =>
  duration(seconds < 60 ? Number(seconds.toPrecision(2)) : Math.round(seconds / 30) * 30);
