/**
 * Work stealing: from time to time tasks are moved from workers with a long line to idle ones. Only stealing brings work
 * to a worker that has none of its inputs. Follows `stealing.py::WorkStealing`.
 *
 * Dask sorts every task by what stealing it would cost when it is sent to a worker, and again when its prefix gets its
 * first average; here it is done when tasks are looked for, always with the durations and the bandwidth of that moment.
 */
import { place } from "./assign.ts";
import { validWorkers } from "./decide.ts";
import { runTransitions } from "./engine.ts";
import type { TaskPrefix, TaskState, WorkerState } from "./entities.ts";
import { averageDuration, bytesOf, commCost, occupancy, prefixDuration } from "./estimate.ts";
import { checkIdleSaturated, exitProcessing, isUnoccupied } from "./load.ts";
import type { Seconds, StimulusOf } from "./messages.ts";
import type { SchedulerState } from "./state.ts";

/** What moving a task costs at least besides its bytes (`LATENCY`). */
const LATENCY: Seconds = 0.1;

/** Tasks dearer than this level are never stolen. */
const HIGHEST_LEVEL = 14;

/** Known to be so short that moving them never pays (`fast_tasks`). */
const FAST = new Set(["rechunk-split", "split-shuffle", "split-taskshuffle", "split-stage"]);

/** A steal that the victim has been asked for and has not answered (`InFlightInfo`). */
export interface Steal {
  readonly requestId: number;
  readonly victim: WorkerState;
  readonly thief: WorkerState;
  /** Seconds the victim is relieved of. */
  readonly victimDuration: Seconds;
  /** Seconds the thief takes on. */
  readonly thiefDuration: Seconds;
}

/**
 * Time to move a task's inputs over the time to compute it, and the level of that: 0 for no inputs, else 1 to 14, each
 * twice as dear as the one before. Null: not to be stolen (`WorkStealing.steal_time_ratio`).
 */
export function stealTimeRatio(s: SchedulerState, task: TaskState): { multiplier: number; level: number } | null {
  const { prefix } = task.group;
  if (FAST.has(prefix.name)) return null;
  if (task.dependencies.length === 0) return { multiplier: 0, level: 0 };
  const compute = duration(s, prefix);
  if (compute === 0) return null;
  let bytes = 0;
  for (const input of task.dependencies) bytes += bytesOf(s, input);
  const multiplier = (bytes / s.bandwidth + LATENCY) / compute;
  // Level k ends where the binary logarithm of the multiplier, plus 6, would round to k + 1.
  let level = 1;
  for (let end = Math.SQRT2 / 32; multiplier > end && level <= HIGHEST_LEVEL; end *= 2) level += 1;
  return level > HIGHEST_LEVEL ? null : { multiplier, level };
}

/**
 * Ask workers with much to do to give tasks up for idle ones, the cheapest to move first (`WorkStealing.balance`).
 * Leaves out metrics and the log of requests.
 */
export function balance(s: SchedulerState): void {
  if (!s.config.workStealing || s.idle.size === 0 || s.idle.size === s.workers.size) return;
  const thieves = new Set(s.idle.items);
  const ledger = new Ledger(s);
  const victims: Victim[] = findVictims(s, thieves, ledger).map((worker) => ({ worker, levels: null }));
  for (let level = 0; level <= HIGHEST_LEVEL && thieves.size > 0; level += 1) {
    for (const each of victims) {
      if (thieves.size === 0) break;
      const victim = each.worker;
      // Mostly the thieves have enough before the last victim's turn, and then its tasks need not be looked at.
      each.levels ??= stealable(s, victim);
      const tasks = each.levels[level];
      if (tasks === undefined) continue;
      for (const task of tasks) {
        if (thieves.size === 0) break;
        const thief = findThief(s, task, thieves, ledger);
        if (thief === null || !pays(s, task, victim, thief, ledger)) continue;
        request(s, task, victim, thief, ledger);
        if (!isUnoccupied(s, thief, ledger.tasks(thief), ledger.occupancy(thief))) thieves.delete(thief);
      }
      checkIdleSaturated(s, victim, ledger.occupancy(victim));
    }
  }
}

/**
 * The victim says in which state the task is there: not begun, it has dropped it and the thief gets it; begun, it stays
 * (`WorkStealing.move_task_confirm`). An answer to a request that is no longer open changes nothing.
 */
export function stealResponse(s: SchedulerState, news: StimulusOf<"steal-response">): void {
  const task = s.tasks.get(news.key);
  const steal = task && s.inFlight.get(task);
  if (task === undefined || steal?.requestId !== news.requestId || steal.victim.name !== news.worker) return;
  s.inFlight.delete(task);
  const { victim, thief } = steal;
  const givenUp = news.state === "waiting" || news.state === "ready";
  if (news.state === null || (givenUp && thief.status === "closed")) {
    s.recommend(task, "released");
    runTransitions(s);
  } else if (givenUp) {
    exitProcessing(s, task);
    place(s, task, thief);
  }
  checkIdleSaturated(s, thief);
  checkIdleSaturated(s, victim);
}

