/** The demo's knobs. */
import { schema } from "../contract/params.ts";

/** Four to turn, the rest in the drawer. */
export const knobs = schema({
  policy: {
    kind: "choice",
    label: "Idle nodes leave",
    effect:
      "Lets idle nodes go one every five minutes (the story), after ten minutes (Cluster Autoscaler’s default), all at once after ten, or with their job, as raw VMs that are rented for it.",
    default: "story",
    options: { story: "one by one", idle: "after 10 min", bulk: "all at once", vms: "with their job" },
  },
  nodes: {
    kind: "number",
    label: "Nodes",
    effect: "Sets how many machines each job wants.",
    default: 1000,
    min: 10,
    max: 2000,
    unit: "count",
    scale: "log",
    integer: true,
  },
  minutes: {
    kind: "number",
    label: "Minutes a job",
    effect: "Sets how long a job works on all of its nodes.",
    default: 10,
    min: 1,
    max: 60,
    unit: "count",
    integer: true,
  },
  every: {
    kind: "number",
    label: "Hours apart",
    effect: "Sets how many hours lie between two jobs; the first of a day is at midnight.",
    default: 6,
    min: 1,
    max: 24,
    unit: "count",
    integer: true,
  },
  startup: {
    kind: "choice",
    label: "Nodes start",
    effect:
      "Chooses whose documented start-up nodes take, billed from being asked for (an assumption); the story tells of none, and takes none.",
    default: "own",
    options: {
      own: "as each policy’s",
      none: "at once",
      ca: "Cluster Autoscaler",
      caaks: "the same, on AKS",
      nap: "Node Auto-Provisioning",
      karpenter: "Karpenter",
      emr: "EMR",
      vms: "raw VMs",
    },
    more: true,
  },
  price: {
    kind: "number",
    label: "Price an hour",
    effect:
      "Sets what a node costs an hour; left open, it is the price that the story’s bill implies, which nobody named.",
    default: null,
    min: 0.005,
    max: 10,
    unit: "dollars",
    scale: "log",
    more: true,
  },
  picture: {
    kind: "choice",
    label: "Show",
    effect: "Shows a day of the pool, or one run of the toy job with its start-up before it and its idle tail behind.",
    default: "day",
    options: { day: "a day", strip: "one small job" },
    more: true,
  },
});

/** Their types. */
export type Knobs = typeof knobs;
