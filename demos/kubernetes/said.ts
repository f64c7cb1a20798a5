/** Numbers of this lesson as people say them. */
import { count, dollars } from "../contract/format.ts";

/** 34.758 → "34.8×"; 1.153 → "1.15×". */
export const times = (ratio: number): string =>
  `${ratio >= 100 ? count(Math.round(ratio)) : Number(ratio.toPrecision(3))}×`;

/** "23,172 node-hours". */
export const nodeHours = (hours: number): string =>
  `${hours >= 100 ? count(Math.round(hours)) : Number(hours.toPrecision(3))}\u00a0node-hours`;

/** A price of a node for an hour, with the cent's tenth that it is known to: "7.2 cents". */
export const perHour = (usd: number): string => dollars(usd);

/** A small number in letters, else in digits. */
export const inWords = (number: number): string =>
  ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][number] ?? count(number);

/** "12 minutes" of whole minutes, in letters where they are few. */
export const minutesWords = (minutes: number): string => `${inWords(minutes)} ${minutes === 1 ? "minute" : "minutes"}`;
