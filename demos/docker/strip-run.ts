/** The talk's one job with its start-up before it, twice: after an image was built, pushed and pulled; after packages were synced. */
import { jobRows } from "../cluster/job-bars.ts";
import { knobNames, type Knobs } from "../cluster/knobs.ts";
import { stripBars } from "../cluster/strip-bars.ts";
import { strip, type StripInputs } from "../cluster/strip.ts";
import { COSTS, simulate, type Run, type Scenario } from "../scheduler/index.ts";
import { etl, kindOf } from "../workload/etl.ts";
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
const TURNED = new Set(["kubernetes", "zones", "small", "fast", "costs"]);

function played(synced: boolean, inputs: StripInputs): StripRun {
  const turned = (name: string): boolean => (name === "docker" ? synced : TURNED.has(name));
  const made = strip(Object.fromEntries(knobNames.map((name) => [name, turned(name)])) as Knobs, inputs);
  const run = quick(made.scenario);
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

/** Minutes played as seconds: what Dask does by the clock, beside tasks of half a minute, then costs next to nothing to play. */
const QUICK = 60;

/** Plays it so many times faster, all that moves data too, and stretches the run back; a test holds how little that changes. */
export function quick(scenario: Scenario, times = QUICK): Run {
  const short = (micros: number): number => Math.max(1, Math.round(micros / times));
  const { bandwidth, disk, ...lengths } = { ...COSTS, ...scenario.costs };
  const played = simulate({
    ...scenario,
    tasks: scenario.tasks.map((task) => ({ ...task, duration: short(task.duration) })),
    workers: scenario.workers.map((worker) => ({ ...worker, arrives: short(worker.arrives ?? 0) })),
    costs: {
      ...Object.fromEntries(Object.entries(lengths).map(([name, time]) => [name, short(time)])),
      bandwidth: bandwidth * times,
      disk: disk * times,
    },
  });
  const long = <T extends { readonly start: number; readonly stop: number }>(stretches: readonly T[]): T[] =>
    stretches.map((one) => ({ ...one, start: one.start * times, stop: one.stop * times }));
  const later = (at: number | null): number | null => (at === null ? null : at * times);
  return {
    ...played,
    executed: long(played.executed),
    transferred: long(played.transferred),
    disk: long(played.disk),
    workers: played.workers.map((life) => ({
      ...life,
      asked: life.asked * times,
      arrived: later(life.arrived),
      left: later(life.left),
    })),
    finished: played.finished * times,
  };
}
