/** How large a job is: what is checked and drawn alike in all of them. */
import { random, type Key, type Micros, type Seconds } from "../scheduler/index.ts";

/** Dask's own default for a result whose size is not known yet (scheduler.default-data-size), in bytes. */
export const DEFAULT_DATA_SIZE = 1024;

/** A whole number of something; throws one sentence that names it: "The tasks of a map are …". */
export function count(what: string, number: number, least = 1): number {
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new Error(`The ${what} are a whole number from ${least} on, not ${number}.`);
}

/** A length of time in whole microseconds; throws one sentence that names it: "The seconds of a map are …". */
export function micros(what: string, seconds: Seconds): Micros {
  const time = Math.round(seconds * 1e6);
  if (Number.isSafeInteger(time) && seconds >= 0) return time;
  throw new Error(`The ${what} are a number from 0 on, not ${seconds}.`);
}

/** Bytes; throws one sentence that names them. */
export function bytes(what: string, nbytes: number): number {
  if (Number.isSafeInteger(nbytes) && nbytes >= 0) return nbytes;
  throw new Error(`The ${what} are a whole number of bytes from 0 on, not ${nbytes}.`);
}

/** A factor drawn by name, evenly within this share on either side of 1. */
export function evenly(spread: number, seed: number, what: string, key: Key): number {
  return 1 - spread + 2 * spread * random(seed, what, key);
}

/** 0, 1, … below `count`. */
export const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
