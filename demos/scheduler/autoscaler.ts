/**
 * What scales a cluster of a simulated run: it asks adaptive.ts once per interval and starts and retires workers. Follows
 * the loop of `Adaptive` (`deploy/adaptive.py`, `deploy/adaptive_core.py`) and the bookkeeping of `SpecCluster`
 * (`deploy/spec.py`). Leaves out workers in groups, and what a communication error does to the loop: the two older
 * releases stop it unless they are scaling down, 2026.7 goes on; but here neither the scheduler dies nor a start fails.
 */
import { adaptOptions, adaptiveTarget, recommendations, workersToClose } from "./adaptive.ts";
import type { VirtualClock } from "./clock.ts";
import type { Cluster } from "./cluster.ts";
import type { Micros, WorkerName } from "./messages.ts";
import type { AdaptiveSpec, Adapted, WorkerSize, WorkerSpec } from "./scenario.ts";
import type { SchedulerProcess } from "./scheduler-process.ts";
import type { SchedulerState } from "./state.ts";

/** `deploy.lost-worker-timeout`: how long a cluster waits for a lost worker to come back before it starts another. */
const LOST_WORKER_TIMEOUT: Micros = 15_000_000;

/** One `cluster.adapt(...)`. */
export class Autoscaler {
  readonly adapted: Adapted[] = [];
  readonly #interval: Micros;
  readonly #waitCount: number;
  readonly #spec: AdaptiveSpec;
  readonly #clock: VirtualClock;
  readonly #state: SchedulerState;
  readonly #scheduler: SchedulerProcess;
  readonly #cluster: Cluster;
  readonly #limits: { readonly minimum: number; readonly maximum: number };
  /** Workers there should be (`SpecCluster.worker_spec`). */
  readonly #plan = new Map<WorkerName, WorkerSize>();
  /** Workers that have been started, or asked for (`SpecCluster.workers`). */
  readonly #started = new Set<WorkerName>();
  /** Workers being started: until they have all checked in, nothing else is begun (the lock of `_correct_state`). */
  #starting = new Set<WorkerName>();
  #toCheckIn = 0;
  #afterwards: (() => void)[] = [];
  #closeCounts: ReadonlyMap<WorkerName, number> = new Map();
  /** A look that has not ended: dask's `_adapting`. */
  #looking = false;
  #asked = 0;
  #named = 0;

  /** `workers`: those of the scenario. */
  constructor(
    spec: AdaptiveSpec,
    clock: VirtualClock,
    state: SchedulerState,
    scheduler: SchedulerProcess,
    cluster: Cluster,
    workers: readonly WorkerSpec[],
  ) {
    this.#spec = spec;
    this.#clock = clock;
    this.#state = state;
    this.#scheduler = scheduler;
    this.#cluster = cluster;
    this.#interval = spec.interval ?? 1_000_000;
    this.#waitCount = spec.waitCount ?? 3;
    this.#limits = adaptOptions(spec, { nthreads: spec.worker.nthreads, memoryLimit: spec.worker.memoryLimit ?? 0 });
    for (const { name, arrives, ...size } of workers) {
      this.#plan.set(name, size);
      if (arrives === undefined || spec.starting === "asked-for") this.#started.add(name);
      else this.#starting.add(name);
    }
    this.#toCheckIn = this.#starting.size;
  }

  /** How long nothing may seem to happen although it is at work. */
  get patience(): Micros {
    return (this.#waitCount + 2) * this.#interval;
  }

  /** Look once per interval from now on. */
  begin(): void {
    const look = (): void => {
      this.begin();
      if (this.#looking) return;
      this.#looking = true;
      const seconds = this.#spec.targetDuration ?? 5;
      this.#scheduler.ask(
        () => adaptiveTarget(this.#state, seconds),
        (target) => this.#recommend(target),
      );
    };
    this.#clock.at(this.#clock.now + this.#interval, look, true);
  }

  /** A worker of the scenario has arrived late. */
  checkedIn(): void {
    if (this.#spec.starting !== "asked-for") this.#oneCheckedIn();
  }

  /** The scheduler has no such worker any more (`SpecCluster._update_worker_status`). */
  lost(worker: WorkerName): void {
    const giveUp = (): void => {
      if (this.#state.workers.has(worker) || !this.#started.delete(worker)) return;
      this.#cluster.close(worker);
    };
    this.#clock.at(this.#clock.now + LOST_WORKER_TIMEOUT, giveUp, true);
  }

  /** Until what was decided has been done, no new decision, and then on the target from before (`Adaptive.recommendations`). */
  #recommend(target: number): void {
    if (this.#requested().length === this.#plan.size) this.#decide(target);
    else this.#correct(() => this.#decide(target));
  }

  #requested(): WorkerName[] {
    return [...this.#started].filter((worker) => this.#plan.has(worker));
  }

  #decide(target: number): void {
    const plan = new Set(this.#plan.keys());
    const requested = new Set(this.#requested());
    const observed = new Set(this.#state.workers.keys());
    const advised = recommendations({
      ...this.#limits,
      target,
      waitCount: this.#waitCount,
      plan,
      requested,
      observed,
      workersToClose: (n) => workersToClose(this.#state, { target: n }),
      closeCounts: this.#closeCounts,
    });
    const { closeCounts, safeTarget: _, ...advice } = advised;
    this.#closeCounts = closeCounts;
    const sizes = { plan: plan.size, requested: requested.size, observed: observed.size };
    this.adapted.push({ time: this.#clock.now, target, ...sizes, advice });
    if (advice.status === "down") {
      this.#scheduler.retire(advice.workers, () => this.#down(advice.workers));
      return;
    }
    if (advice.status === "up") this.#up(advice.n);
    this.#looking = false;
  }

  #up(n: number): void {
    while (this.#plan.size < n) {
      const name = `adaptive-${this.#named}`;
      this.#named += 1;
      if (!this.#plan.has(name)) this.#plan.set(name, this.#spec.worker);
    }
    this.#correct(() => {});
  }

  /** They are closed whether or not they could retire (`Adaptive.scale_down`, `SpecCluster.scale_down`). */
  #down(workers: readonly WorkerName[]): void {
    for (const worker of workers) this.#plan.delete(worker);
    this.#correct(() => (this.#looking = false));
  }

  /** Close what is not in the plan, start what is (`SpecCluster._correct_state_internal`). */
  #correct(then: () => void): void {
    if (this.#toCheckIn > 0) {
      this.#afterwards.push(() => this.#correct(then));
      return;
    }
    for (const worker of this.#started) {
      if (this.#plan.has(worker)) continue;
      this.#started.delete(worker);
      this.#cluster.close(worker);
    }
    const open = [...this.#plan].filter(([worker]) => !this.#started.has(worker));
    const checkIn = this.#spec.starting !== "asked-for";
    if (checkIn) {
      this.#starting = new Set(open.map(([worker]) => worker));
      this.#toCheckIn = open.length;
    }
    for (const [name, size] of open) {
      if (!checkIn) this.#started.add(name);
      const { startUp } = this.#spec;
      const after = startUp[this.#asked % startUp.length] ?? 0;
      this.#asked += 1;
      this.#cluster.start({ ...size, name }, after, () => checkIn && this.#oneCheckedIn());
    }
    if (this.#toCheckIn > 0) this.#afterwards.push(then);
    else then();
  }

  #oneCheckedIn(): void {
    this.#toCheckIn -= 1;
    if (this.#toCheckIn > 0) return;
    for (const worker of this.#starting) this.#started.add(worker);
    const next = this.#afterwards;
    this.#afterwards = [];
    for (const then of next) then();
  }
}
