/** One run: the toy job on eight spot machines that come and go as the record says, played by the mini scheduler. */
import { leasesOfGrants, parts } from "../cluster/grants.ts";
import { costAt, spotPrice } from "../cluster/meter.ts";
import { search, type Grant, type Policy } from "../cluster/policies.ts";
import { spentOf } from "../cluster/spent.ts";
import { killed } from "../cluster/stops.ts";
import { ASSUMPTIONS } from "../cluster/assumptions.ts";
import { zonesFrom, type Zone, type ZoneRow } from "../cluster/zones.ts";
import type { Params } from "../contract/params.ts";
import { etl } from "../workload/etl.ts";
import type { Knobs } from "./demo-knobs.ts";
import { play } from "./demo-play.ts";
import type { Run as Played } from "../scheduler/index.ts";

/** Everything a run depends on. */
export type Setting = Params<Knobs>;

/** What it costs to rent one. */
export interface Prices {
  readonly spot: number;
  readonly onDemand: number;
}

/** Machines at a time. */
export const PLACES = 8;

/** Who has no result by then is told so: two days, in seconds. */
export const HORIZON = 172_800;

/** Seconds from being given a machine to its worker checking in: an assumption. */
export const START_UP = { least: 60, most: 180 } as const;

const SEED = 7;

const TASKS = etl({ seed: SEED });

/** Seconds of one thread's work in the job as all other lessons play it. */
const WORK = TASKS.reduce((sum, { duration }) => sum + duration, 0) / 1e6;

/** How a run ended: with its result, without one after two days, or when Dask gave up on a task. */
export type Ending = "done" | "late" | "given-up";

/** A run, with what it took, cost and lost. Times in seconds since the job was submitted. */
export interface Result {
  readonly setting: Setting;
  readonly prices: Prices;
  readonly ending: Ending;
  /** When it ended, one way or another. */
  readonly seconds: number;
  readonly dollars: number;
  /** Machines given before the end, in that order. */
  readonly grants: readonly Grant[];
  /** Machines taken away before the end. */
  readonly taken: number;
  /** Seconds of machines' work that came to nothing: cut off, or its result lost and computed again. */
  readonly lost: number;
  /** Seconds of machines' work that counted. */
  readonly useful: number;
  /** Seconds in which no machine at all was ready for work. */
  readonly without: number;
  readonly played: Pick<Played, "executed" | "transferred">;
}

/** How the cluster's parts call the policies of the knob. */
const POLICIES: Readonly<Record<Setting["policy"], Policy>> = {
  pinned: "pinned",
  best: "best-in-region",
  any: "any",
  fallback: "fallback",
};

/** Plays it. `usdPerHour`: of one machine on demand. */
export function run(setting: Setting, rows: readonly ZoneRow[], usdPerHour: number): Result {
  const prices = { onDemand: usdPerHour, spot: spotPrice(usdPerHour, ASSUMPTIONS.spotShare) };
  const grants = search({
    policy: POLICIES[setting.policy],
    zone: setting.zone,
    zones: zonesAt(lookedAt(setting, rows), setting.moment),
    machines: Array.from({ length: PLACES }, (_, place) => `worker-${place + 1}`),
    stages: [{ stage: "start", least: START_UP.least * 1e6, most: START_UP.most * 1e6 }],
    seed: SEED,
    ...prices,
    until: HORIZON * 1e6,
  });
  const longer = (setting.hours * 3600 * PLACES) / WORK;
  const tasks = TASKS.map((task) => ({ ...task, duration: Math.round(task.duration * longer) }));
  // One GPU, one task at a time.
  const size = { size: { nthreads: 1 }, processes: 1 };
  const { workers, happenings } = parts(grants, size);
  // Whoever is there after two days goes: nothing is computed that nobody waits for any more.
  const closing = killed(
    workers.map(({ name }) => name),
    HORIZON * 1e6,
  );
  const played = play(
    { tasks, workers, happenings: [...happenings, ...closing], allowedFailures: setting.forgiven },
    longer,
  );
  const late = played.finished > HORIZON * 1e6 || played.missing.length > 0;
  const over = late ? HORIZON * 1e6 : played.finished;
  const had = grants.filter(({ granted }) => granted < over);
  const leases = leasesOfGrants(grants, { until: over });
  const within = { executed: upTo(played.executed, over) };
  const arrived = new Map(
    had.flatMap(({ machine, arrives }) => (arrives === null ? [] : [[machine, arrives] as const])),
  );
  const spent = spentOf(within, leases, { threads: 1, arrived });
  return {
    setting,
    prices,
    ending: late ? "late" : played.erred.length > 0 ? "given-up" : "done",
    seconds: over / 1e6,
    dollars: costAt(leases),
    grants: had,
    taken: had.filter(({ gone }) => gone !== null && gone <= over).length,
    lost: spent.repeated / 1e6,
    useful: spent.useful / 1e6,
    without: withoutAny(had, over) / 1e6,
    played: { executed: within.executed, transferred: upTo(played.transferred, over) },
  };
}

/** The zones that a run may look in. */
function lookedAt({ policy, zone }: Setting, rows: readonly ZoneRow[]): readonly ZoneRow[] {
  if (policy === "any") return rows;
  const home = rows.find((row) => row.zone === zone);
  return rows.filter((row) => (policy === "best" ? row.region === home?.region : row === home));
}

/** The zones from that moment on, as far as a run goes. */
export const zonesAt = (rows: readonly ZoneRow[], moment: number): Zone[] =>
  zonesFrom(
    rows.map((row) => ({
      ...row,
      shares: row.shares.slice(moment, moment + Math.ceil(HORIZON / row.bucketSeconds) + 1),
    })),
    { moment: 0 },
  );

/** What had begun by then, cut off there. */
const upTo = <T extends { readonly start: number; readonly stop: number }>(all: readonly T[], end: number): T[] =>
  all.filter(({ start }) => start < end).map((one) => (one.stop <= end ? one : { ...one, stop: end }));

/** Microseconds up to a moment in which no machine was ready. */
export function withoutAny(grants: readonly Grant[], end: number): number {
  const spans = grants
    .flatMap(({ arrives, gone }) =>
      arrives === null || arrives > end ? [] : [[arrives, Math.min(gone ?? end, end)] as const],
    )
    .sort((one, other) => one[0] - other[0]);
  let [covered, at] = [0, 0];
  for (const [from, to] of spans) {
    covered += Math.max(0, to - Math.max(at, from));
    at = Math.max(at, to);
  }
  return end - covered;
}
