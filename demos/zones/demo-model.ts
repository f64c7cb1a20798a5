/** What pictures, words and table need of a run: bars by place, when each zone had machines, what was lost and when. Plain data. */
import type { Bar } from "../chart/task-stream.ts";
import { upAt, type ZoneRow } from "../cluster/zones.ts";
import type { Outcome } from "../contract/outcome.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { kindOf } from "../workload/etl.ts";
import { HORIZON, PLACES, run, zonesAt, type Result, type Setting } from "./demo-run.ts";
import { BUCKET, zoneNames } from "./record.ts";

/** From when to when, in seconds since the job was submitted. */
export type Span = readonly [from: number, to: number];

/** A zone as this run met it. */
export interface Sky {
  readonly zone: string;
  /** Whether this run might look there. */
  readonly open: boolean;
  /** When a machine could be had, up to two days on. */
  readonly up: readonly Span[];
}

/** A run, ready to be drawn. */
export interface Model extends Omit<Result, "played"> {
  /** Everything in eight rows: starting, work, transfers, what was cut off; and when a place had no machine. */
  readonly bars: readonly Bar[];
  /** Finished work whose result was lost and computed again: its bar, and when it was lost. */
  readonly vain: readonly { readonly bar: Bar; readonly at: number }[];
  readonly skies: readonly Sky[];
  /** What it was played on, so that another run can be laid beside it. */
  readonly record: readonly ZoneRow[];
}

/** The instance type that the record is of. */
export const TYPE = "p3.2xlarge";

/** Plays a run and reads it. */
export function modelOf(setting: Setting, tables: Tables): Model {
  const zones = rowsOf<ZoneRow>(tables, "spot-zones");
  const record = zones.map(({ zone, region, bucketSeconds, shares }) => ({ zone, region, bucketSeconds, shares }));
  return read(setting, record, priceOf(tables));
}

/** Another run on the same record. */
export const replayed = ({ record, prices }: Pick<Model, "record" | "prices">, setting: Setting): Model =>
  read(setting, record, prices.onDemand);

function read(setting: Setting, zones: readonly ZoneRow[], usdPerHour: number): Model {
  const { played, ...result } = run(setting, zones, usdPerHour);
  // Of one of a thousand starts nobody sees more than what it came to.
  if (setting.picture === "starts")
    return { ...result, bars: [], vain: [], skies: skiesOf(setting, zones), record: zones };
  const place = new Map(result.grants.map(({ machine, slot }) => [machine, slot]));
  const taken = new Map(result.grants.flatMap(({ machine, gone }) => (gone === null ? [] : [[machine, gone]])));
  const last = new Map<string, number>();
  for (const { key, start, end } of played.executed) if (end === "finished") last.set(key, start);
  const losses = [...new Set(taken.values())].sort((one, other) => one - other);
  const bars: Bar[] = [];
  const vain: { bar: Bar; at: number }[] = [];
  for (const { key, worker, start, stop, end } of played.executed) {
    const role = end === "killed" ? "lost" : kindOf(key);
    const bar: Bar = { key, row: place.get(worker)!, start: start / 1e6, stop: stop / 1e6, role };
    bars.push(bar);
    const again = last.get(key)!;
    if (end !== "finished" || again === start) continue;
    const own = taken.get(worker) ?? Infinity;
    const at = own <= again ? own : (losses.findLast((loss) => loss >= stop && loss <= again) ?? again);
    vain.push({ bar, at: at / 1e6 });
  }
  const transfers = played.transferred.map(({ key, to, start, stop }): Bar => {
    return { key, row: place.get(to)!, start: start / 1e6, stop: stop / 1e6, role: "transfer" };
  });
  return {
    ...result,
    bars: [...withoutMachine(result), ...startingBars(result), ...bars, ...transfers],
    vain,
    skies: skiesOf(setting, zones),
    record: zones,
  };
}

/** US dollars an hour of that machine, on demand. */
function priceOf(tables: Tables): number {
  const rows = rowsOf<{ type: string; usdPerHour: number }>(tables, "prices");
  const row = rows.find(({ type }) => type === TYPE);
  if (!row) throw new Error(`The table "prices" has no ${TYPE}, which the record is of.`);
  return row.usdPerHour;
}

