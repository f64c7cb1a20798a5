/**
 * A worker process of a simulated run: its state machine, its streams, what is on its threads and on its way to and from
 * it, and its end. What the machine wants done takes time here. Decides nothing.
 */
import type { Planned, VirtualClock } from "./clock.ts";
import type { Costs } from "./costs.ts";
import type { Instruction, Key, Micros, News, WorkerName } from "./messages.ts";
import type { Config } from "./rules.ts";
import type { DiskAccess, Executed, MemoryUse, TaskSpec, Transferred, WorkerLife, WorkerSpec } from "./scenario.ts";
import { BatchedSend } from "./streams.ts";
import { Transfers } from "./transfers.ts";
import { memoryOf, type WorkerMemory } from "./worker-memory.ts";
import type { WorkerEvent, WorkerInstruction } from "./worker-messages.ts";
import { WorkerStateMachine } from "./worker.ts";

/** A life that is not over. */
export type Life = { -readonly [K in keyof WorkerLife]: WorkerLife[K] };

/** A task of the run, and what has become of it so far. */
export interface Work {
  readonly spec: TaskSpec;
  /** Begun so far, on any worker. */
  attempts: number;
  /** It had a result at least once. */
  ended: boolean;
}

/** The tasks of the run, and the record of what is done with them. */
export interface Tasks {
  work(key: Key): Work;
  executed(attempt: Executed): void;
  transferred(move: Transferred): void;
  accessed(access: DiskAccess): void;
  used(use: MemoryUse): void;
}

/** What is around a worker process. */
export interface Surroundings {
  readonly clock: VirtualClock;
  readonly costs: Costs;
  readonly config: Config;
  readonly tasks: Tasks;
  /** Whoever goes by this name now, alive or not. */
  peer(name: WorkerName): WorkerProcess | undefined;
  heartbeatInterval(): Micros;
  /** Have something happen when a message sent now arrives. */
  readonly soon: (action: () => void) => void;
  /** Its nanny kills it and starts it anew so long after. */
  terminate(process: WorkerProcess, restartsAfter: Micros): void;
  /** News that has reached the scheduler. */
  deliver(news: readonly News[], from: WorkerProcess, background?: boolean): void;
}

/** A second, after which dask's worker looks again for what it could not find (`Worker.periodic_callbacks["find-missing"]`). */
const FIND_MISSING: Micros = 1_000_000;

interface Attempt {
  readonly key: Key;
  readonly thread: number;
  readonly start: Micros;
  readonly planned: Planned[];
  seceded: boolean;
}

/** One life of one worker. */
export class WorkerProcess {
  readonly spec: WorkerSpec;
  readonly life: Life;
  readonly transfers: Transfers;
  alive = true;
  readonly #around: Surroundings;
  readonly #gone: () => void;
  readonly #machine: WorkerStateMachine;
  readonly #toScheduler: BatchedSend<News>;
  readonly #attempts = new Set<Attempt>();
  /** Null without a limit. */
  readonly #memory: WorkerMemory | null;
  #looksAgain = false;

