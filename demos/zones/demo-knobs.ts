/** The knobs of the demo: where spot machines are looked for, from which moment of the record on, and for how much work. */
import { schema } from "../contract/params.ts";
import { ASSUMPTIONS } from "../cluster/assumptions.ts";
import { count, duration, share } from "../contract/format.ts";
import { BUCKET, BUCKETS, MIDDLE, zoneOptions } from "./record.ts";

/** `distributed.scheduler.allowed-failures`, as Dask comes. */
export const DASK_FORGIVES = 3;

/** Moments of the record that the many starts begin at, for the policy shown. */
export const STARTS = 1000;

/**
 * The zone that a run stays in unless another is picked: from the middle of the record on it is the middle one of the nine, by
 * how long the job takes in each alone. A rule that anybody can check, and a test does.
 */
const MEDIAN = "us-east-1c";

/** In the order of their controls; the zone is picked on the picture. */
export const knobs = schema({
  policy: {
    kind: "choice",
    label: "Look in",
    effect: `Where spot machines are looked for. Assumed: they cost ${share(ASSUMPTIONS.spotShare)} of the full price, full price always has one, and any starts in one to three minutes.`,
    default: "pinned",
    options: { pinned: "one zone", best: "its region’s best", any: "any zone", fallback: "full price if none" },
  },
  hours: {
    kind: "number",
    label: "Hours of work",
    effect: "Work for eight machines, evenly shared: the toy job made longer, an assumption.",
    default: 6,
    min: 1,
    max: 24,
    unit: "count",
    integer: true,
  },
  moment: {
    kind: "number",
    label: "Start",
    effect: `When the job begins, in steps of ${duration(BUCKET)} of the record. Its probes asked for one new machine; that eight come and go with them is assumed.`,
    default: MIDDLE,
    min: 0,
    max: BUCKETS - 1,
    unit: "count",
    integer: true,
    // Its number is a piece of the record, which says nothing: a moment is picked on the strip of the record.
    hidden: true,
  },
  forgiven: {
    kind: "number",
    label: "Forgiven",
    effect: `Lost machines that a task may have been on before Dask gives up on it: assumed. Dask’s own setting (allowed-failures) is ${DASK_FORGIVES}.`,
    default: 100,
    min: 0,
    max: 100,
    unit: "count",
    integer: true,
    more: true,
  },
  zone: {
    kind: "choice",
    label: "Zone",
    effect: "The one zone, or whose region’s best is taken; picked on the strip of zones.",
    default: MEDIAN,
    options: zoneOptions,
    hidden: true,
  },
  picture: {
    kind: "choice",
    label: "Picture",
    effect: `Shows one run, or how long the same job took from ${count(STARTS)} moments of the record.`,
    default: "run",
    options: { run: "one run", starts: `${count(STARTS)} starts` },
    hidden: true,
  },
});
/** Their record. */
export type Knobs = typeof knobs;
