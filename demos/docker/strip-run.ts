/** The talk's one job with its start-up before it, twice: after an image was built, pushed and pulled; after packages were synced. */
import { jobRows } from "../cluster/job-bars.ts";
import type { Knobs } from "../cluster/knobs.ts";
import { stripBars } from "../cluster/strip-bars.ts";
import { strip, type StripInputs } from "../cluster/strip.ts";
import { etl, kindOf } from "../workload/etl.ts";
import { hurried } from "../cluster/hurried.ts";
import type { Bar } from "../chart/bars.ts";
import { linesOf, linksOf } from "./assumed.ts";
import type { Setting } from "./demo-knobs.ts";
import type { Inputs } from "./demo-model.ts";
import { editsOf } from "./edits.ts";
import { imageOf, syncedOf } from "./wait.ts";

/** One run: bars of work and of waiting, in seconds since the edit. */
export interface StripRun {
  readonly rows: number;
  readonly bars: readonly Bar[];
  /** When the first of the tasks began, and when the client had its result. */
  readonly began: number;
  readonly finished: number;
  readonly tasks: number;
}

/** Both ways. */
export interface Strips {
  readonly image: StripRun;
  readonly sync: StripRun;
}

/** A machine of one vCPU, always to be had: this lesson is not about chips, zones or money. */
const MACHINE = { type: "any", architecture: "x86", vcpus: 1, memoryGib: 4, usdPerHour: 0 };
const ZONE = { zone: "any", region: "any", bucketSeconds: 86_400, shares: "4" };

/** The first edit of the day, each way, and the job after it. */
export function stripsOf(setting: Setting, inputs: Inputs): Strips {
  const edits = editsOf({ ...setting, edits: 1 }, inputs.shares);
  const { layers, changed } = imageOf(setting, edits);
  const given: StripInputs = {
    tasks: etl({ seed: setting.seed }),
    seed: setting.seed,
    x86: { fits: MACHINE, large: MACHINE },
    arm: { fits: MACHINE, large: MACHINE },
    armSpeed: 1,
    latencies: inputs.latencies,
    zones: [ZONE],
    zone: ZONE.zone,
    moment: 0,
    egressUsdPerGb: 0,
    assumptions: {
      few: setting.workers,
      layers,
      changed,
      links: linksOf(setting),
      // New machines, as the strip has them.
      environment: syncedOf({ ...setting, machines: "new" }, edits[0]!),
      lines: linesOf(setting),
    },
  };
  return { image: played(false, given), sync: played(true, given) };
}

/** Knobs that matter here: machines for the job, in any zone, as many as are asked for, and all tasks drawn as they are. */
const TURNED: Knobs = {
  "gil-vigilance": false,
  kubernetes: true,
  arm: false,
  docker: false,
  zones: true,
  adaptive: false,
  small: true,
  fast: true,
  "scale-up": false,
  costs: true,
};

/** Minutes played as seconds: what Dask does by the clock, beside tasks of half a minute, then costs next to nothing to play. */
const QUICK = 60;

function played(synced: boolean, inputs: StripInputs): StripRun {
  const made = strip({ ...TURNED, docker: synced }, inputs);
  const run = hurried(made.scenario, QUICK);
  const { rows, bars, finished } = stripBars(made, run, kindOf);
  const work = jobRows(run, kindOf).bars.filter(({ role }) => role !== "transfer");
  return {
    rows,
    bars: bars.map((bar) => ({ ...bar })),
    began: made.beforehand / 1e6 + Math.min(...work.map(({ start }) => start)),
    finished,
    tasks: inputs.tasks.length,
  };
}
