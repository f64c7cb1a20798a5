/** A scheduler in the state a scenario starts from: put together by hand, because no run need have led there. */
import { TaskState, type WorkerState } from "../../demos/scheduler/entities.ts";
import { RULES, SchedulerState, type Config, type News, type RulesVersion } from "../../demos/scheduler/index.ts";
import { addReplica, addToLongRunning, addToProcessing, checkIdleSaturated } from "../../demos/scheduler/load.ts";
import type { Given, GivenTask, GivenWorker, Scenario } from "./scenario.ts";

/** A scheduler and what may be done to it. */
export class Stage {
  readonly s: SchedulerState;
  /** The tasks of the scenario that are on a thread. */
  readonly executing = new Set<string>();
  #time = 0;

  constructor({ given, rules = "2026.7" }: Pick<Scenario, "given" | "rules">) {
    if (!(rules in RULES)) throw new Error(`rules "${rules}" are none of ${Object.keys(RULES).join(", ")}`);
    this.s = new SchedulerState(config(given), rules as RulesVersion);
    for (const worker of given.workers ?? []) this.addWorker(worker);
    for (const [name, { durationAverage, maxExecTime }] of Object.entries(given.prefixes ?? {})) {
      const prefix = this.s.prefix(name);
      prefix.durationAverage = durationAverage ?? -1;
      prefix.maxExecTime = maxExecTime ?? -1;
    }
    const tasks = given.tasks ?? [];
    for (const [order, task] of tasks.entries()) this.#create(task, order);
    for (const task of tasks) this.#link(task);
    // Inputs first: what a task has to fetch depends on where they are.
    for (const task of tasks) if (task.state === "memory") this.#store(task);
    for (const task of tasks) this.#enter(task);
    for (const worker of this.s.workers.values()) checkIdleSaturated(this.s, worker);
  }

  tell(news: News) {
    this.#time += 1;
    return this.s.handle({ ...news, time: this.#time, stimulusId: `${news.type}-${this.#time}` });
  }

  addWorker({ id, nthreads = 1, memoryLimit = 0, status = "running" }: GivenWorker): void {
    this.tell({ type: "add-worker", worker: id, nthreads, memoryLimit });
    if (status !== "running") this.tell({ type: "worker-status-change", worker: id, status });
  }

  task(key: unknown): TaskState {
    const task = this.s.tasks.get(String(key));
    if (task === undefined) throw new Error(`there is no task ${String(key)}`);
    return task;
  }

  worker(name: unknown): WorkerState {
    const worker = this.s.workers.get(String(name));
    if (worker === undefined) throw new Error(`there is no worker ${String(name)}`);
    return worker;
  }

  /** A value for each worker, by name. */
  perWorker<T>(value: (worker: WorkerState) => T): Record<string, T> {
    return Object.fromEntries([...this.s.workers.values()].map((worker) => [worker.name, value(worker)]));
  }

  #create(
    { key, priority = [], wanted = true, restrictions, loose = false, retries = 0 }: GivenTask,
    at: number,
  ): void {
    const [negatedUser = 0, generation = 0, order = at] = priority;
    const task = new TaskState(key, this.s.group(key), this.s.tier(negatedUser, generation));
    task.order = order;
    task.retries = retries;
    if (restrictions !== undefined) task.restrictions = { workers: new Set(restrictions), loose };
    if (wanted) task.whoWants = this.s.client("client").alone;
    this.s.tasks.set(key, task);
  }

  #link({ key, deps = [] }: GivenTask): void {
    const task = this.task(key);
    task.dependencies = deps.map((name) => this.task(name));
    for (const input of task.dependencies) {
      input.addDependent(task);
      task.group.dependencies.add(input.group);
    }
  }

  #store({ key, whoHas = [], nbytes }: GivenTask): void {
    const task = this.task(key);
    task.nbytes = nbytes ?? -1;
    for (const name of whoHas) addReplica(this.s, task, this.worker(name));
    task.become("memory");
  }

  #enter({ key, state = "released", on, longRunning = false, executing = false, nbytes }: GivenTask): void {
    const { s } = this;
    const task = this.task(key);
    if (state === "memory" || state === "released") return;
    if (nbytes !== undefined) task.nbytes = nbytes;
    if (executing) this.executing.add(key);
    task.become(state as TaskState["state"]);
    if (state === "erred") {
      task.failure = { cause: key, exception: "given" };
      return;
    }
    task.waits = true;
    for (const input of task.dependencies) input.waiters += 1;
    if (state === "waiting") task.waitingOn = task.dependencies.filter((input) => !input.inMemory).length;
    if (state === "queued") s.queued.push(task);
    if (state === "no-worker") s.unrunnable.add(task);
    if (state !== "processing") return;
    task.runId = 1;
    s.nTasks += 1;
    addToProcessing(s, task, this.worker(on));
    if (longRunning) addToLongRunning(s, task, this.worker(on));
  }
}

function config(given: Given): Partial<Config> {
  const { workerSaturation, ...rest } = given.config ?? {};
  if (workerSaturation === undefined) return rest;
  return { ...rest, workerSaturation: workerSaturation === "inf" ? Infinity : Number(workerSaturation) };
}
