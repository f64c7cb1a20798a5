/** The knobs of lesson 10's demo: five switches in the order of the waterfall, then your own numbers. */
import { schema } from "../contract/params.ts";
import { USUAL } from "./assumed.ts";

/** In the order of their controls. */
export const knobs = schema({
  region: {
    kind: "flag",
    label: "Right place",
    effect: "Computes where the data are; elsewhere every gigabyte is paid for as it leaves the cloud.",
    default: true,
  },
  vectorised: {
    kind: "flag",
    label: "Vectorised",
    effect: "Runs vectorised code instead of a loop in plain Python, which is assumed to be ten times slower.",
    default: true,
  },
  rightsized: {
    kind: "flag",
    label: "VM that fits",
    effect: "Pays for the cores that are used; else, an assumption, for four where one is used.",
    default: true,
  },
  arm: {
    kind: "flag",
    label: "ARM",
    effect: "Takes ARM cores instead of Intel’s.",
    default: true,
  },
  spot: {
    kind: "flag",
    label: "Spot",
    effect: "Takes spot machines, which are cheaper and can be taken away.",
    default: true,
  },
  terabytes: {
    kind: "number",
    label: "Terabytes",
    effect: "How much data the toy job works through; the waterfall stays the price of one terabyte.",
    default: USUAL.terabytes,
    min: 0.01,
    max: 1000,
    unit: "count",
    scale: "log",
  },
  rate: {
    kind: "number",
    label: "Core speed",
    effect: "Bytes one core works through in a second with vectorised code; 60 MB is plain reading.",
    default: USUAL.rate,
    min: 1e6,
    max: 1e9,
    unit: "bytes",
    scale: "log",
  },
  price: {
    kind: "number",
    label: "Core-hour",
    effect: "What a core costs you for an hour; it stands instead of the switches ARM and spot.",
    default: null,
    min: 0.001,
    max: 10,
    unit: "dollars",
    scale: "log",
  },
});

/** Their schema. */
export type Knobs = typeof knobs;

/** The switches, in the order in which they are thrown. */
export const switches = ["region", "vectorised", "rightsized", "arm", "spot"] as const;
/** One of them. */
export type Switch = (typeof switches)[number];

/** Every switch the wrong way: where the waterfall begins. */
export const ALL_OFF = { region: false, vectorised: false, rightsized: false, arm: false, spot: false } as const;
