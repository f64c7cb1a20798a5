/**
 * A whole run in virtual time: client, scheduler, workers, the messages between them, and what is done to them from
 * outside. This is a driver: it says when each thing happens. It decides nothing about tasks.
 */
import { Autoscaler } from "./autoscaler.ts";
import { Client } from "./client.ts";
import { VirtualClock } from "./clock.ts";
import { Cluster } from "./cluster.ts";
import { COSTS } from "./costs.ts";
import type { Key, Micros, News } from "./messages.ts";
import type {
  DiskAccess,
  Executed,
  Happening,
  MemoryUse,
  Program,
  Run,
  Scenario,
  TaskSpec,
  Transferred,
  Watch,
} from "./scenario.ts";
import { SchedulerProcess } from "./scheduler-process.ts";
import { SchedulerState } from "./state.ts";
import { BatchedSend } from "./streams.ts";
import type { Work } from "./worker-process.ts";

/**
 * Run a scenario from the submission of its graph until the client has all it wants or has heard that it fails, or
 * nothing moves any more: until for half a minute, and some looks of adaptive scaling, nothing but what goes on by itself
 * was there to wait for, and nothing came of that.
 */
export function simulate(scenario: Scenario, watch: Watch = () => true, program: Program = () => undefined): Run {
  return new Simulation(scenario, program).run(watch);
}

/** Longer than what goes on by itself takes to lead anywhere: stealing, memory, asking anew, replacing a lost worker. */
const PATIENCE: Micros = 30_000_000;

/** Events between two calls of `Watch`. */
const WATCHED = 4096;

class Simulation {
  readonly #clock = new VirtualClock();
  readonly #scenario: Scenario;
  readonly #state: SchedulerState;
  readonly #client: Client;
  readonly #scheduler: SchedulerProcess;
  readonly #cluster: Cluster;
  readonly #autoscaler: Autoscaler | null = null;
  readonly #works = new Map<Key, Work>();
  readonly #executed: Executed[] = [];
  readonly #transferred: Transferred[] = [];
  readonly #disk: DiskAccess[] = [];
  readonly #memory: MemoryUse[] = [];
  /** Tasks that had a result at least once. */
  #ended = 0;
  /** Graphs the client has yet to submit. */
  #submissions: number;

  constructor(scenario: Scenario, program: Program) {
    const { adaptive, happenings = [], workers } = scenario;
    const clock = this.#clock;
    const costs = { ...COSTS, ...scenario.costs };
    this.#scenario = scenario;
    this.#submissions = happenings.filter((happening) => happening.do === "submit").length;
    this.#state = new SchedulerState(scenario.config, scenario.rules);
    const toScheduler = new BatchedSend<News>(clock, costs.clientToScheduler, (take) => {
      const batch = take();
      clock.at(clock.now + costs.latency, () => this.#scheduler.deliver(batch));
    });
    this.#client = new Client(
      (news) => toScheduler.send(news),
      (key) => {
        const more = program(key, clock.now);
        if (more) this.#client.submit(more.tasks, more.wanted, more.fifoTimeout);
      },
    );
    this.#scheduler = new SchedulerProcess(clock, costs, this.#state, this.#client, {
      submitted: (tasks) => this.#learn(tasks as readonly TaskSpec[]),
      gone: (worker) => this.#autoscaler?.lost(worker),
    });
    this.#cluster = new Cluster(clock, costs, this.#state, this.#scheduler, {
      work: (key) => this.#works.get(key)!,
      executed: (attempt) => this.#note(attempt),
      transferred: (move) => {
        this.#transferred.push(move);
        clock.progress();
      },
      accessed: (access) => this.#disk.push(access),
      used: (use) => this.#memory.push(use),
    });
    if (adaptive)
      this.#autoscaler = new Autoscaler(adaptive, clock, this.#state, this.#scheduler, this.#cluster, workers);
  }

  run(watch: Watch): Run {
    const { tasks, wanted, workers, happenings = [], until = -1 } = this.#scenario;
    const clock = this.#clock;
    for (const spec of workers) {
      if (spec.arrives === undefined) this.#cluster.place(spec);
      else clock.at(spec.arrives, () => this.#cluster.arrive(spec, () => this.#autoscaler?.checkedIn()));
    }
    const { config, rules } = this.#state;
    if (config.workStealing) this.#scheduler.every(rules.stealInterval, { type: "balance" });
    this.#scheduler.every(config.activeMemoryManagerInterval, { type: "active-memory-manager" });
    this.#autoscaler?.begin();
    this.#client.submit(tasks, wanted);
    for (const happening of happenings) clock.at(happening.at, () => this.#happen(happening));

    let events = 0;
    let stopped = false;
    const done = (next: Micros): boolean => {
      events += 1;
      if (events % WATCHED === 0) stopped = !watch(this.#ended, this.#works.size);
      return stopped || (this.#settled && next > until);
    };
    clock.run({ done, until, patience: PATIENCE + (this.#autoscaler?.patience ?? 0) });
    return {
      executed: this.#executed,
      transferred: this.#transferred,
      disk: this.#disk,
      memory: this.#memory,
      workers: this.#cluster.lives,
      adapted: this.#autoscaler?.adapted ?? [],
      finished: stopped ? clock.now : this.#settled ? this.#client.heard : clock.moved,
      erred: [...this.#client.erred.values()],
      missing: [...this.#client.missing],
      stimuli: this.#scheduler.stimuli,
      scheduling: this.#scheduler.loop.worked,
      log: this.#state.log.entries(),
    };
  }

  /** The client waits for nothing, and is not about to. */
  get #settled(): boolean {
    return this.#submissions === 0 && this.#client.missing.size === 0;
  }

  /** A key that has been forgotten may stand for another task from now on. */
  #learn(tasks: readonly TaskSpec[]): void {
    for (const spec of tasks) {
      if (!this.#state.tasks.has(spec.key)) this.#works.set(spec.key, { spec, attempts: 0, ended: false });
    }
  }

  #note(attempt: Executed): void {
    this.#executed.push(attempt);
    this.#clock.progress();
    const work = this.#works.get(attempt.key)!;
    if (attempt.end !== "finished" || work.ended) return;
    work.ended = true;
    this.#ended += 1;
  }

  #happen(happening: Happening): void {
    this.#clock.progress();
    switch (happening.do) {
      case "kill-worker":
        return this.#cluster.kill(happening.worker, happening.restartsAfter);
      case "pause-worker":
        return this.#cluster.tell(happening.worker, { op: "pause" });
      case "resume-worker":
        return this.#cluster.tell(happening.worker, { op: "unpause" });
      case "retire-workers":
        return this.#scheduler.retire(happening.workers);
      case "add-worker":
        return this.#cluster.arrive(happening.worker);
      case "submit":
        this.#submissions -= 1;
        return this.#client.submit(happening.tasks, happening.wanted, happening.fifoTimeout);
      case "release":
        return this.#client.release(happening.keys, this.#clock.now);
    }
  }
}
