/** One day of a pool that gets the same job again and again: when nodes work, start, and idle while they are billed. */
import { billedTime, type Lease } from "../cluster/meter.ts";
import { removals } from "../cluster/removals.ts";
import { startUp } from "../cluster/start-up.ts";
import type { Pool } from "./policies.ts";

/** What is wanted of it. */
export interface Demand {
  readonly nodes: number;
  /** How long the job takes on all of them. */
  readonly minutes: number;
  /** Hours from one job to the next; the first is at midnight. */
  readonly every: number;
}

/** The day. Nodes at work, starting and idle: means of each minute, so that their sums are exact. */
export interface Day {
  readonly working: readonly number[];
  readonly starting: readonly number[];
  readonly idle: readonly number[];
  /** Node-hours. */
  readonly billed: number;
  readonly wanted: number;
  /** From being wanted to working, on average over nodes and jobs; seconds. */
  readonly wait: number;
}

const MINUTE = 60_000_000;
const DAY = 1440 * MINUTE;
/** Draws how long each node takes to come up. */
const SEED = 7;

/**
 * Plays a day that follows another like it. A node is billed from being asked for (an assumption) until it is let go; a job
 * takes the nodes that are still there and asks for the others, and each node works as long as the job lasts, from when it is up.
 */
export function dayOf({ nodes, minutes, every }: Demand, { stages, removal }: Pool): Day {
  const jobs = Math.ceil(24 / every);
  const [working, starting] = [counter(), counter()];
  const leases: Lease[] = [];
  let waited = 0;
  // Nobody is there before the first day; at its end the pool is as it is at the end of every day.
  let gone = Array<number>(nodes).fill(-1);
  const from = Array<number>(nodes).fill(0);
  const until = Array<number>(nodes).fill(0);
  const close = (node: number): void => {
    const lease = { from: Math.max(DAY, from[node]!), until: Math.min(2 * DAY, gone[node]!) };
    if (lease.until > lease.from) leases.push({ machine: "", usdPerHour: 0, ...lease });
  };
  for (let day = 0; day < 2; day += 1) {
    for (let job = 0; job < jobs; job += 1) {
      const at = day * DAY + job * every * 60 * MINUTE;
      for (let node = 0; node < nodes; node += 1) {
        let begins = Math.max(at, until[node]!);
        if (gone[node]! < at) {
          close(node);
          from[node] = at;
          begins = stages.length ? startUp(stages, `node ${node}, job ${job}`, SEED, at).ready : at;
          starting.add(at - DAY, begins - DAY);
        }
        until[node] = begins + minutes * MINUTE;
        working.add(begins - DAY, until[node]! - DAY);
        if (day === 1) waited += begins - at;
      }
      gone = removals(until, removal);
    }
  }
  for (let node = 0; node < nodes; node += 1) close(node);
  const all = counter();
  for (const lease of leases) all.add(lease.from - DAY, lease.until - DAY);
  const [work, start] = [working.means(), starting.means()];
  return {
    working: work,
    starting: start,
    idle: all.means().map((count, minute) => tidy(Math.max(0, count - work[minute]! - start[minute]!))),
    billed: billedTime(leases, Infinity, { step: 1 }) / (60 * MINUTE),
    wanted: (nodes * minutes * jobs) / 60,
    wait: waited / (nodes * jobs) / 1e6,
  };
}

/** How many there are in each minute of a day, on average, of spans given in microseconds from its midnight. */
function counter(): { add(from: number, until: number): void; means(): number[] } {
  const [whole, parts] = [new Float64Array(1442), new Float64Array(1442)];
  return {
    add(from, until) {
      const [a, b] = [Math.max(0, from) / MINUTE, Math.min(DAY, until) / MINUTE];
      if (b <= a) return;
      const [first, last] = [Math.floor(a), Math.floor(b)];
      if (first === last) parts[first]! += b - a;
      else {
        parts[first]! += first + 1 - a;
        parts[last]! += b - last;
        whole[first + 1]! += 1;
        whole[last]! -= 1;
      }
    },
    means() {
      let sum = 0;
      return Array.from({ length: 1440 }, (_, minute) => tidy((sum += whole[minute]!) + parts[minute]!));
    },
  };
}

/** What is left of counting in fractions is nobody's node. */
const tidy = (count: number): number => Math.round(count * 1e6) / 1e6;

/** Node-hours of such counts up to a moment of the day, in seconds. */
export function hoursUntil(counts: readonly number[], at: number): number {
  const minutes = Math.min(1440, Math.max(0, at / 60));
  const full = Math.floor(minutes);
  let sum = (counts[full] ?? 0) * (minutes - full);
  for (let minute = 0; minute < full; minute += 1) sum += counts[minute]!;
  return sum / 60;
}
