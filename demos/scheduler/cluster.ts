/** The worker processes of a simulated run: who is there, who is being started, who comes back, and each one's life. */
import type { VirtualClock, Planned } from "./clock.ts";
import type { Costs } from "./costs.ts";
import type { Micros, News, WorkerName } from "./messages.ts";
import type { WorkerSpec } from "./scenario.ts";
import type { SchedulerProcess } from "./scheduler-process.ts";
import type { SchedulerState } from "./state.ts";
import type { WorkerEvent } from "./worker-messages.ts";
import { WorkerProcess, type Life, type Surroundings, type Tasks } from "./worker-process.ts";

/** All workers of one run, and how they come and go. */
export class Cluster {
  /** In the order in which they were asked for. */
  readonly lives: Life[] = [];
  readonly #clock: VirtualClock;
  readonly #latency: Micros;
  readonly #state: SchedulerState;
  readonly #scheduler: SchedulerProcess;
  readonly #around: Surroundings;
  readonly #alive = new Map<WorkerName, WorkerProcess>();
  readonly #starting = new Map<WorkerName, { readonly planned: Planned; readonly life: Life }>();

  constructor(clock: VirtualClock, costs: Costs, state: SchedulerState, scheduler: SchedulerProcess, tasks: Tasks) {
    this.#clock = clock;
    this.#latency = costs.latency;
    this.#state = state;
    this.#scheduler = scheduler;
    this.#around = {
      clock,
      costs,
      config: state.config,
      tasks,
      peer: (name) => scheduler.worker(name),
      soon: (action) => clock.at(clock.now + costs.latency, action),
      heartbeatInterval: () => heartbeatInterval(this.#alive.size),
      terminate: ({ name }, restartsAfter) => this.kill(name, restartsAfter, "terminated"),
      deliver: (news, from, background = false) => scheduler.deliver(news, { from, background }),
    };
  }

  /** It is there before the run begins. */
  place(spec: WorkerSpec): void {
    if (this.#alive.has(spec.name)) throw new Error(`There are two workers named ${spec.name}.`);
    const { process, news } = this.#join(spec, this.#live(spec));
    this.#scheduler.handle(news, process);
  }

  /** It is there all at once, and knows a moment later that the scheduler knows it. If the name is taken it does not come. */
  arrive(spec: WorkerSpec, checkedIn: () => void = () => {}, life?: Life): void {
    if (this.#alive.has(spec.name) || this.#state.workers.has(spec.name)) {
      if (life !== undefined) this.#cancel(life);
      checkedIn();
      return;
    }
    const { process, news } = this.#join(spec, life ?? this.#live(spec));
    this.#scheduler.deliver([news], { from: process, dealtWith: () => this.#around.soon(checkedIn) });
  }

  /** Somebody asks for it: it checks in `after` so long, unless it is closed before. */
  start(spec: WorkerSpec, after: Micros, checkedIn: () => void): void {
    const life = this.#live(spec);
    const arrive = (): void => {
      this.#starting.delete(spec.name);
      this.arrive(spec, checkedIn, life);
    };
    this.#starting.set(spec.name, { planned: this.#clock.at(this.#clock.now + after, arrive), life });
  }

  /** The process is gone. The scheduler hears that its stream is closed; `restartsAfter` so long the same worker comes back, empty. */
  kill(name: WorkerName, restartsAfter?: Micros, how: "killed" | "terminated" = "killed"): void {
    const process = this.#alive.get(name);
    if (process === undefined) return;
    process.end(how);
    const { now } = this.#clock;
    const news: News = { type: "remove-worker", worker: name, expected: false };
    this.#clock.at(now + this.#latency, () => this.#scheduler.deliver([news], { from: process }));
    if (restartsAfter === undefined) return;
    // Not before the scheduler has heard: it would take the new one for the old.
    this.#clock.at(now + Math.max(restartsAfter, this.#latency), () => this.arrive(process.spec));
  }

  /** End what is still there: its start, or its process if it is not on its way out anyway. */
  close(name: WorkerName): void {
    const start = this.#starting.get(name);
    if (start !== undefined) {
      this.#clock.cancel(start.planned);
      this.#starting.delete(name);
      this.#cancel(start.life);
    } else if (this.#state.workers.has(name)) {
      this.kill(name);
    }
  }

  tell(name: WorkerName, event: WorkerEvent): void {
    this.#alive.get(name)?.tell(event);
  }

  #live({ name, nthreads }: WorkerSpec): Life {
    const asked = this.#clock.now;
    const life: Life = { worker: name, nthreads, asked, arrived: null, retiring: null, left: null, how: null };
    this.lives.push(life);
    return life;
  }

  #cancel(life: Life): void {
    life.left = this.#clock.now;
    life.how = "cancelled";
  }

  #join(spec: WorkerSpec, life: Life): { process: WorkerProcess; news: News } {
    const { name, nthreads, memoryLimit = 0 } = spec;
    life.arrived = this.#clock.now;
    const process = new WorkerProcess(spec, life, this.#around, () => this.#alive.delete(name));
    this.#alive.set(name, process);
    process.begin();
    return { process, news: { type: "add-worker", worker: name, nthreads, memoryLimit } };
  }
}

/** 0.5 s with up to 10 workers, 1 s below 50, 2 s below 200, else n/200 + 1 s (`scheduler.py::heartbeat_interval`), without jitter. */
function heartbeatInterval(n: number): Micros {
  return 1000 * (n <= 10 ? 500 : n < 50 ? 1000 : n < 200 ? 2000 : 1000 + 5 * n);
}
