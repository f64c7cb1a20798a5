/** The scheduler: one owner of all state, one door to change it (`scheduler.py`: SchedulerState and the handlers of Scheduler). */
import { runTransitions } from "./engine.ts";
import {
  ClientState,
  TaskGroup,
  TaskPrefix,
  WorkerState,
  type StateName,
  type TaskState,
  type Tier,
} from "./entities.ts";
import { PrefixCounts } from "./estimate.ts";
import { Heap } from "./heap.ts";
import { IndexedSet } from "./indexed.ts";
import type { ClientName, Instruction, Key, Micros, Stimulus, WorkerName } from "./messages.ts";
import { TaskQueue, fillSlots, opensSlots } from "./queue.ts";
import { DEFAULTS, RULES, type Config, type Rules, type RulesVersion } from "./rules.ts";
import { closeRetired } from "./retire.ts";
import type { Steal } from "./steal.ts";
import { apply } from "./stimuli.ts";
import { TransitionLog, type Transition } from "./story.ts";
import { validate } from "./validate.ts";

const HYPHEN = 45;
const NEVER: Stimulus = { type: "heartbeat", time: 0, stimulusId: "never", worker: "", executing: [] };

/**
 * What the scheduler knows. Anybody may read it; only the functions of this folder, while a stimulus is being handled,
 * change it. It never asks for the time and knows no network: the same stimuli always give the same instructions.
 */
export class SchedulerState {
  readonly rules: Rules;
  readonly config: Config;
  readonly tasks = new Map<Key, TaskState>();
  readonly groups = new Map<string, TaskGroup>();
  readonly prefixes = new Map<string, TaskPrefix>();
  readonly workers = new Map<WorkerName, WorkerState>();
  readonly clients = new Map<ClientName, ClientState>();
  /** Workers that take work: neither paused nor closing. */
  readonly running = new IndexedSet<WorkerState>();
  readonly idle = new IndexedSet<WorkerState>();
  readonly saturated = new Set<WorkerState>();
  /** Workers with a free slot, fewest tasks per thread first; empty while queuing is off. */
  readonly idleTaskCount = new Heap<WorkerState>((a, b) => {
    const difference = a.processing.size * b.nthreads - b.processing.size * a.nthreads;
    return difference < 0 || (difference === 0 && a.index < b.index);
  });
  /** The sum of the free slots of all workers. */
  openSlots = 0;
  readonly queued = new TaskQueue();
  /** Tasks in the state `no-worker`. */
  readonly unrunnable = new Set<TaskState>();
  /** All workers' threads, those of paused workers included. */
  totalNthreads = 0;
  /** Bytes per second, from the setting on. */
  bandwidth: number;
  /** Of the whole cluster: processing tasks without long-running ones by prefix, and bytes to be fetched. */
  readonly prefixCounts = new PrefixCounts();
  networkBytes = 0;
  /** Assignments ever made: whose turn it is. */
  nTasks = 0;
  generation = 0;
  lastGeneration: Micros | null = null;
  /** Steals that wait for the victim's answer. */
  readonly inFlight = new Map<TaskState, Steal>();
  /** Steals ever asked for. */
  stealRequests = 0;
  /** Workers that are to go, and what they were before: see retire.ts. */
  readonly retiring = new Map<WorkerState, "running" | "paused">();
  /** Searches for data holders so far: see `WorkerState.seen`. */
  search = 0;
  /** The news being handled. */
  stimulus: Stimulus = NEVER;
  /** Tasks with a recommendation, in the order of their first one. */
  readonly recommendations: TaskState[] = [];
  readonly log = new TransitionLog();
  readonly #tiers = new Map<string, Tier>();
  #lastGroup: TaskGroup | null = null;
  #arrivals = 0;
  #outbox: Instruction[] = [];

  constructor(config: Partial<Config> = {}, rules: RulesVersion = "2024.7.0") {
    this.config = { ...DEFAULTS, ...config };
    this.rules = RULES[rules];
    this.bandwidth = this.config.bandwidth;
  }

  /** The only way to change anything. What has to be done about it comes back, in the order it should be sent. */
  handle(stimulus: Stimulus): Instruction[] {
    this.stimulus = stimulus;
    this.log.because(stimulus.stimulusId, stimulus.time);
    this.#outbox = [];
    apply(this, stimulus);
    runTransitions(this);
    closeRetired(this);
    if (opensSlots(stimulus)) fillSlots(this);
    return this.#outbox;
  }

