/**
 * What things take in virtual time. The measured numbers are real Dask 2022.12.1 on a quiet machine of two cores, two
 * workers of one thread (scheduler-spec.md 11 and performance.md B; recorded runs: shared/dask).
 */
import type { Micros, News } from "./messages.ts";

/** Costs of the virtual clock; times in whole microseconds. */
export interface Costs {
  /**
   * Scheduler CPU to take in one task of a graph. This and the next two add up to 150 µs: the state machine alone, without
   * network and workers, took 129, 153 and 188 µs a task; about two fifths of it went into taking in the graph.
   */
  readonly graphTask: Micros;
  /** Scheduler CPU to choose a worker for one task. Assigning and finishing were measured together; they share evenly. */
  readonly assignTask: Micros;
  /** Scheduler CPU to take in one report of a finished task. */
  readonly finishTask: Micros;
  /**
   * Scheduler CPU for one message in or out, however much is in it (unpacking, packing, the event loop). Chosen so that a
   * map with queuing on, where most messages carry one task, comes to the CPU measured for scheduler and client together:
   * 621 µs a task against 635. With queuing off, where they carry more, it then comes to 399 against 326. That fuller
   * messages make the difference shows with 8 threads per worker, where queuing on costs real Dask no more than off.
   */
  readonly message: Micros;
  /**
   * Worker: from a thread being free for a ready task to the task's own code running (unpacking, event loop, handing over
   * to the thread). Not measured by itself: the one number fitted, once, to the efficiency of the five quiet sleep runs, in
   * steps of 100 µs; the largest miss is 4 points. Too high for tasks that come in large batches: a trivial map with
   * queuing off takes 0.81 ms a task on two workers here, 0.52 on real Dask.
   */
  readonly workerTask: Micros;
  /** One way of a message between two processes of one machine. An assumption, small beside the rest. */
  readonly latency: Micros;
  /**
   * Bytes per second through the connection of one worker, each way: dask's own first guess (`scheduler.bandwidth`). What is
   * to go at the same time goes one after the other, as it does through one event loop and one network interface: a worker
   * of the recorded task stream took in 30 to 100 MB a second, however many peers sent.
   */
  readonly bandwidth: number;
  /**
   * Bytes per second to and from a worker's disk, one result at a time. Measured on this project's machine: the spill
   * buffer of distributed 2022.12.1 wrote results of 16 MiB at 284 to 583 MB/s, 420 in the median of 21 rounds. Reading was
   * not measured and is taken to be as fast. Cloud disks differ by an order of magnitude.
   */
  readonly disk: number;
  /** Interval of the client's stream to the scheduler (`batched.py::BatchedSend`, with the interval given in `client.py`). */
  readonly clientToScheduler: Micros;
  /** Interval of the scheduler's stream to each client. */
  readonly schedulerToClient: Micros;
  /** Interval of the scheduler's stream to each worker. */
  readonly schedulerToWorker: Micros;
  /** Interval of each worker's stream to the scheduler. */
  readonly workerToScheduler: Micros;
}

/** One set for every run and every release. */
export const COSTS: Costs = {
  graphTask: 60,
  assignTask: 45,
  finishTask: 45,
  message: 235,
  workerTask: 1400,
  latency: 100,
  bandwidth: 100_000_000,
  disk: 420_000_000,
  clientToScheduler: 10_000,
  schedulerToClient: 2_000,
  schedulerToWorker: 5_000,
  workerToScheduler: 2_000,
};

/** Scheduler CPU to take in one piece of news. Beyond graphs and reports nothing was measured: it costs its message. */
export function newsCost(costs: Costs, news: News): Micros {
  if (news.type === "update-graph") return costs.graphTask * news.tasks.length;
  return news.type === "task-finished" || news.type === "task-erred" ? costs.finishTask : 0;
}
