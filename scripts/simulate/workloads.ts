/** The workloads `npm run simulate` knows: one line for each module of demos/workload. */
import { map } from "../../demos/workload/map.ts";
import { tree } from "../../demos/workload/tree.ts";
import type { TaskSpec } from "../../demos/scheduler/scenario.ts";

/** How many tasks there are, or about how many where a graph cannot have any number, and how long each computes. */
export interface Size {
  readonly tasks: number;
  readonly seconds: number;
}

/** A graph of a size, and what `--help` says of it. */
export interface Workload {
  readonly about: string;
  readonly tasks: (size: Size) => readonly TaskSpec[];
}

/** By the name that `--workload` takes. */
export const WORKLOADS: Readonly<Record<string, Workload>> = {
  map: { about: "equal tasks that need nothing from one another", tasks: map },
  tree: {
    about: "seven of eight tasks load, the others combine eight results each until one is left",
    // A tree of one task is a leaf.
    tasks: ({ tasks, seconds }) => tree({ tasks: Math.max(2, tasks), seconds }),
  },
};
