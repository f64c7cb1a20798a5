/** A cluster made of nothing: it remembers what the scheduler sent where, and reports back when a test says so. Every stimulus is validated. */
import {
  SchedulerState,
  type Config,
  type GraphTask,
  type Instruction,
  type Key,
  type News,
  type RulesVersion,
  type TaskState,
  type WorkerName,
  type WorkerTaskState,
} from "../../demos/scheduler/index.ts";

/** One scheduler and all that is around it. */
export class Play {
  readonly s: SchedulerState;
  /** What every stimulus has led to, in order. */
  readonly said: Instruction[] = [];
  /** What each task has raised. */
  readonly raised = new Map<Key, string[]>();
  /** The workers that died unexpectedly with a task on them. */
  readonly deaths = new Map<TaskState, WorkerName[]>();
  time = 0;

  constructor(config: Partial<Config> = {}, rules: RulesVersion = "2024.7.0") {
    this.s = new SchedulerState(config, rules);
  }

  tell(news: News): Instruction[] {
    this.time += 1000;
    const answer = this.s.handle({ ...news, time: this.time, stimulusId: `${news.type}-${this.time}` });
    this.s.validate();
    this.said.push(...answer);
    return answer;
  }

  /** `workers(1, 2)`: w0 with one thread, w1 with two. */
  workers(...threads: number[]): this {
    for (const nthreads of threads) this.tell({ type: "add-worker", worker: `w${this.s.workers.size}`, nthreads });
    return this;
  }

  /** Submit tasks written as `{key: [dependencies]}`; wanted, if not said, are those nothing depends on. */
  submit(graph: Record<Key, readonly Key[]>, wanted?: readonly Key[], extra: Partial<GraphTask> = {}): Instruction[] {
    const inputs = new Set(Object.values(graph).flat());
    const tasks = Object.entries(graph).map(([key, dependencies]) => ({ key, dependencies, ...extra }));
    const outputs = Object.keys(graph).filter((key) => !inputs.has(key));
    return this.tell({ type: "update-graph", client: "me", tasks, wanted: wanted ?? outputs });
  }

  finish(key: Key, nbytes = 100, compute = 1000): Instruction[] {
    const { worker, runId } = this.running(key);
    return this.tell({ type: "task-finished", worker, key, runId, nbytes, compute });
  }

  fail(key: Key, exception = "ValueError: no"): Instruction[] {
    const { worker, runId } = this.running(key);
    this.raised.set(key, [...(this.raised.get(key) ?? []), exception]);
    return this.tell({ type: "task-erred", worker, key, runId, exception });
  }

  lose(worker: WorkerName, expected = false): Instruction[] {
    if (!expected) {
      for (const task of this.s.workers.get(worker)?.processing ?? []) {
        this.deaths.set(task, [...(this.deaths.get(task) ?? []), worker]);
      }
    }
    return this.tell({ type: "remove-worker", worker, expected });
  }

  /** A worker answers the open request for one of its tasks. */
  answer(key: Key, state: WorkerTaskState | null): Instruction[] {
    const { requestId, victim } = this.s.inFlight.get(this.s.tasks.get(key)!)!;
    return this.tell({ type: "steal-response", worker: victim.name, key, requestId, state });
  }

  state(key: Key): string {
    return this.s.tasks.get(key)?.state ?? "forgotten";
  }

  /** Keys by state, e.g. `{memory: ["a-0"]}`. */
  states(): Record<string, Key[]> {
    const states: Record<string, Key[]> = {};
    for (const task of this.s.tasks.values()) (states[task.state] ??= []).push(task.key);
    return states;
  }

  on(key: Key): WorkerName | undefined {
    return this.s.tasks.get(key)?.processingOn?.name;
  }

  /** Tasks sent to a worker and not reported. */
  processing(worker: WorkerName): Key[] {
    return [...(this.s.workers.get(worker)?.processing ?? [])].map((task) => task.key);
  }

  /** The edges a task has gone along, e.g. `released → waiting`. */
  edges(key: Key): string[] {
    return this.s.story(key).map(({ start, finish }) => `${start} → ${finish}`);
  }

  running(key: Key): { worker: WorkerName; runId: number } {
    const task = this.s.tasks.get(key);
    if (!task?.processingOn) throw new Error(`${key} is ${this.state(key)}, not on a worker.`);
    return { worker: task.processingOn.name, runId: task.runId };
  }
}

/** `{name-0: deps, name-1: deps, …}` */
export function layer(name: string, count: number, dependencies: readonly Key[] = []): Record<Key, readonly Key[]> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}-${i}`, dependencies]));
}
