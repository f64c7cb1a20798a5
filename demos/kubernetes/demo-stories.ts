/** States worth a name. */
import type { Story } from "../contract/demo.ts";
import type { Knobs } from "./demo-knobs.ts";

/** From the story to jobs for which the pool is right. */
export const stories: readonly Story<Knobs>[] = [
  {
    title: "The $50,000 month",
    tells:
      "As told on a podcast: the pool lets one idle node go at a time, and the next job comes long before it has shrunk.",
    state: {},
  },
  {
    title: "Ten minutes idle",
    tells: "Cluster Autoscaler’s default: the same jobs, and the nodes are gone well before the next one.",
    state: { policy: "idle" },
  },
  {
    title: "All at once",
    tells: "After the same ten minutes all idle nodes go together: what was left is mostly the ten minutes themselves.",
    state: { policy: "bulk" },
  },
  {
    title: "A VM for each job",
    tells: "Machines come for the job and go with it: what is billed beside the work is their start.",
    state: { policy: "vms" },
  },
  {
    title: "One small job a day",
    tells:
      "Twenty nodes for five minutes once a day: even by the story’s rule they are gone in two hours, and most of that was idle.",
    state: { nodes: 20, minutes: 5, every: 24 },
  },
  {
    title: "Jobs back to back",
    tells:
      "Each job takes the nodes of the last before ten minutes are over: the pool idles little and nobody waits for machines.",
    state: { policy: "idle", minutes: 54, every: 1, nodes: 100 },
  },
  {
    title: "The toy job, twice",
    tells: "The talk’s toy job of ten minutes: on a pool it waits longer before and is billed longer after.",
    state: { picture: "strip" },
  },
];
