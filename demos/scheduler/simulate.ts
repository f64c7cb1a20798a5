/**
 * A whole run in virtual time: client, scheduler, workers and the messages between them. This is a driver: it carries
 * stimuli and instructions to and fro and says when each arrives. It decides nothing about tasks.
 */
import { VirtualClock } from "./clock.ts";
import { COSTS, newsCost, type Costs } from "./costs.ts";
import type { Instruction, Key, Micros, News, WorkerName } from "./messages.ts";
import type { Executed, Run, Scenario, TaskSpec, Transferred, WorkerSpec } from "./scenario.ts";
import { SchedulerState } from "./state.ts";
import { BatchedSend, EventLoop } from "./streams.ts";
import type { WorkerEvent } from "./worker-messages.ts";
import { WorkerStateMachine } from "./worker.ts";

/** Run a scenario from the submission of its graph until the client has all it wants, or nothing moves any more. */
export function simulate(scenario: Scenario): Run {
  return new Simulation(scenario).run();
}

const CLIENT = "client";

type ToWorker = Extract<Instruction, { readonly worker: WorkerName }>;
type ToClient = Extract<Instruction, { readonly client: string }>;

interface Node {
  readonly machine: WorkerStateMachine;
  readonly outbox: BatchedSend<News>;
  readonly inbox: BatchedSend<ToWorker>;
  /** Start of each task that is on a thread. */
  readonly executing: Map<Key, Micros>;
}

