/** Dask's defaults that the simulations run with, in plain words, by what they govern; values from their table. */
import type { Entry, Group } from "../chart/board.ts";
import { bytes, count, duration, share } from "../contract/format.ts";
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of data/dask-defaults. */
export interface Setting {
  readonly key: string;
  readonly setting: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly releases: string;
  readonly meaning: string;
}

/** The release of the talk, by whose rules the demos run. */
export const RELEASE = "2024.7.0";

const S = "distributed.scheduler.";
const W = "distributed.worker.";
const A = "distributed.adaptive.";

/** The ones that the lessons turn on: key, name, and name where there is little room. */
const groups: readonly { readonly title: string; readonly of: readonly (readonly [string, string, string])[] }[] = [
  {
    title: "scheduling",
    of: [
      [`${S}worker-saturation`, "tasks held per thread", "per thread"],
      [`${S}unknown-task-duration`, "for an unknown task", "new task"],
      [`${S}allowed-failures`, "worker deaths survived", "deaths"],
      [`${S}default-data-size`, "for an unknown result", "new result"],
    ],
  },
  {
    title: "stealing",
    of: [
      [`${S}work-stealing`, "idle workers take work", "stealing"],
      [`${S}work-stealing-interval`, "between two looks", "looks"],
    ],
  },
  {
    title: "memory",
    of: [
      [`${W}memory.target`, "results go to disk", "to disk"],
      [`${W}memory.spill`, "the process spills too", "spills"],
      [`${W}memory.pause`, "no more tasks begin", "pauses"],
      [`${W}memory.terminate`, "the worker is killed", "killed"],
    ],
  },
  {
    title: "adaptive scaling",
    of: [
      [`${A}interval`, "between two looks", "looks"],
      [`${A}target-duration`, "all work done within", "work done"],
      [`${A}wait-count`, "looks before it closes", "to close"],
      ["distributed.deploy.lost-worker-timeout", "until one is replaced", "to replace"],
    ],
  },
  {
    title: "network",
    of: [
      [`${S}bandwidth`, "first guess of the speed", "first guess"],
      [`${W}connections.outgoing`, "fetches at once", "fetches"],
      [`${W}connections.incoming`, "served at once", "served"],
    ],
  },
];

/** Every setting of that release, in the order of distributed.yaml. */
export const settingsOf = (tables: Tables): Setting[] =>
  rowsOf<Setting>(tables, "dask-defaults").filter(({ releases }) => releases.split(", ").includes(RELEASE));

/** A value as people say it. */
export function said({ setting, value, unit }: Setting): string {
  if (value === null) return setting === "true" ? "on" : setting === "inf" ? "no limit" : setting;
  if (unit === "s") return duration(value);
  if (unit === "bytes/s") return `${bytes(value)}/s`;
  if (unit === "bytes") return `${count(value)} B`;
  if (unit?.startsWith("share")) return share(value);
  return count(value);
}

/** The board: those of the settings that the lessons turn on. */
export const boardOf = (settings: readonly Setting[]): Group[] =>
  groups.map(({ title, of }) => ({
    title,
    entries: of.flatMap(([key, name, short]): Entry[] => {
      const found = settings.find((setting) => setting.key === key);
      return found ? [{ figure: said(found), name, short, small: key.split(".").slice(-1)[0]! }] : [];
    }),
  }));