/** Machines on their way: paid for, and no worker yet. */
const startingBars = ({ grants, seconds }: Pick<Result, "grants" | "seconds">): Bar[] =>
  grants.map(({ machine, slot, granted, arrives, gone }) => ({
    key: `${machine} starts`,
    row: slot,
    start: granted / 1e6,
    stop: Math.min(arrives ?? gone ?? Infinity, seconds * 1e6) / 1e6,
    role: "starting",
  }));

/** When each place had no machine. */
function withoutMachine({ grants, seconds }: Pick<Result, "grants" | "seconds">): Bar[] {
  return Array.from({ length: PLACES }, (_, row) => {
    let at = 0;
    const gaps: Bar[] = [];
    const gap = (to: number): void => {
      if (to > at) gaps.push({ key: "no machine", row, start: at, stop: to, role: "waiting" });
    };
    for (const { slot, granted, gone } of grants) {
      if (slot !== row) continue;
      gap(granted / 1e6);
      at = gone === null ? seconds : gone / 1e6;
    }
    gap(seconds);
    return gaps;
  }).flat();
}

function skiesOf({ policy, zone: home, moment, picture }: Setting, rows: readonly ZoneRow[]): Sky[] {
  const region = rows.find((row) => row.zone === home)!.region;
  const isOpen = ({ zone, region: its }: { readonly zone: string; readonly region: string }): boolean =>
    policy === "any" || (policy === "best" ? its === region : zone === home);
  if (picture === "starts") return rows.map((row) => ({ zone: row.zone, open: isOpen(row), up: [] }));
  return zonesAt(rows, moment).map((zone) => {
    const up: [number, number][] = [];
    const step = zone.bucket / 1e6;
    for (let at = 0; at < Math.min(HORIZON, zone.shares.length * step); at += step) {
      if (!upAt(zone, at * 1e6)) continue;
      const before = up.at(-1);
      if (before && before[1] === at) before[1] = at + step;
      else up.push([at, at + step]);
    }
    return { zone: zone.zone, open: isOpen(zone), up };
  });
}

/** How many zones a run may use. */
export const choiceOf = ({ skies }: Pick<Model, "skies">): number => skies.filter(({ open }) => open).length;

/** The policies, in the order of the outcome's `policy`. */
export const POLICY_ORDER = ["pinned", "best", "any", "fallback"] as const;

/** Most stretches of machines that an outcome tells. */
const SPANS = 32;

/** Where the run lands: on the record (in its pieces of 13 minutes), and what it took, cost and lost. */
export function outcomeOf(model: Model): Outcome {
  const { setting, seconds, dollars, lost, useful, without, taken, ending, grants } = model;
  const piece = (at: number): number => setting.moment + at / BUCKET;
  const spans = new Map<string, readonly number[]>();
  for (const { zone, granted, gone } of grants) {
    const to = Math.min(seconds, (gone ?? Infinity) / 1e6);
    const span = [zoneNames.indexOf(zone as (typeof zoneNames)[number]), piece(granted / 1e6), piece(to)];
    spans.set(span.join(), span);
  }
  const told = [...spans.values()].slice(0, SPANS);
  return {
    moment: setting.moment,
    until: piece(seconds),
    seconds,
    dollars,
    lost: taken,
    lostSeconds: lost,
    waitedSeconds: without,
    up: seconds > 0 ? 1 - without / seconds : 0,
    kept: useful + lost > 0 ? useful / (useful + lost) : 0,
    policy: POLICY_ORDER.indexOf(setting.policy),
    zone: zoneNames.indexOf(setting.zone),
    choice: choiceOf(model),
    finished: ending === "done" ? 1 : 0,
    givenUp: ending === "given-up" ? 1 : 0,
    spans: told.length,
    ...Object.fromEntries(
      told.flatMap(([z = 0, f = 0, t = 0], at) => [
        [`z${at}`, z],
        [`f${at}`, f],
        [`t${at}`, t],
      ]),
    ),
  };
}
