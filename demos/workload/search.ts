/**
 * A search that submits as it learns: asynchronous successive halving (Li et al., "A System for Massively Parallel
 * Hyperparameter Tuning", MLSys 2020, algorithm 2). Every trial is trained a little; whenever a result comes in, the client
 * asks who is among the best third of a rung and has not gone on: that trial is trained three times as long on the next rung.
 * If there is none, a new trial begins. Nobody waits for a rung to be complete, and nobody knows the graph beforehand.
 *
 * Left out of what the paper has: failures are not replaced, as a client's program hears only of results.
 */
import { random, type Key, type Seconds, type TaskSpec } from "../scheduler/index.ts";
import type { Program } from "../scheduler/scenario.ts";
import type { Job } from "./job.ts";
import { MAP_FIFO_TIMEOUT } from "./repeated.ts";
import { bytes, count, evenly, micros, numbers } from "./sizes.ts";

/** How large the search is, and which draw of it. */
export interface SearchOptions {
  /** Trials that begin. */
  readonly trials: number;
  /** Training on the first rung, on average. */
  readonly seconds: Seconds;
  /** Rungs, the first included. Default 4. */
  readonly rungs?: number;
  /** One in so many goes on, to train so many times as long. Default 3. */
  readonly eta?: number;
  /** Trainings the client keeps under way. Default 16. */
  readonly parallel?: number;
  /** Bytes of a trained model. Default 1 MB. */
  readonly nbytes?: number;
  readonly seed: number;
}

/** How fast a trial trains lies evenly within this share on either side of the mean. */
const SPREAD = 0.3;

/** How far the first rung's score may be off, of a scale from 0 to 1; each rung up a third of it, and nothing on the last. */
const NOISE = 0.15;

/** One training: `train-12.2` is trial 12 on the third rung, which goes on from `train-12.1`. */
export interface Training {
  readonly trial: number;
  readonly rung: number;
}

/** The training of a key, or nothing for the key of another job. */
export function trainingOf(key: Key): Training | undefined {
  const found = /^train-(\d+)\.(\d+)$/.exec(key);
  return found ? { trial: Number(found[1]), rung: Number(found[2]) } : undefined;
}

/** How good a trial looks after a rung; the larger the better. On the last rung it looks as it is. */
export function scoreOf({ trial, rung }: Training, { seed, rungs = 4 }: Pick<SearchOptions, "seed" | "rungs">): number {
  const quality = random(seed, "quality", trial);
  if (rung >= rungs - 1) return quality;
  return quality + (NOISE * (2 * random(seed, "noise", trial, rung) - 1)) / power(3, rung);
}

/** The search: its first trials, and a program that answers results. It submits no trial beyond `trials`, none on a rung twice. */
export function search(options: SearchOptions): Job {
  const { trials, seconds, rungs = 4, eta = 3, parallel = 16, nbytes = 1e6, seed } = options;
  count("trials of a search", trials);
  count("rungs of a search", rungs);
  count("trials for one that goes on in a search", eta, 2);
  count("trainings under way of a search", parallel);
  bytes("models of a search", nbytes);
  const first = micros("seconds of a search", seconds);
  micros("seconds of a search's last rung", seconds * power(eta, rungs - 1));
  const train = ({ trial, rung }: Training): TaskSpec => {
    const pace = evenly(SPREAD, seed, "duration", `train-${trial}`);
    return {
      key: `train-${trial}.${rung}`,
      dependencies: rung === 0 ? [] : [`train-${trial}.${rung - 1}`],
      duration: Math.round(first * power(eta, rung) * pace),
      nbytes,
    };
  };
  const begun = Math.min(parallel, trials);
  const program = (): Program => {
    const ladder = numbers(rungs - 1).map(() => new Rung(eta));
    const heard = new Set<Key>();
    let next = begun;
    const job = (): Training | undefined => {
      for (let rung = rungs - 2; rung >= 0; rung -= 1) {
        const trial = ladder[rung]!.promote();
        if (trial !== undefined) return { trial, rung: rung + 1 };
      }
      return next < trials ? { trial: next++, rung: 0 } : undefined;
    };
    let running = begun;
    return (key) => {
      const training = trainingOf(key);
      // A result that was lost and computed again is no news.
      if (training === undefined || heard.has(key)) return undefined;
      heard.add(key);
      running -= 1;
      ladder[training.rung]?.add({ trial: training.trial, score: scoreOf(training, { seed, rungs }) });
      const tasks: TaskSpec[] = [];
      while (running < parallel) {
        const more = job();
        if (more === undefined) break;
        tasks.push(train(more));
        running += 1;
      }
      return tasks.length > 0 ? { tasks, fifoTimeout: MAP_FIFO_TIMEOUT } : undefined;
    };
  };
  return { tasks: numbers(begun).map((trial) => train({ trial, rung: 0 })), program };
}

/**
 * Trials of a search of about so many tasks, at four rungs and one in three: 40/27 tasks for each trial, and some more for
 * those that were among the best third only for a while. How many, the order of results decides.
 */
export function trialsOf(tasks: number): number {
  return Math.max(1, Math.round((tasks * 5) / 8));
}

/** Multiplied out, so that every engine gives the same. */
const power = (base: number, times: number): number => numbers(times).reduce((product) => product * base, 1);

interface Scored {
  readonly trial: number;
  readonly score: number;
}

/** The results of one rung: who went on, and who did not; both from the worst to the best. */
class Rung {
  readonly #eta: number;
  readonly #promoted: Scored[] = [];
  readonly #staying: Scored[] = [];

  constructor(eta: number) {
    this.#eta = eta;
  }

  add(result: Scored): void {
    this.#staying.splice(place(this.#staying, result), 0, result);
  }

  /** The best that stays, if it is among the best share of all results so far. */
  promote(): number | undefined {
    const best = this.#staying.at(-1);
    if (best === undefined) return undefined;
    const at = place(this.#promoted, best);
    const better = this.#promoted.length - at;
    const chosen = Math.floor((this.#promoted.length + this.#staying.length) / this.#eta);
    if (better >= chosen) return undefined;
    this.#staying.pop();
    this.#promoted.splice(at, 0, best);
    return best.trial;
  }
}

/** Where a result belongs in a list from the worst to the best. */
function place(list: readonly Scored[], { score }: Scored): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.score < score) low = middle + 1;
    else high = middle;
  }
  return low;
}
