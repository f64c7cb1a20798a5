/** The knobs of lesson 3's demo: which chips race, how much faster ARM is, and one task that has no ARM build. */
import { schema } from "../contract/params.ts";

/** In the order of their controls. */
export const knobs = schema({
  pair: {
    kind: "choice",
    label: "ARM against",
    effect: "Which machines race: a worker is one of their vCPUs, at an even share of the list price (an assumption).",
    default: "genoa",
    options: { genoa: "AMD", gen6: "Intel 6", gen7: "Intel 7", gen8: "Intel 8" },
  },
  speed: {
    kind: "number",
    label: "ARM’s speed",
    effect:
      "Each task’s speed on ARM, x86 being 1; untouched, as Dask or ClickHouse had it on whole machines (an assumption).",
    default: null,
    min: 0.5,
    max: 2,
    unit: "multiple",
    scale: "log",
  },
  needs: {
    kind: "choice",
    label: "Needs x86",
    effect:
      "One cleaning task calls MKL, Intel’s maths library, which has no ARM build, so somebody pinned it to x86 workers.",
    default: "none",
    options: { none: "no task", mkl: "one task" },
  },
  remedy: {
    kind: "choice",
    label: "Remedy",
    effect: "Makes one of the eight workers x86, or has the library built for ARM, at the same speed: an assumption.",
    default: "nothing",
    options: { nothing: "none", worker: "one x86 worker", built: "ARM build" },
  },
});

/** Their schema. */
export type Knobs = typeof knobs;