  /** The transitions of these tasks, or of stimuli with these ids, oldest first, as far as the log goes back. */
  story(...keys: readonly Key[]): Transition[] {
    return this.log.story(new Set(keys));
  }

  /** Throws at the first invariant that does not hold. For tests: it looks at everything. */
  validate(): void {
    validate(this);
  }

  /**
   * Ask for a transition. A second recommendation for the same task changes where it goes, not when (as updating a Python
   * dict does); but what has failed is not saved by what its neighbours ask for afterwards, as in dask it may be, for
   * tasks that nobody wants, depending on the order of a Python set.
   */
  recommend(task: TaskState, finish: StateName): void {
    if (task.recommended === "erred") return;
    if (task.recommended === null) this.recommendations.push(task);
    task.recommended = finish;
  }

  send(instruction: Instruction): void {
    // Most news has one answer, and a list made with one item has no room to spare.
    if (this.#outbox.length === 0) this.#outbox = [instruction];
    else this.#outbox.push(instruction);
  }

  /** The error of a transition that must not happen, with the life of the task so far. */
  impossible(task: TaskState, finish: StateName): Error {
    const story = this.story(task.key).map((t) => `  ${t.time} µs ${t.stimulusId}: ${t.start} → ${t.finish}`);
    const what = `Impossible transition of ${task.key} from ${task.state} to ${finish}`;
    return new Error([`${what} (${this.stimulus.stimulusId}). Its story:`, ...story].join("\n"));
  }

  client(name: ClientName): ClientState {
    let client = this.clients.get(name);
    if (client === undefined) this.clients.set(name, (client = new ClientState(name)));
    return client;
  }

  /** The group of a key: what stands before its last `-`. */
  group(key: Key): TaskGroup {
    // Keys come by layers, so this is mostly the group of the key before: no need to cut its name out and look it up.
    let end = key.length - 1;
    while (end > 0 && key.charCodeAt(end) !== HYPHEN) end -= 1;
    const last = this.#lastGroup;
    if (last !== null && end > 0 && last.name.length === end && key.startsWith(last.name)) return last;
    const name = end > 0 ? key.slice(0, end) : key;
    let group = this.groups.get(name);
    if (group === undefined) this.groups.set(name, (group = new TaskGroup(name, this.prefix(name))));
    this.#lastGroup = group;
    return group;
  }

  /** The prefix of a group: its name without the token (32 hexadecimal digits) that makes a layer unique. */
  prefix(groupName: string): TaskPrefix {
    const name = groupName.replace(/-[0-9a-f]{32}$/, "");
    let prefix = this.prefixes.get(name);
    if (prefix !== undefined) return prefix;
    this.prefixes.set(name, (prefix = new TaskPrefix(name)));
    // What the settings say counts as if it had been observed.
    const durations = this.config.defaultTaskDurations ?? this.rules.defaultTaskDurations;
    prefix.durationAverage = durations[name] ?? -1;
    return prefix;
  }

  /** One object for each pair, however many tasks have it. */
  tier(negatedUser: number, generation: number): Tier {
    const name = `${negatedUser},${generation}`;
    let tier = this.#tiers.get(name);
    if (tier === undefined) this.#tiers.set(name, (tier = { negatedUser, generation }));
    return tier;
  }

  enrol(name: WorkerName, nthreads: number, memoryLimit: number): WorkerState {
    if (this.workers.has(name)) throw new Error(`There is already a worker named ${name}.`);
    const worker = new WorkerState(name, this.#arrivals, nthreads, memoryLimit);
    this.#arrivals += 1;
    this.workers.set(name, worker);
    this.totalNthreads += nthreads;
    return worker;
  }

  /** Strike a worker off every list of workers; what was on it is dealt with in failure.ts. */
  dropWorker(worker: WorkerState): void {
    worker.status = "closed";
    this.workers.delete(worker.name);
    this.totalNthreads -= worker.nthreads;
    this.retiring.delete(worker);
    this.running.delete(worker);
    this.idle.delete(worker);
    this.saturated.delete(worker);
    this.openSlots -= worker.openSlots;
    if (worker.heapIndex >= 0) this.idleTaskCount.remove(worker);
  }

  /** Strike a task off. A group goes with its last task; what was learned about the prefix stays. */
  forget(task: TaskState): void {
    this.tasks.delete(task.key);
    if (task.group.states.forgotten < task.group.size) return;
    this.groups.delete(task.group.name);
    this.#lastGroup = null;
  }
}
