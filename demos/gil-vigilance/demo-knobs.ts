/** The knobs of lesson 1's demo. */
import { schema } from "../contract/params.ts";

/** In the order of their controls. */
export const knobs = schema({
  threads: {
    kind: "number",
    label: "Tasks at once",
    effect: "Each on a core of its own, which is assumed; two at once were measured, more are simulated only.",
    default: 4,
    min: 1,
    max: 16,
    unit: "count",
    integer: true,
  },
  hold: {
    kind: "number",
    label: "Needs the lock",
    effect: "Share of a task’s time that it needs Python’s lock, the GIL: all of it for a loop in plain Python.",
    default: 1,
    min: 0,
    max: 1,
    unit: "share",
  },
  mode: {
    kind: "choice",
    label: "Run as",
    effect:
      "Threads share a process and its one lock; each process has its own; without a lock, what that costs is unknown and taken as nothing.",
    default: "threads",
    options: { threads: "threads", processes: "processes", free: "no lock" },
  },
  interval: {
    kind: "number",
    label: "Patience",
    effect: "Who has waited so long asks for the lock: Python’s switch interval, 5 ms unless it is set.",
    default: 0.005,
    min: 0.0005,
    max: 0.1,
    unit: "seconds",
    scale: "log",
    more: true,
  },
  call: {
    kind: "number",
    label: "Length of a call",
    effect: "A call into C that keeps the lock so long, whoever asks; 0 is plain Python, which gives it up when asked.",
    default: 0,
    min: 0,
    max: 0.2,
    unit: "seconds",
    more: true,
  },
  beat: {
    kind: "number",
    label: "Dask’s own work",
    effect: "How long Dask’s own thread needs the lock each time it wakes; that it wakes after 5 ms is assumed.",
    default: 0,
    min: 0,
    max: 0.05,
    unit: "seconds",
    more: true,
  },
  picture: {
    kind: "choice",
    label: "Picture",
    effect: "Shows the tasks through time, or the work done with 1 to 16 at once.",
    default: "lanes",
    options: { lanes: "through time", curve: "1 to 16 at once" },
    hidden: true,
  },
  operation: {
    kind: "choice",
    label: "Operation",
    effect: "A measured operation whose lock share these knobs have; turning them ends that.",
    default: "none",
    options: {
      none: "none",
      loop: "pure-Python loop",
      matmul: "NumPy matmul",
      sort: "NumPy sort",
      apply: "pandas groupby-apply",
      sum: "pandas groupby-sum",
      strings: "pandas object strings",
      json: "JSON parsing",
      zlib: "zlib compression",
      sha: "SHA-256 hashing",
      sleep: "sleep",
    },
    hidden: true,
  },
});

/** Their schema. */
export type Knobs = typeof knobs;