  /** `gone`: called when it ends. */
  constructor(spec: WorkerSpec, life: Life, around: Surroundings, gone: () => void) {
    const { clock, costs, config } = around;
    const { name, nthreads } = spec;
    const { connectionsOutgoing, connectionsIncoming } = config;
    this.spec = spec;
    this.life = life;
    this.#around = around;
    this.#gone = gone;
    this.transfers = new Transfers(this, around);
    this.#memory = memoryOf(spec, around, {
      pause: (paused) => this.tell({ op: paused ? "pause" : "unpause" }),
      terminate: () => this.alive && around.terminate(this, spec.nanny!),
    });
    const limits = { nthreads, connectionsOutgoing, connectionsIncoming };
    this.#machine = new WorkerStateMachine(name, limits, this.#memory ?? new Set());
    this.#toScheduler = new BatchedSend<News>(clock, costs.workerToScheduler, (take) => {
      if (!this.alive) return;
      const batch = take();
      around.soon(() => around.deliver(batch, this));
    });
  }

  /** Its clock starts: what it does by itself from time to time. */
  begin(): void {
    this.#heartbeat();
  }

  get name(): WorkerName {
    return this.spec.name;
  }

  /** Something it hears, whoever says it. What is gone hears nothing. */
  tell(event: WorkerEvent): void {
    if (!this.alive) return;
    for (const instruction of this.#machine.handle(event)) this.#do(instruction);
    if (this.#machine.lacks && !this.#looksAgain) this.#lookAgain();
  }

  /** Have results at hand: when they are, which is not at once if they are on disk or the event loop waits for it. */
  atHand(keys: readonly Key[]): Micros {
    this.#memory?.use(keys);
    return this.#free;
  }

  /** It is gone at once, with what runs, what it has, and what it has not sent. Who waits for it finds out. */
  end(how: NonNullable<Life["how"]>): void {
    const { clock, tasks } = this.#around;
    this.alive = false;
    this.#gone();
    this.life.left = clock.now;
    this.life.how = how;
    for (const { key, thread, start, planned } of this.#attempts) {
      for (const plan of planned) clock.cancel(plan);
      if (start < clock.now) tasks.executed({ key, worker: this.name, thread, start, stop: clock.now, end: "killed" });
      // Its own code had not begun: that was no attempt.
      else tasks.work(key).attempts -= 1;
    }
    this.transfers.end();
    this.#memory?.end();
  }

  #do(instruction: WorkerInstruction): void {
    const worker = this.name;
    switch (instruction.op) {
      case "execute":
        return this.#execute(instruction.key, instruction.runId, instruction.thread);
      case "gather-dep":
        return this.transfers.gather(instruction.key, instruction.from);
      case "send-data":
        return this.transfers.send(instruction.key, instruction.to);
      case "send-missing":
        return this.transfers.sendMissing(instruction.key, instruction.to);
      case "task-finished": {
        const { key, runId } = instruction;
        const { spec } = this.#around.tasks.work(key);
        const compute = this.#slowed(spec.duration);
        return this.#say({ type: "task-finished", worker, key, runId, nbytes: spec.nbytes, compute });
      }
      case "task-erred": {
        const { key, runId } = instruction;
        const exception = `RuntimeError: ${key} raised.`;
        return this.#say({ type: "task-erred", worker, key, runId, exception });
      }
      case "long-running": {
        const { key } = instruction;
        const compute = this.#slowed(this.#around.tasks.work(key).spec.secedes!);
        return this.#say({ type: "long-running", worker, key, compute });
      }
      case "add-keys":
        return this.#say({ type: "add-keys", worker, keys: [instruction.key] });
      case "request-refresh-who-has":
        return this.#say({ type: "request-refresh-who-has", worker, keys: instruction.keys });
      case "worker-status-change":
        return this.#say({ type: "worker-status-change", worker, status: instruction.status });
      case "steal-response": {
        const { key, requestId, state } = instruction;
        return this.#say({ type: "steal-response", worker, key, requestId, state });
      }
    }
  }

  #execute(key: Key, runId: number, thread: number): void {
    const { clock, costs, tasks } = this.#around;
    const work = tasks.work(key);
    const { duration, secedes = Infinity, fails = 0, working = 0, dependencies } = work.spec;
    work.attempts += 1;
    const erred = work.attempts <= fails;
    const start = this.atHand(dependencies) + costs.workerTask;
    this.#memory?.work(working);
    const stop = start + this.#slowed(duration);
    const attempt: Attempt = { key, thread, start, planned: [], seceded: false };
    this.#attempts.add(attempt);
    const secede = (): void => {
      attempt.seceded = true;
      this.tell({ op: "secede", key, runId, thread });
    };
    const finish = (): void => {
      this.#attempts.delete(attempt);
      this.#memory?.work(-working);
      tasks.executed({ key, worker: this.name, thread, start, stop, end: erred ? "erred" : "finished" });
      const op = erred ? "execute-failure" : "execute-success";
      this.tell({ op, key, runId, thread: attempt.seceded ? null : thread });
    };
    if (secedes < duration) attempt.planned.push(clock.at(start + this.#slowed(secedes), secede));
    attempt.planned.push(clock.at(stop, finish));
  }

  get #free(): Micros {
    return Math.max(this.#around.clock.now, this.#memory?.free ?? 0);
  }

  /** The scheduler hears of it once the event loop is free. */
  #say(news: News): void {
    const { clock } = this.#around;
    const free = this.#free;
    if (free === clock.now) this.#toScheduler.send(news);
    else clock.at(free, () => this.#toScheduler.send(news));
  }

  #slowed(duration: Micros): Micros {
    return Math.round(duration * (this.spec.slowness ?? 1));
  }

  #heartbeat(): void {
    const { clock, costs } = this.#around;
    const beat = (): void => {
      if (!this.alive) return;
      const now = clock.now;
      const executing = [...this.#attempts].map(({ key, start }) => ({ key, elapsed: Math.max(0, now - start) }));
      const news: News = { type: "heartbeat", worker: this.name, executing };
      clock.at(now + costs.latency, () => this.#around.deliver([news], this, true), true);
      this.#heartbeat();
    };
    clock.at(clock.now + this.#around.heartbeatInterval(), beat, true);
  }

  #lookAgain(): void {
    const { clock } = this.#around;
    this.#looksAgain = true;
    const sinceArrival = clock.now - this.life.arrived!;
    const next = clock.now + FIND_MISSING - (sinceArrival % FIND_MISSING);
    const look = (): void => {
      this.#looksAgain = false;
      this.tell({ op: "find-missing" });
    };
    clock.at(next, look, true);
  }
}

/** What is said to one worker. */
export type ToWorker = Extract<Instruction, { readonly worker: WorkerName }>;
