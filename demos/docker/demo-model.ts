/** What the demo shows: a day of edits and their waits; or one job after either wait. */
import { startStages, type LatencyRow } from "../cluster/latencies.ts";
import type { Stage } from "../cluster/start-up.ts";
import type { Outcome } from "../contract/outcome.ts";
import { rowsOf, type Tables } from "../contract/table.ts";
import { DAY, DAYS } from "./assumed.ts";
import type { Setting } from "./demo-knobs.ts";
import { stripsOf, type Strips } from "./strip-run.ts";
import { threeOf, waitsOf, type Day } from "./three-ways.ts";
import { median, updatesOf } from "./updates.ts";
import type { Wait } from "./wait.ts";

/** What it takes from tables: how much each real update moved, and how long it takes to get a machine. */
export interface Inputs {
  readonly shares: readonly number[];
  readonly latencies: readonly LatencyRow[];
}

/** Plain data; times in seconds. */
export interface Model {
  readonly setting: Setting;
  readonly inputs: Inputs;
  readonly waits: readonly Wait[];
  /** Of all edits, to the first task of each. */
  readonly waited: number;
  /** The same in a week of such days. */
  readonly week: number;
  readonly middle: number;
  /** When each wait begins in the day, in seconds from its start, and when the day ends. */
  readonly moments: readonly number[];
  readonly day: number;
  readonly strips: Strips | null;
  readonly three: readonly Day[] | null;
}

/** Machines without anything between: the same on the strip. */
const BOOT = "vms";

/** What the tables have for it. */
export const inputsOf = (tables: Tables): Inputs => ({
  shares: updatesOf(tables).map(({ share }) => share),
  latencies: rowsOf<LatencyRow>(tables, "kubernetes-latencies").filter(({ way }) => way === BOOT),
});

/** Plays the day. */
export function modelOf(setting: Setting, inputs: Inputs): Model {
  const boot: readonly Stage[] = startStages(inputs.latencies, BOOT);
  const waits = waitsOf(setting, inputs.shares, boot);
  const waited = waits.reduce((sum, { first }) => sum + first, 0);
  const { moments, day } = spread(waits);
  return {
    setting,
    inputs,
    waits,
    waited,
    week: waited * DAYS,
    middle: median(waits.map(({ first }) => first)),
    moments,
    day,
    strips: setting.picture === "strip" ? stripsOf(setting, inputs) : null,
    three: setting.picture === "three" ? threeOf(setting, inputs.shares, boot) : null,
  };
}

/** Edits at even distances; one that is not through yet puts off the next, and may make the day longer. */
function spread(waits: readonly Wait[]): Pick<Model, "moments" | "day"> {
  const moments: number[] = [];
  let free = 0;
  for (const [index, { first }] of waits.entries()) {
    const at = Math.max(free, ((index + 0.5) * DAY) / (waits.length + 0.5));
    moments.push(at);
    free = at + first;
  }
  return { moments, day: Math.max(DAY, free) };
}

const middleOfDay = ({ waits }: Day): number => median(waits.map(({ first }) => first));

/** Where it lands: the edit in the middle on the scale of waits; of three ways at once, in one layer and synced. */
export const outcomeOf = ({ setting, middle, waited, week, waits, three }: Model): Outcome => ({
  seconds: three ? middleOfDay(three[0]!) : middle,
  ...(three ? { synced: middleOfDay(three[2]!) } : {}),
  waited,
  week,
  edits: waits.length,
  image: three || setting.way === "image" ? 1 : 0,
});
