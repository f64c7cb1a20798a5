/** What the demo of lesson 7 shows: the same job on three places, and which of them would do. */
import type { Told } from "../contract/demo.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { Params } from "../contract/params.ts";
import type { Tables } from "../contract/table.ts";
import { rowsOf } from "../contract/table.ts";
import type { InstanceRow } from "../cluster/instances.ts";
import type { Run } from "../scheduler/index.ts";
import { MACHINE, WORTH } from "./demo-assumptions.ts";
import type { Knobs } from "./demo-knobs.ts";
import { placeNames, type PlaceName, type Setting } from "./demo-places.ts";
import { owed, placeRun, type PlaceRun } from "./demo-run.ts";

/** Plain data: it crosses workers. */
export interface Model {
  readonly picture: "run" | "crossing";
  readonly where: PlaceName;
  readonly setting: Setting;
  /** US dollars, of a VM. */
  readonly usdPerHour: number;
  /** In the order of `placeNames`; only the one chosen has bars. */
  readonly runs: readonly PlaceRun[];
  /** When the last of those that end has ended, virtual seconds. */
  readonly until: number;
}

/** Plays the job on all three. */
export function modelOf({ picture, where, ...setting }: Params<Knobs>, tables: Tables, told?: Told): Model {
  const machine = rowsOf<InstanceRow>(tables, "prices").find(({ type }) => type === MACHINE.type)!;
  return modelWith({ picture, where, setting }, machine.usdPerHour, told);
}

/** The same at a price of a VM (US dollars per hour): for the numbers of the prose, which come from several runs. */
export function modelWith(
  { picture, where, setting }: Pick<Model, "picture" | "where" | "setting">,
  usdPerHour: number,
  told: Told = () => {},
): Model {
  const played = new Map<string, Run>();
  const runs = placeNames.map((place, index) => {
    const run = placeRun(place, setting, usdPerHour, played);
    told(index + 1, placeNames.length);
    return place === where ? run : { ...run, bars: [] };
  });
  return { picture, where, setting, usdPerHour, runs, until: Math.max(...runs.map(({ finished }) => finished)) };
}

/** The run on the place chosen. */
export const chosen = ({ runs, where }: Pick<Model, "runs" | "where">): PlaceRun => runs[placeNames.indexOf(where)]!;

/** Seconds it takes by place; null where there is no result. */
export type Times = Readonly<Record<PlaceName, number | null>>;

/** Those of a model. */
export const timesOf = ({ runs }: Pick<Model, "runs">): Times => {
  const [laptop, vm, cluster] = runs.map(({ failure, finished }) => (failure ? null : finished)) as [
    number | null,
    number | null,
    number | null,
  ];
  return { laptop, vm, cluster };
};

/** The smallest place than which no larger one is worth it; null where none has a result. */
export function bestOf(times: Times): PlaceName | null {
  let best: PlaceName | null = null;
  for (const place of placeNames) {
    const time = times[place];
    if (time === null) continue;
    if (best === null || time <= times[best]! * (1 - WORTH)) best = place;
  }
  return best;
}

/** Where it lands on the lesson's evidence, and what the study keeps. Seconds are left out where there is no result. */
export function outcomeOf(model: Model): Outcome {
  const { setting, where, runs } = model;
  const run = chosen(model);
  const times = timesOf(model);
  const known = placeNames.flatMap((place, index): [string, number][] => {
    const time = times[place];
    return time === null
      ? []
      : [
          [place, time],
          [`${place}Dollars`, owed(runs[index]!, Infinity)],
        ];
  });
  return {
    size: setting.size,
    where: placeNames.indexOf(where),
    machines: run.machines,
    ...(run.failure ? {} : { seconds: run.finished, dollars: owed(run, Infinity) }),
    ...Object.fromEntries(known),
  };
}
