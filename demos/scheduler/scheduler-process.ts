/**
 * The scheduler process of a simulated run: its event loop, its streams, and what it does by itself from time to time.
 * It carries stimuli to the scheduler and instructions from it, and says how long that takes. Decides nothing.
 */
import type { Client, ToClient } from "./client.ts";
import type { VirtualClock } from "./clock.ts";
import { newsCost, type Costs } from "./costs.ts";
import type { GraphTask, Instruction, Micros, News, WorkerName } from "./messages.ts";
import type { SchedulerState } from "./state.ts";
import { BatchedSend, EventLoop } from "./streams.ts";
import type { ToWorker, WorkerProcess } from "./worker-process.ts";

interface Connection {
  readonly process: WorkerProcess;
  readonly stream: BatchedSend<ToWorker>;
}

interface Retirement {
  readonly workers: readonly WorkerName[];
  readonly done: () => void;
}

/** How a piece of news is dealt with. All of it may be left out. */
export interface Delivery {
  /** The worker it is about: what comes from an earlier life of that name is not read. */
  readonly from?: WorkerProcess;
  /** Scheduler CPU for reading it. Default: that of a message. */
  readonly message?: Micros;
  /** As for the clock. */
  readonly background?: boolean;
  /** Called when it has been dealt with. */
  readonly dealtWith?: () => void;
}

/** Who wants to know what the scheduler hears. */
export interface Listener {
  /** Tasks it is about to be told of. */
  submitted(tasks: readonly GraphTask[]): void;
  /** A worker has gone from its books. */
  gone(worker: WorkerName): void;
}

/** One scheduler and who is connected to it. */
export class SchedulerProcess {
  readonly loop: EventLoop;
  /** Stimuli handled. */
  stimuli = 0;
  readonly #clock: VirtualClock;
  readonly #costs: Costs;
  readonly #state: SchedulerState;
  readonly #listener: Listener;
  readonly #connections = new Map<WorkerName, Connection>();
  readonly #toClient: BatchedSend<ToClient>;
  #retirements: Retirement[] = [];

  constructor(clock: VirtualClock, costs: Costs, state: SchedulerState, client: Client, listener: Listener) {
    this.loop = new EventLoop(clock);
    this.#clock = clock;
    this.#costs = costs;
    this.#state = state;
    this.#listener = listener;
    this.#toClient = this.#stream(costs.schedulerToClient, (messages) => {
      for (const message of messages) client.hear(message, clock.now);
      clock.progress();
    });
  }

  /** The last worker that connected by this name. */
  worker(name: WorkerName): WorkerProcess | undefined {
    return this.#connections.get(name)?.process;
  }

  /** News that has arrived: all of it is dealt with before anything it leads to goes out, as in one turn of the event loop. */
  deliver(batch: readonly News[], { from, message = this.#costs.message, background, dealtWith }: Delivery = {}): void {
    const said: (() => void)[] = [];
    const read = (): Micros => {
      let took = message;
      for (const news of batch) {
        if (from !== undefined && news.type !== "add-worker" && this.worker(from.name) !== from) continue;
        const answer = this.handle(news, from, took);
        took += this.#costOf(news, answer);
        for (const instruction of answer) said.push(this.#sender(instruction));
      }
      return took;
    };
    const shown = (): void => {
      for (const send of said) send();
      dealtWith?.();
      this.#settleRetirements();
    };
    this.loop.add(read, shown, background);
  }

  /** Deal with news now, `delay` after the turn began; for what is there before the run begins, by itself. */
  handle(news: News, from?: WorkerProcess, delay: Micros = 0): Instruction[] {
    if (news.type === "add-worker") this.#connect(from!);
    if (news.type === "update-graph") this.#listener.submitted(news.tasks);
    this.stimuli += 1;
    const time = this.#clock.now + delay;
    const answer = this.#state.handle({ ...news, time, stimulusId: `${news.type}-${this.stimuli}` });
    for (const instruction of answer) this.#noteRetirement(instruction, time);
    if (news.type === "remove-worker") this.#listener.gone(news.worker);
    return answer;
  }

  /** What it does by itself takes a turn of the event loop and no message. What it costs was not measured. */
  every(interval: Micros, news: News): void {
    const tick = (): void => {
      this.deliver([news], { message: 0, background: true });
      this.every(interval, news);
    };
    this.#clock.at(this.#clock.now + interval, tick, true);
  }

  /** A question and its answer: two messages. */
  ask(question: () => number, answer: (n: number) => void): void {
    let n = 0;
    const read = (): Micros => {
      n = question();
      return 2 * this.#costs.message;
    };
    this.#soon(() => this.loop.add(read, () => this.#soon(() => answer(n), true), true), true);
  }

  /** Have workers retire. `done`: each of them has gone, or cannot go. */
  retire(workers: readonly WorkerName[], done: () => void = () => {}): void {
    const dealtWith = (): void => {
      this.#retirements.push({ workers, done });
    };
    this.#soon(() => this.deliver([{ type: "retire-workers", workers }], { dealtWith }));
  }

  #connect(process: WorkerProcess): void {
    const stream = this.#stream<ToWorker>(this.#costs.schedulerToWorker, (messages) => {
      for (const message of messages) {
        process.tell(message);
        if (message.op === "close-worker" && process.alive) process.end("retired");
      }
    });
    this.#connections.set(process.name, { process, stream });
  }

  #sender(instruction: Instruction): () => void {
    if ("client" in instruction) return () => this.#toClient.send(instruction);
    const { stream } = this.#connections.get(instruction.worker)!;
    return () => stream.send(instruction);
  }

  /** A batch is written when the event loop gets round to it. */
  #stream<M>(interval: Micros, arrive: (batch: readonly M[]) => void): BatchedSend<M> {
    return new BatchedSend<M>(this.#clock, interval, (take) => {
      let batch: readonly M[] = [];
      const write = (): Micros => {
        batch = take();
        return this.#costs.message;
      };
      this.loop.add(write, () => this.#soon(() => arrive(batch)));
    });
  }

  #costOf(news: News, answer: readonly Instruction[]): Micros {
    let cost = newsCost(this.#costs, news);
    for (const { op } of answer) if (op === "compute-task") cost += this.#costs.assignTask;
    return cost;
  }

  #noteRetirement(instruction: Instruction, time: Micros): void {
    if (instruction.op === "close-worker") this.#listener.gone(instruction.worker);
    if (instruction.op !== "worker-status-change") return;
    const { life } = this.worker(instruction.worker)!;
    life.retiring = instruction.status === "closing_gracefully" ? time : null;
  }

  #settleRetirements(): void {
    if (this.#retirements.length === 0) return;
    const retires = new Set([...this.#state.retiring.keys()].map(({ name }) => name));
    const settled = this.#retirements.filter(({ workers }) => !workers.some((worker) => retires.has(worker)));
    if (settled.length === 0) return;
    this.#retirements = this.#retirements.filter((retirement) => !settled.includes(retirement));
    for (const { done } of settled) this.#soon(done);
  }

  #soon(action: () => void, background = false): void {
    this.#clock.at(this.#clock.now + this.#costs.latency, action, background);
  }
}
