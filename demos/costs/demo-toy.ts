/**
 * The toy job under the switches, with its running meter. It is the talk's 240 tasks on 8 workers, stretched so that their
 * computing is that of all the data: each drawn task stands for many pieces, one after the other, at their full overhead.
 */
import { leasesOf } from "../cluster/leases.ts";
import { costAt, type Lease } from "../cluster/meter.ts";
import { spentOf } from "../cluster/spent.ts";
import type { Bar } from "../chart/bars.ts";
import { play } from "../workload/job.ts";
import { etl, kindOf } from "../workload/etl.ts";
import { CORES_PAID, SLOWER, TOY } from "./assumed.ts";
import { corePrice, GB_PER_TB, type Prices, type Setting } from "./demo-price.ts";

/** The run. Seconds of virtual time, US dollars. */
export interface Toy {
  readonly tasks: number;
  /** Cores paid for; the first `used` of them compute. */
  readonly cores: number;
  readonly used: number;
  readonly bars: readonly Bar[];
  readonly finished: number;
  /** What it would take if no core that is used ever paused. */
  readonly ideal: number;
  readonly leases: readonly Lease[];
  /** Of all data across a border. */
  readonly egress: number;
  /** When each read began and ended, and its share of all reading. */
  readonly reads: readonly (readonly [start: number, stop: number, share: number])[];
  /** When each task ended, rising. */
  readonly ends: readonly number[];
  /** Share of the paid core time that computed nothing. */
  readonly wasted: number;
}

/** Plays it. */
export function toyOf(setting: Setting, prices: Prices): Toy {
  const tasks = etl({ seed: TOY.seed });
  const names = Array.from({ length: TOY.workers }, (_, index) => `worker-${index}`);
  const slowness = setting.vectorised ? 1 : SLOWER;
  const run = play({ tasks }, { workers: names.map((name) => ({ name, nthreads: 1, slowness })) });
  const work = tasks.reduce((sum, { duration }) => sum + duration, 0) / 1e6;
  const computing = (setting.terabytes * 1e12) / setting.rate;
  const stretch = computing / work;
  const time = (micros: number): number => (micros / 1e6) * stretch;
  const each = setting.rightsized ? 1 : CORES_PAID;
  const row = new Map(names.map((name, index) => [name, index]));
  const leases = leasesOf(run, { usdPerHour: corePrice(setting, prices) * each }).map((lease) => ({
    ...lease,
    from: Math.round(lease.from * stretch),
    until: Math.round(lease.until * stretch),
  }));
  const computed = run.executed.map(({ key, worker, start, stop }): Bar => ({
    key,
    row: row.get(worker)!,
    start: time(start),
    stop: time(stop),
    role: kindOf(key),
  }));
  const moved = run.transferred.map(({ key, to, start, stop }): Bar => ({
    key,
    row: row.get(to)!,
    start: time(start),
    stop: time(stop),
    role: "transfer",
  }));
  const finished = time(run.finished);
  const used = TOY.workers;
  const cores = used * each;
  // A core that nobody uses is there all the time, and paid for.
  const unused = Array.from({ length: cores - used }, (_, index): Bar => ({
    key: "unused",
    row: used + index,
    start: 0,
    stop: finished,
    role: "idle",
    kind: "waiting",
  }));
  const reading = computed.filter(({ role }) => role === "read");
  const whole = reading.reduce((sum, { start, stop }) => sum + stop - start, 0);
  const unstretched = leasesOf(run, { usdPerHour: 0 });
  const spent = spentOf(run, unstretched, {
    threads: each,
    arrived: new Map(names.map((name) => [name, 0])),
    terms: { step: 1 },
  });
  return {
    tasks: tasks.length,
    cores,
    used,
    bars: [...computed, ...moved, ...unused].sort((a, b) => a.start - b.start || a.row - b.row),
    finished,
    ideal: (computing * slowness) / used,
    leases,
    egress: setting.region ? 0 : setting.terabytes * GB_PER_TB * prices.egressGb,
    reads: reading.map(({ start, stop }) => [start, stop, (stop - start) / whole] as const),
    ends: computed.map(({ stop }) => stop).sort((a, b) => a - b),
    wasted: 1 - spent.useful / spent.paid,
  };
}

/** How much of the data has been read at a moment, 0 to 1. */
export const readAt = ({ reads }: Toy, at: number): number =>
  Math.min(
    1,
    reads.reduce(
      (sum, [start, stop, share]) => sum + share * Math.min(1, Math.max(0, (at - start) / (stop - start))),
      0,
    ),
  );

/** US dollars owed at a moment: machines by their leases, data as they are read across the border. */
export const owedAt = (toy: Toy, at: number = Infinity): number =>
  costAt(toy.leases, at === Infinity ? at : Math.round(Math.max(0, at) * 1e6)) + toy.egress * readAt(toy, at);

/** Tasks that have ended. */
export const doneAt = ({ ends }: Toy, at: number): number => ends.filter((end) => end <= at).length;
