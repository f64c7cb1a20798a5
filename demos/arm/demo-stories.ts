/** Races worth a name. */
import type { Story } from "../contract/demo.ts";
import type { Knobs } from "./demo-knobs.ts";

/** Speeds are rows of `arm-pairs`; a test holds them to it. */
export const stories: readonly Story<Knobs>[] = [
  {
    title: "Dask’s own queries",
    tells: "At the speed Dask DataFrame was measured at, ARM is home first and cheaper; one engine, one machine.",
    state: {},
  },
  {
    title: "The median set-up",
    tells: "Half of the measured set-ups gained more than this one from ARM, half less.",
    state: { speed: 1.1175 },
  },
  {
    title: "Slower, and still cheaper",
    tells: "The engine chDB ran slower on ARM than on x86; the lower price makes more than good for it.",
    state: { speed: 0.8646 },
  },
  {
    title: "Slower and dearer",
    tells: "Firebolt on many files ran so much slower on ARM that even the lower price does not make up for it.",
    state: { speed: 0.6067 },
  },
  {
    title: "Intel’s newest",
    tells: "ClickHouse gained a little speed on the larger machine, more on the smaller; this is the larger.",
    state: { pair: "gen8" },
  },
  {
    title: "One task needs x86",
    tells: "It is pinned to x86 workers, there are none, and the meter runs on.",
    state: { needs: "mkl" },
  },
  {
    title: "One x86 worker of eight",
    tells: "The job ends, and the bill rises a little.",
    state: { needs: "mkl", remedy: "worker" },
  },
];
