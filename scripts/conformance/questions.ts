/** Operations that ask the scheduler something and change nothing. */
import {
  adaptOptions,
  adaptiveTarget,
  recommendations,
  workersToClose,
  type AdaptOptions,
  type Closing,
} from "../../demos/scheduler/index.ts";
import { decide, isRootish, startTime } from "../../demos/scheduler/decide.ts";
import {
  addDuration,
  addExecTime,
  commCost,
  occupancy,
  prefixDuration,
  totalOccupancy,
} from "../../demos/scheduler/estimate.ts";
import { taskSlots } from "../../demos/scheduler/load.ts";
import { stealTimeRatio } from "../../demos/scheduler/steal.ts";
import { Stage } from "./given.ts";
import type { Answer, Scenario } from "./scenario.ts";

/** By name of the operation. */
export const questions: Readonly<Record<string, (scenario: Scenario) => Answer>> = {
  adaptiveTarget(scenario) {
    const { targetDuration } = scenario.when as { targetDuration?: number | null };
    return { target: adaptiveTarget(new Stage(scenario).s, targetDuration ?? undefined) };
  },

  workersToClose(scenario) {
    const groups = scenario.given["groups"] as Record<string, string> | undefined;
    // JSON says "not given" by null as well as by silence.
    const limits = (["memoryRatio", "n", "minimum", "target"] as const).flatMap((name) => {
      const value = scenario.when[name];
      return typeof value === "number" ? [[name, value] as const] : [];
    });
    const closing: Closing = {
      ...Object.fromEntries(limits),
      ...(groups && { group: ({ name }) => groups[name] ?? name }),
    };
    return { workers: workersToClose(new Stage(scenario).s, closing).sort() };
  },

  "adaptive.steps"({ given, when }) {
    const limit = (name: string, usual: number): number =>
      given[name] === undefined || given[name] === null
        ? usual
        : given[name] === "inf"
          ? Infinity
          : Number(given[name]);
    const [minimum, maximum, waitCount] = [limit("minimum", 0), limit("maximum", Infinity), limit("waitCount", 3)];
    let closeCounts: ReadonlyMap<unknown, number> = new Map();
    const steps = when["steps"] as Record<string, unknown>[];
    const list = steps.map((step) => {
      const set = (name: string): Set<unknown> => new Set((step[name] ?? []) as unknown[]);
      const advice = recommendations<unknown>({
        target: step["target"] as number,
        plan: set("plan"),
        requested: set("requested"),
        observed: set("observed"),
        workersToClose: () => [...set("workersToClose")],
        minimum,
        maximum,
        waitCount,
        closeCounts,
      });
      closeCounts = advice.closeCounts;
      return advice;
    });
    return { recommendations: list };
  },

  adaptOptions({ given, when }) {
    const worker = { nthreads: Number(given["threadsPerWorker"]), memoryLimit: Number(given["memoryPerWorker"]) };
    const limits = (when["calls"] as AdaptOptions[]).map((call) => adaptOptions(call, worker));
    return { minMax: limits.map(({ minimum, maximum }) => [minimum, maximum]) };
  },

  decideWorker(scenario) {
    const stage = new Stage(scenario);
    const choice = decide(stage.s, stage.task(scenario.when["task"]));
    return { worker: typeof choice === "string" ? null : choice.name };
  },

  objective(scenario) {
    const stage = new Stage(scenario);
    const task = stage.task(scenario.when["task"]);
    const lists = stage.perWorker((worker) => [startTime(stage.s, task, worker), worker.nbytes]);
    // The description says "a list per worker" and leaves open under which name.
    return { ...lists, perWorker: lists, objective: lists };
  },

  commCost(scenario) {
    const stage = new Stage(scenario);
    const task = stage.task(scenario.when["task"]);
    return { seconds: stage.perWorker((worker) => commCost(stage.s, task, worker)) };
  },

  occupancy(scenario) {
    const stage = new Stage(scenario);
    return { perWorker: stage.perWorker((worker) => occupancy(stage.s, worker)), total: totalOccupancy(stage.s) };
  },

  idleSaturated(scenario) {
    const { s } = new Stage(scenario);
    const names = (workers: Iterable<{ name: string }>) => [...workers].map(({ name }) => name).sort();
    return { idle: names(s.idle.items), saturated: names(s.saturated) };
  },

  taskSlots(scenario) {
    const stage = new Stage(scenario);
    return { slots: stage.perWorker((worker) => taskSlots(stage.s, worker)) };
  },

  isRootish(scenario) {
    const stage = new Stage(scenario);
    const keys = scenario.when["tasks"] as string[];
    return { rootish: Object.fromEntries(keys.map((key) => [key, isRootish(stage.s, stage.task(key))])) };
  },

  stealRatio(scenario) {
    const stage = new Stage(scenario);
    const ratio = stealTimeRatio(stage.s, stage.task(scenario.when["task"]));
    return { multiplier: ratio?.multiplier ?? null, level: ratio?.level ?? null };
  },

  prefixDuration(scenario) {
    const { s } = new Stage(scenario);
    const prefix = s.prefix(String(scenario.when["prefix"]));
    const observations = scenario.when["observations"] as { compute?: number; executingFor?: number }[];
    const estimates = observations.map(({ compute, executingFor }) => {
      if (compute !== undefined) addDuration(prefix, compute);
      if (executingFor !== undefined) addExecTime(prefix, executingFor);
      return prefixDuration(s, prefix);
    });
    return { estimates };
  },
};
