/** Adaptive scaling of a cluster made of nothing: it asks the scheduler and does as advised, at once or when told. */
import {
  adaptiveTarget,
  recommendations,
  workersToClose,
  type Advice,
  type WorkerName,
} from "../../demos/scheduler/index.ts";
import type { Play } from "./play.ts";

/** As given to `adapt`, and what a worker is that is asked for. */
export interface Limits {
  readonly minimum: number;
  readonly maximum: number;
  readonly waitCount: number;
  readonly nthreads: number;
  readonly memoryLimit: number;
}

/** One `adapt(...)`. */
export class Scaling {
  readonly #play: Play;
  readonly #limits: Limits;
  #plan = new Set<WorkerName>();
  #closeCounts: ReadonlyMap<WorkerName, number> = new Map();
  #asked = 0;

  constructor(play: Play, limits: Limits) {
    this.#play = play;
    this.#limits = limits;
    this.#plan = new Set(play.s.workers.keys());
  }

  /** One look at the cluster, and what follows: workers asked for, cancelled, or told to retire. */
  look(): Advice<WorkerName> {
    const { s } = this.#play;
    const { minimum, maximum, waitCount } = this.#limits;
    this.#closeRest();
    const observed = new Set(s.workers.keys());
    const advice = recommendations({
      target: adaptiveTarget(s),
      minimum,
      maximum,
      waitCount,
      observed,
      plan: this.#plan,
      requested: new Set([...this.#plan, ...observed]),
      workersToClose: (target) => workersToClose(s, { target }),
      closeCounts: this.#closeCounts,
    });
    this.#closeCounts = advice.closeCounts;
    if (advice.status === "up") {
      while (this.#plan.size < advice.n) this.#plan.add(`adaptive-${this.#asked++}`);
    }
    if (advice.status === "down") {
      for (const worker of advice.workers) this.#plan.delete(worker);
      const there = advice.workers.filter((worker) => observed.has(worker));
      if (there.length > 0) this.#play.tell({ type: "retire-workers", workers: there });
    }
    return advice;
  }

  /** Who was advised to go and could not retire, because nobody could take its results, is closed all the same (`Adaptive.scale_down`). */
  #closeRest(): void {
    for (const worker of this.#play.s.workers.values()) {
      const retires = this.#play.s.retiring.has(worker);
      if (!this.#plan.has(worker.name) && !retires) this.#play.lose(worker.name, true);
    }
  }

  /** One of those that were asked for checks in; false: none is on its way. */
  arrive(): boolean {
    const { nthreads, memoryLimit } = this.#limits;
    const worker = [...this.#plan].find((name) => !this.#play.s.workers.has(name));
    if (worker === undefined) return false;
    this.#play.tell({ type: "add-worker", worker, nthreads, memoryLimit });
    return true;
  }
}
