/**
 * Many machines load through one link at once: a registry, a bucket. Each has at most its own rate; together they have at
 * most the link's, in equal shares of what the slower ones leave. Latency and protocol are left out.
 */
import type { Micros } from "../scheduler/index.ts";

/** One machine that loads. Bytes, and bytes per second. */
export interface Download {
  readonly start: Micros;
  readonly bytes: number;
  readonly rate: number;
}

/** When each has all its bytes, in the order given. `total`: bytes per second of the link; Infinity: it is no limit. */
export function sharedLink(downloads: readonly Download[], total: number): Micros[] {
  if (!(total > 0)) throw new Error(`A link of ${total} bytes per second never ends.`);
  const left = downloads.map(({ bytes }) => bytes);
  const stops = downloads.map(({ start, bytes, rate }) => {
    if (!(rate > 0)) throw new Error(`A download at ${rate} bytes per second never ends.`);
    return bytes > 0 ? Infinity : start;
  });
  const starts = [...new Set(downloads.map(({ start }) => start))].sort((a, b) => a - b);
  let now = starts[0] ?? 0;
  for (;;) {
    const open = downloads.flatMap(({ start }, at) => (start <= now && stops[at] === Infinity ? [at] : []));
    const next = starts.find((start) => start > now) ?? Infinity;
    if (open.length === 0) {
      if (next === Infinity) return stops;
      now = next;
      continue;
    }
    const rates = shares(
      open.map((at) => downloads[at]!.rate),
      total,
    );
    const ends = open.map((at, index) => now + Math.ceil((left[at]! / rates[index]!) * 1e6));
    const until = Math.min(next, ...ends);
    for (const [index, at] of open.entries()) {
      left[at] = left[at]! - (rates[index]! * (until - now)) / 1e6;
      if (ends[index]! <= until) stops[at] = until;
    }
    now = until;
  }
}

/** Equal shares, except that nobody gets more than it can take: the slowest are served first, the rest share what is left. */
function shares(rates: readonly number[], total: number): number[] {
  const order = rates.map((_, at) => at).sort((a, b) => rates[a]! - rates[b]!);
  const given = Array<number>(rates.length);
  let left = total;
  for (const [served, at] of order.entries()) {
    given[at] = Math.min(rates[at]!, left / (order.length - served));
    left -= given[at];
  }
  return given;
}
