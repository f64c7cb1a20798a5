/** One run of the cockpit: a demand, a policy, the cluster's slowness, played to the end on the mini scheduler. */
import type { CurvePoint, TimedEvent } from "../contract/params.ts";
import type {
  AdaptiveSpec,
  Happening,
  Run as Played,
  RulesVersion,
  WorkerLife,
  WorkerSpec,
} from "../scheduler/index.ts";
import { play, type Around } from "../workload/job.ts";
import { demandOf, durationsOf, type Demand, type DemandName } from "./demo-demand.ts";
import { happeningsOf, livesOf, type Step } from "./demo-manual.ts";

/** Who decides how many workers there are. */
export type Policy = "static" | "idle" | "adaptive" | "yours";

/** How a run is set up: the knobs. Times in seconds. */
export interface Setting {
  readonly demand: DemandName;
  readonly policy: Policy;
  readonly startup: number;
  readonly wait: number;
  readonly target: number;
  readonly interval: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly threads: number;
  readonly idle: number;
  readonly told: boolean;
  readonly loss: "none" | "killed" | "retired";
  readonly rules: "2024.7.0" | "2022.12.1";
  readonly workers: readonly TimedEvent[];
  readonly line: readonly CurvePoint[];
}

/** What came of it. */
export interface Result {
  readonly played: Played;
  readonly demand: Demand;
  /** Every worker from being asked for, whoever asked. Cancelled and lost ones too. */
  readonly lives: readonly WorkerLife[];
  /** How many workers there were to be, from each moment (seconds) on. */
  readonly wanted: readonly Step[];
  /** When nothing is paid for any more, in seconds. */
  readonly ends: number;
}

/** Bytes a worker has: `memory_limit` of the recordings (`run4_adaptive.py`), for each thread. */
const MEMORY = 512 * 2 ** 20;

/** How long the client stays after its last result: as in the recordings. */
export const STAYS = 8;

/** Nobody looks on for longer than so many seconds: what adaptive still pays then is left out. */
const MOST_STAYS = 300;

const micros = (seconds: number): number => Math.round(seconds * 1e6);

/** Plays it. The client lets go of results as soon as it has a group of them, which takes one more playing for each group. */
export function run(setting: Setting): Result {
  const demand = demandOf(setting.demand, setting.startup, setting.line);
  if (setting.policy === "adaptive") return adaptive(setting, demand);
  if (setting.policy === "idle") return idle(setting, demand);
  const steps =
    setting.policy === "static"
      ? [[0, setting.maximum] as const]
      : setting.workers.map(({ what, at }) => [at, Number(what)] as const);
  return manual(setting, demand, steps, STAYS);
}

function adaptive(setting: Setting, demand: Demand): Result {
  const { startup, interval, target, wait, minimum, maximum } = setting;
  const size = sizeOf(setting);
  const least = Math.min(minimum, maximum);
  const spec: AdaptiveSpec = {
    minimum: least,
    maximum,
    worker: size,
    startUp: [micros(startup)],
    interval: micros(interval),
    targetDuration: target,
    waitCount: wait,
  };
  const workers: WorkerSpec[] = Array.from({ length: least }, (_, index) => ({ ...size, name: `minimum-${index}` }));
  const stays = Math.min(MOST_STAYS, Math.max(STAYS, wait * interval + 3));
  const played = lettingGo(setting, demand, { workers, adaptive: spec }, stays);
  let plan = least;
  const wanted = played.adapted.map(({ time, plan: before, advice }): Step => {
    plan = advice.status === "up" ? advice.n : before - (advice.status === "down" ? advice.workers.length : 0);
    return [time / 1e6, plan];
  });
  const lives = played.workers;
  const end = played.finished / 1e6 + stays;
  const left = lives.map(({ left }) => (left === null ? end : left / 1e6));
  return {
    played,
    demand,
    lives,
    wanted: [[0, least], ...wanted],
    ends: Math.max(played.finished / 1e6 + STAYS, ...left),
  };
}

/** The same workers all the time until nothing was to do for so long; whoever asks next waits for a new cluster. */
function idle(setting: Setting, demand: Demand): Result {
  const { maximum, idle: patience } = setting;
  let steps: Step[] = [[0, maximum]];
  for (let restarts = 0; restarts < 4; restarts++) {
    const result = manual(setting, demand, steps, patience);
    const gap = gapsOf(result).find(([from, to]) => to - from > patience && from >= (steps.at(-1)?.[0] ?? 0));
    if (!gap) return result;
    steps = [...steps, [gap[0] + patience, 0], [gap[1], maximum]];
  }
  return manual(setting, demand, steps, patience);
}

/** Stretches without work between two submissions, in seconds. */
export function gapsOf({ played, demand }: Pick<Result, "played" | "demand">): Step[] {
  const stops = played.executed.map(({ stop }) => stop / 1e6);
  return demand.submissions.slice(1).flatMap(([at], index): Step[] => {
    const due = demand.submissions.slice(0, index + 1).reduce((sum, [, tasks]) => sum + tasks, 0);
    const before = stops.filter((stop) => stop <= at);
    return before.length >= due ? [[Math.max(...before), at]] : [];
  });
}

function manual(setting: Setting, demand: Demand, steps: readonly Step[], stays: number): Result {
  const orders = happeningsOf(steps, sizeOf(setting), setting.startup);
  const played = lettingGo(setting, demand, { workers: [], happenings: orders.happenings }, stays);
  const last = Math.max(played.finished / 1e6, demand.submissions.at(-1)?.[0] ?? 0);
  const ends = last + stays;
  return { played, demand, lives: livesOf(orders, played, ends), wanted: [[0, 0], ...steps], ends };
}

const sizeOf = ({ threads }: Setting) => ({ nthreads: threads, memoryLimit: threads * MEMORY });

/** Plays until all groups of results are there and let go, and so long after that. */
function lettingGo(setting: Setting, demand: Demand, around: Around, stays: number): Played {
  const { rules, loss, told } = setting;
  const config = told ? { config: { defaultTaskDurations: durationsOf(demand) } } : {};
  const happenings: Happening[] = [...(around.happenings ?? [])];
  const again = (until: number): Played =>
    play(demand.job, { ...around, ...config, rules: rules satisfies RulesVersion, happenings, until: micros(until) });
  let played: Played | undefined;
  if (loss !== "none") happenings.push(...losses((played = again(0)), loss));
  for (const [index, keys] of demand.groups.entries()) {
    if (loss !== "none" || index > 0 || !played) played = again(0);
    const last = index === demand.groups.length - 1;
    happenings.push({ at: last ? played.finished : allThere(played, keys), do: "release", keys });
  }
  const finished = played!.finished / 1e6;
  return again(finished + stays);
}

/** When the client has had each of these once. */
function allThere({ executed, finished }: Played, keys: readonly string[]): number {
  const wanted = new Set(keys);
  for (const { key, stop, end } of executed) {
    if (end === "finished" && wanted.delete(key) && wanted.size === 0) return stop + 2000;
  }
  return finished;
}

/** When half of the workers are taken away: after so much of the run. */
const TAKEN = 0.5;

function losses({ workers, finished }: Played, loss: "killed" | "retired"): Happening[] {
  const at = Math.round(finished * TAKEN);
  const there = workers.filter(({ arrived, left }) => arrived !== null && arrived < at && (left === null || left > at));
  const gone = there.slice(0, Math.floor(there.length / 2)).map(({ worker }) => worker);
  if (loss === "retired") return gone.length ? [{ at, do: "retire-workers", workers: gone }] : [];
  return gone.map((worker): Happening => ({ at, do: "kill-worker", worker }));
}
