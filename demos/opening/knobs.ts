/** The knobs of the opening: how many workers, five troubles, each of its own, and workers killed by hand. */
import { bytes, duration, multiple, share } from "../contract/format.ts";
import { schema, type Params } from "../contract/params.ts";
import { LATE, LOCK, LOST_AFTER, ROOM, SLOW } from "./troubles.ts";

/** The most workers there can be. */
const MOST = 32;

/** Those in view first. */
export const knobs = schema({
  workers: {
    kind: "number",
    label: "Workers",
    effect: "Shares the same 240 tasks among more workers, of one thread each.",
    default: 8,
    min: 1,
    max: MOST,
    unit: "count",
    scale: "log",
    integer: true,
  },
  seed: {
    kind: "number",
    label: "Seed",
    effect: "Draws anew how long each task takes and how large its result is.",
    default: 7,
    min: 1,
    max: 99,
    unit: "count",
    integer: true,
    more: true,
  },
  start: {
    kind: "flag",
    label: "Slow start",
    effect: `Workers come late, one every ${duration(LATE)}: an assumption.`,
    default: false,
  },
  straggler: {
    kind: "flag",
    label: "Straggler",
    effect: `One worker takes ${multiple(SLOW)} as long for every task: an assumption.`,
    default: false,
    more: true,
  },
  gil: {
    kind: "flag",
    label: "Python’s lock",
    effect: `In one Python only one thread at a time holds its lock, the GIL. Assumed: beside each task a second thread is as busy, and both need the lock for ${share(LOCK.hold)} of their time.`,
    default: false,
  },
  disk: {
    kind: "flag",
    label: "Full disk",
    effect: `One worker has room for ${bytes(ROOM)} of results and cannot write any to its disk, so it pauses now and then: both are assumptions.`,
    default: false,
    more: true,
  },
  lost: {
    kind: "flag",
    label: "Worker lost",
    effect: `One worker is gone once ${share(LOST_AFTER)} of the tasks are done, with the results it held: when, and which, are assumptions.`,
    default: false,
  },
  kill: {
    kind: "events",
    label: "Kill a worker",
    effect: "Kills a worker at that second; a click on its row, or Enter on its name, does it at the moment shown.",
    default: [],
    what: { min: 1, max: MOST, prefix: "w" },
    until: 300,
    more: true,
  },
});
/** Everything a run depends on. */
export type Setting = Params<typeof knobs>;
