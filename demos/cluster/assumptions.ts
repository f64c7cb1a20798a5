/**
 * Every number of the ten knobs that no table of ours has. Those of a table come in as its rows. A number without a source is
 * an assumption, and any picture that uses it says so.
 */
import type { Micros } from "../scheduler/index.ts";
import type { Environment, Lines } from "./environment.ts";
import { megabits, type Layer, type Links } from "./images.ts";

/** What is assumed, times in microseconds, sizes in bytes. */
export interface Assumptions {
  /** The toy job stands for one whose tasks take so many times longer: ten seconds on eight threads become ten minutes. */
  readonly stretch: number;
  /** Machines before the knob of scaling up is turned, and after. */
  readonly few: number;
  readonly more: number;
  /** Share of each task that needs the GIL. */
  readonly hold: number;
  /** A small call, each a task before its knob is turned. */
  readonly call: Micros;
  /** Share of the price on demand that spot costs. */
  readonly spotShare: number;
  /** A fixed cluster ends after so long without work. */
  readonly idleTimeout: Micros;
  /** Adaptive scaling ends idle workers after so long. */
  readonly adaptiveTail: Micros;
  /** Gigabytes (10⁹ bytes) that come from another region before the knob of costs is turned. */
  readonly gigabytes: number;
  /** The image, its lowest layer first; the change is in layer `changed`. */
  readonly layers: readonly Layer[];
  readonly changed: number;
  readonly links: Links;
  /** The same without an image. */
  readonly environment: Environment;
  readonly lines: Lines;
  /** From everything being installed to the worker checking in. */
  readonly process: Micros;
  /** Nothing is looked for so long after the start. */
  readonly horizon: Micros;
}

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;

/** What the ten knobs assume if nothing else is said. */
export const ASSUMPTIONS: Assumptions = {
  // Assumption: ten minutes of work; the median GPU pod of Alibaba 2023 was there for 616 s (facts.md, lesson 8).
  stretch: 60,
  // Assumptions. Four vCPUs each: 8 threads as on every other strip, then 32.
  few: 2,
  more: 8,
  // Assumption, between NumPy (0) and pure Python (1); the recorded operations have both (table gil-operations).
  hold: 0.6,
  // Assumption, at the lower end of Dask's own advice of more than 10 to 100 ms (facts.md, lesson 8: limitations).
  call: 10_000,
  // Ten Cents Per Terabyte: $0.02 a core-hour on spot, $0.04 on demand, both ARM (table cost-factors).
  spotShare: 0.5,
  // Coiled's default, as an example of an idle timeout (facts.md, lesson 6: idle shutdown 20 min).
  idleTimeout: 20 * MINUTE,
  // Dask's: wait-count 3 looks of 1 s (scheduler-spec.md 1).
  adaptiveTail: 3 * SECOND,
  // Assumption.
  gigabytes: 5,
  // Assumptions: a science image of 2 GB; one package is added to its top but one.
  layers: [
    { layer: "system and Python", bytes: 500e6, build: 60 * SECOND },
    { layer: "packages", bytes: 1_500e6, build: 120 * SECOND },
    { layer: "own code", bytes: 5e6, build: 2 * SECOND },
  ],
  changed: 1,
  // Assumptions: an office's line up, a machine's to a registry in its region, and that registry's.
  links: { push: megabits(100), pull: megabits(1_000), registry: megabits(20_000), unpack: 100e6 },
  // Packages: of the order of the science image's 367 to 809 (table environment-updates). The rest: assumptions.
  environment: { scan: 3 * SECOND, own: 5e6, packages: 400, bytes: 1_500e6, install: 50_000 },
  lines: { up: megabits(100), down: megabits(1_000) },
  // Assumption.
  process: 3 * SECOND,
  // Assumption: who has no machine by then gives up.
  horizon: 360 * MINUTE,
};