/** Work and tasks per worker as they will be when every open request is granted (`_combined_occupancy`, `_combined_nprocessing`). */
class Ledger {
  readonly #s: SchedulerState;
  readonly #occupancies = new Map<WorkerState, Seconds>();
  readonly #tasks = new Map<WorkerState, number>();

  constructor(s: SchedulerState) {
    this.#s = s;
    for (const steal of s.inFlight.values()) this.note(steal);
  }

  occupancy(worker: WorkerState): Seconds {
    let seconds = this.#occupancies.get(worker);
    if (seconds === undefined) this.#occupancies.set(worker, (seconds = occupancy(this.#s, worker)));
    return seconds;
  }

  tasks(worker: WorkerState): number {
    return worker.processing.size + (this.#tasks.get(worker) ?? 0);
  }

  note({ victim, thief, victimDuration, thiefDuration }: Steal): void {
    this.#occupancies.set(victim, this.occupancy(victim) - victimDuration);
    this.#occupancies.set(thief, this.occupancy(thief) + thiefDuration);
    this.#tasks.set(victim, (this.#tasks.get(victim) ?? 0) - 1);
    this.#tasks.set(thief, (this.#tasks.get(thief) ?? 0) + 1);
  }
}

/** A worker with much to do, and its tasks by level once they are asked for. */
interface Victim {
  readonly worker: WorkerState;
  levels: TaskState[][] | null;
}

/** The saturated workers; without any, those of the ten with most work that have tasks in line. */
function findVictims(s: SchedulerState, thieves: ReadonlySet<WorkerState>, ledger: Ledger): WorkerState[] {
  const mostFirst = (a: WorkerState, b: WorkerState): number => ledger.occupancy(b) - ledger.occupancy(a);
  if (s.saturated.size >= 20) return [...s.saturated];
  if (s.saturated.size > 0) return [...s.saturated].sort(mostFirst);
  // Only the ten at the top are sorted: there may be thousands of workers, and this is asked ten times a second.
  const busiest: WorkerState[] = [];
  for (const worker of s.workers.values()) {
    if (busiest.length === 10 && mostFirst(busiest[9]!, worker) <= 0) continue;
    if (busiest.length === 10) busiest.pop();
    const at = busiest.findIndex((other) => mostFirst(other, worker) > 0);
    busiest.splice(at < 0 ? busiest.length : at, 0, worker);
  }
  return busiest.filter(
    (worker) => ledger.occupancy(worker) > 0.2 && ledger.tasks(worker) > worker.nthreads && !thieves.has(worker),
  );
}

/** A worker's tasks by level, without those it was asked for before: it has them still because it has begun them. */
function stealable(s: SchedulerState, victim: WorkerState): TaskState[][] {
  const levels: TaskState[][] = [];
  for (const task of victim.processing) {
    if (victim.asked.has(task) || victim.longRunning.has(task)) continue;
    const ratio = stealTimeRatio(s, task);
    if (ratio !== null) (levels[ratio.level] ??= []).push(task);
  }
  return levels;
}

/** Where it is expected to start first, then who stores least (`_get_thief`, `stealing_objective`); null: restrictions allow none of them. */
function findThief(
  s: SchedulerState,
  task: TaskState,
  thieves: ReadonlySet<WorkerState>,
  ledger: Ledger,
): WorkerState | null {
  const valid = validWorkers(s, task);
  let pool: Iterable<WorkerState> = thieves;
  if (valid !== null) {
    const allowed = [...thieves].filter((worker) => valid.has(worker));
    if (allowed.length === 0 && !task.restrictions?.loose) return null;
    if (allowed.length > 0) pool = allowed;
  }
  let best: WorkerState | null = null;
  let least = 0;
  for (const worker of pool) {
    const work = s.rules.thiefCountsRequests ? ledger.occupancy(worker) : occupancy(s, worker);
    const time = work / worker.nthreads + commCost(s, task, worker);
    if (best !== null && (time > least || (time === least && worker.nbytes >= best.nbytes))) continue;
    [best, least] = [worker, time];
  }
  return best;
}

/** It would end sooner at the thief than after half of what stands before it at the victim. */
function pays(s: SchedulerState, task: TaskState, victim: WorkerState, thief: WorkerState, ledger: Ledger): boolean {
  const compute = duration(s, task.group.prefix);
  const there = ledger.occupancy(thief) + commCost(s, task, thief) + compute;
  return there <= ledger.occupancy(victim) - (commCost(s, task, victim) + compute) / 2;
}

/** `WorkStealing.move_task_request`. */
function request(s: SchedulerState, task: TaskState, victim: WorkerState, thief: WorkerState, ledger: Ledger): void {
  s.stealRequests += 1;
  const requestId = s.stealRequests;
  const compute = duration(s, task.group.prefix);
  const victimDuration = compute + commCost(s, task, victim);
  const thiefDuration = compute + commCost(s, task, thief);
  const steal: Steal = { requestId, victim, thief, victimDuration, thiefDuration };
  s.inFlight.set(task, steal);
  victim.asked.add(task);
  ledger.note(steal);
  s.send({ op: "steal-request", worker: victim.name, key: task.key, requestId });
}

function duration(s: SchedulerState, prefix: TaskPrefix): Seconds {
  return s.rules.stealDurations === "averages" ? averageDuration(s, prefix) : prefixDuration(s, prefix);
}