class Simulation {
  readonly #clock = new VirtualClock();
  readonly #loop = new EventLoop(this.#clock);
  readonly #costs: Costs;
  readonly #scenario: Scenario;
  readonly #scheduler: SchedulerState;
  readonly #tasks = new Map<Key, TaskSpec>();
  readonly #nodes = new Map<WorkerName, Node>();
  readonly #missing: Set<Key>;
  readonly #toClient: BatchedSend<ToClient>;
  readonly #executed: Executed[] = [];
  readonly #transferred: Transferred[] = [];
  #stimuli = 0;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#costs = { ...COSTS, ...scenario.costs };
    this.#scheduler = new SchedulerState(scenario.config, scenario.rules);
    for (const task of scenario.tasks) this.#tasks.set(task.key, task);
    this.#missing = new Set(scenario.wanted ?? outputs(scenario.tasks));
    this.#toClient = this.#fromScheduler(this.#costs.schedulerToClient, (messages) => {
      for (const { op, key } of messages) if (op === "key-in-memory") this.#missing.delete(key);
    });
  }

  run(): Run {
    for (const spec of this.#scenario.workers) {
      if (spec.arrives === undefined) this.#handle(this.#enrol(spec));
      else this.#clock.at(spec.arrives, () => this.#deliver([this.#enrol(spec)]));
    }
    if (this.#scheduler.config.workStealing) this.#balance();
    const client = this.#toScheduler(this.#costs.clientToScheduler);
    client.send({ type: "update-graph", client: CLIENT, tasks: this.#scenario.tasks, wanted: [...this.#missing] });
    this.#clock.run(() => this.#missing.size === 0);
    return {
      executed: this.#executed,
      transferred: this.#transferred,
      finished: this.#clock.now,
      missing: [...this.#missing],
      stimuli: this.#stimuli,
      scheduling: this.#loop.worked,
      log: this.#scheduler.log.entries(),
    };
  }

  #enrol({ name, nthreads, memoryLimit = 0 }: WorkerSpec): News {
    const { connectionsOutgoing, connectionsIncoming } = this.#scheduler.config;
    const node: Node = {
      machine: new WorkerStateMachine(name, { nthreads, connectionsOutgoing, connectionsIncoming }),
      outbox: this.#toScheduler(this.#costs.workerToScheduler),
      inbox: this.#fromScheduler(this.#costs.schedulerToWorker, (messages) => {
        for (const message of messages) this.#tell(node, message);
      }),
      executing: new Map(),
    };
    this.#nodes.set(name, node);
    this.#heartbeat(node);
    return { type: "add-worker", worker: name, nthreads, memoryLimit };
  }

  /** Every 0.5 s with up to 10 workers, 1 s below 50, 2 s below 200, else n/200 + 1 s (`scheduler.py::heartbeat_interval`), without jitter. */
  #heartbeat(node: Node): void {
    const n = this.#nodes.size;
    const milliseconds = n <= 10 ? 500 : n < 50 ? 1000 : n < 200 ? 2000 : 1000 + 5 * n;
    const beat = (): void => {
      const now = this.#clock.now;
      const executing = [...node.executing].map(([key, start]) => ({ key, elapsed: Math.max(0, now - start) }));
      this.#clock.at(now + this.#costs.latency, () =>
        this.#deliver([{ type: "heartbeat", worker: node.machine.name, executing }]),
      );
      this.#heartbeat(node);
    };
    this.#clock.at(this.#clock.now + 1000 * milliseconds, beat, true);
  }

  /** Work stealing is the scheduler's own: it takes a turn of the event loop, no message. What it costs was not measured. */
  #balance(): void {
    const tick = (): void => {
      this.#deliver([{ type: "balance" }], 0);
      this.#balance();
    };
    this.#clock.at(this.#clock.now + this.#scheduler.rules.stealInterval, tick, true);
  }

  #toScheduler(interval: Micros): BatchedSend<News> {
    return new BatchedSend<News>(this.#clock, interval, (take) => {
      const batch = take();
      this.#clock.at(this.#clock.now + this.#costs.latency, () => this.#deliver(batch));
    });
  }

  /** The scheduler writes a batch when its event loop gets round to it. */
  #fromScheduler<M>(interval: Micros, arrive: (batch: readonly M[]) => void): BatchedSend<M> {
    return new BatchedSend<M>(this.#clock, interval, (take) => {
      let batch: readonly M[] = [];
      const write = (): Micros => {
        batch = take();
        return this.#costs.message;
      };
      this.#loop.add(write, () => this.#clock.at(this.#clock.now + this.#costs.latency, () => arrive(batch)));
    });
  }

  /** The scheduler reads a batch: all of it is dealt with before anything it leads to goes out, as in one turn of its event loop. */
  #deliver(batch: readonly News[], message: Micros = this.#costs.message): void {
    const instructions: Instruction[] = [];
    const read = (): Micros => {
      let took = message;
      for (const news of batch) {
        const answer = this.#handle(news, took);
        took += this.#costOf(news, answer);
        for (const instruction of answer) instructions.push(instruction);
      }
      return took;
    };
    this.#loop.add(read, () => {
      for (const instruction of instructions) {
        if ("client" in instruction) this.#toClient.send(instruction);
        else this.#nodes.get(instruction.worker)!.inbox.send(instruction);
      }
    });
  }

  #handle(news: News, delay: Micros = 0): Instruction[] {
    this.#stimuli += 1;
    const time = this.#clock.now + delay;
    return this.#scheduler.handle({ ...news, time, stimulusId: `${news.type}-${this.#stimuli}` });
  }

  #costOf(news: News, answer: readonly Instruction[]): Micros {
    let cost = newsCost(this.#costs, news);
    for (const { op } of answer) if (op === "compute-task") cost += this.#costs.assignTask;
    return cost;
  }

  #tell(node: Node, event: WorkerEvent): void {
    for (const instruction of node.machine.handle(event)) {
      switch (instruction.op) {
        case "execute":
          this.#execute(node, instruction.key, instruction.runId, instruction.thread);
          break;
        case "gather-dep": {
          const { key, from } = instruction;
          const by = node.machine.name;
          this.#clock.at(this.#clock.now + this.#costs.latency, () =>
            this.#tell(this.#nodes.get(from)!, { op: "get-data", key, by }),
          );
          break;
        }
        case "send-data":
          this.#transfer(node, instruction.key, instruction.to);
          break;
        case "send-missing": {
          const { key, to } = instruction;
          const from = node.machine.name;
          this.#clock.at(this.#clock.now + this.#costs.latency, () =>
            this.#tell(this.#nodes.get(to)!, { op: "gather-dep-missing", key, from }),
          );
          break;
        }
        case "steal-response": {
          const { key, requestId, state } = instruction;
          node.outbox.send({ type: "steal-response", worker: node.machine.name, key, requestId, state });
          break;
        }
        case "add-keys":
          node.outbox.send({ type: "add-keys", worker: node.machine.name, keys: [instruction.key] });
          break;
      }
    }
  }

  #execute(node: Node, key: Key, runId: number, thread: number): void {
    const worker = node.machine.name;
    const { duration, nbytes } = this.#tasks.get(key)!;
    const start = this.#clock.now + this.#costs.workerTask;
    const stop = start + duration;
    node.executing.set(key, start);
    this.#clock.at(stop, () => {
      node.executing.delete(key);
      this.#executed.push({ key, worker, thread, start, stop });
      node.outbox.send({ type: "task-finished", worker, key, runId, nbytes, compute: duration });
      this.#tell(node, { op: "execute-success", key, runId, thread });
    });
  }

  #transfer(node: Node, key: Key, to: WorkerName): void {
    const { nbytes } = this.#tasks.get(key)!;
    const start = this.#clock.now;
    const stop = start + this.#costs.latency + Math.ceil((nbytes * 1_000_000) / this.#costs.bandwidth);
    this.#clock.at(stop, () => {
      this.#transferred.push({ key, from: node.machine.name, to, start, stop, nbytes });
      this.#tell(this.#nodes.get(to)!, { op: "gather-dep-success", key });
      this.#tell(node, { op: "data-sent" });
    });
  }
}

function outputs(tasks: readonly TaskSpec[]): Key[] {
  const inputs = new Set(tasks.flatMap((task) => task.dependencies));
  return tasks.filter((task) => !inputs.has(task.key)).map((task) => task.key);
}
