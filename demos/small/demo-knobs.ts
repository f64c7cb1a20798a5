/** The knobs of lesson 7's demo. */
import { schema } from "../contract/params.ts";
import { USUAL } from "./demo-assumptions.ts";

/** In the order of their controls. */
export const knobs = schema({
  size: {
    kind: "number",
    label: "Data",
    effect: "How much is read; the middle of the survey’s answers is gigabytes.",
    default: 30e9,
    min: 1e7,
    max: 1e15,
    unit: "bytes",
    scale: "log",
  },
  home: {
    kind: "choice",
    label: "Where the data are",
    effect: "What is not where the job runs is copied there first, over the line between laptop and cloud.",
    default: "laptop",
    options: { laptop: "on the laptop", cloud: "in the cloud", both: "in both" },
  },
  rate: {
    kind: "number",
    label: "Core speed",
    effect: "Bytes one core reads and works through in a second; 60 MB is plain reading, less is more work.",
    default: USUAL.rate,
    min: 1e6,
    max: 5e8,
    unit: "bytes",
    scale: "log",
    more: true,
  },
  where: {
    kind: "choice",
    label: "Run it on",
    effect: "Whose cores are shown below; the other two places run the same job for comparison.",
    default: "laptop",
    options: { laptop: "the laptop", vm: "one VM", cluster: "a cluster" },
  },
  machines: {
    kind: "number",
    label: "VMs of the cluster",
    effect: "More VMs share the data, and each of them has to start and is paid for.",
    default: USUAL.machines,
    min: 2,
    max: 200,
    unit: "count",
    scale: "log",
    integer: true,
    more: true,
  },
  line: {
    kind: "number",
    label: "Line speed",
    effect: "Bytes that pass between laptop and cloud in a second; 12.5 MB is 100 Mbit.",
    default: USUAL.line,
    min: 1e6,
    max: 1.25e9,
    unit: "bytes",
    scale: "log",
  },
  kept: {
    kind: "number",
    label: "Kept in memory",
    effect: "Share of the data that the job keeps until its end; what has no room in memory goes to disk.",
    default: USUAL.kept,
    min: 0,
    max: 1,
    unit: "share",
    more: true,
  },
  picture: {
    kind: "choice",
    label: "Picture",
    effect: "Shows one size of data on the three places, or the time by size and where the lines cross.",
    default: "run",
    options: { run: "one size", crossing: "all sizes" },
    hidden: true,
  },
});

/** Their schema. */
export type Knobs = typeof knobs;
