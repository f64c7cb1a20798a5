/** A small run made up by hand, with one of everything that can happen, for the tests of what is told about runs. */
import type { Run, Scenario } from "../../demos/scheduler/scenario.ts";

/** Two workers of two threads; the second is killed at 3 s and back at 4 s; a third was asked for and arrived at 2 s. */
export const run: Run = {
  executed: [
    { key: "a-0", worker: "worker-0", thread: 0, start: 0, stop: 1_000_000, end: "finished" },
    { key: "a-1", worker: "worker-1", thread: 0, start: 0, stop: 2_000_000, end: "erred" },
    { key: "('b', 1)", worker: "worker-1", thread: 0, start: 2_000_000, stop: 3_000_000, end: "killed" },
    { key: "a-1", worker: "worker-0", thread: 1, start: 2_000_000, stop: 4_000_000, end: "finished" },
    { key: "long-0", worker: "worker-0", thread: 0, start: 1_000_000, stop: 6_000_000, end: "finished" },
    { key: "a-2", worker: "worker-0", thread: 0, start: 3_000_000, stop: 5_000_000, end: "finished" },
    { key: "('b', 1)", worker: "adaptive-0", thread: 0, start: 5_000_000, stop: 8_000_000, end: "finished" },
  ],
  transferred: [
    { key: "a-0", from: "worker-0", to: "adaptive-0", start: 4_000_000, stop: 4_500_000, nbytes: 1000 },
    { key: "a-1", from: "worker-0", to: "adaptive-0", start: 4_200_000, stop: 4_900_000, nbytes: 500 },
    { key: "a-2", from: "worker-0", to: "adaptive-0", start: 5_000_000, stop: 5_100_000, nbytes: 7 },
  ],
  disk: [],
  memory: [],
  workers: [
    life("worker-0", { left: 9_000_000, retiring: 8_500_000, how: "retired" }),
    life("worker-1", { left: 3_000_000, how: "killed" }),
    life("adaptive-0", { asked: 1_000_000, arrived: 2_000_000, nthreads: 1 }),
    life("adaptive-1", { asked: 1_000_000, arrived: null, left: 2_500_000, how: "cancelled" }),
    life("worker-1", { asked: 4_000_000, arrived: 4_000_000 }),
  ],
  adapted: [
    { time: 1_000_000, target: 4, plan: 2, requested: 2, observed: 2, advice: { status: "up", n: 4 } },
    { time: 2_000_000, target: 3, plan: 4, requested: 4, observed: 3, advice: { status: "same" } },
    {
      time: 8_500_000,
      target: 0,
      plan: 3,
      requested: 3,
      observed: 3,
      advice: { status: "down", workers: ["worker-0"] },
    },
  ],
  finished: 8_000_000,
  erred: [{ key: "c-0", exception: "ValueError: no", cause: "a-9" }],
  missing: ["d-0", "d-1"],
  stimuli: 1234,
  scheduling: [
    { start: 0, stop: 100 },
    { start: 100, stop: 300 },
    { start: 1_000_000, stop: 1_400_000 },
    { start: 8_000_000, stop: 8_400_000 },
  ],
  log: [],
};

/** What happened in it. */
export const happenings: NonNullable<Scenario["happenings"]> = [
  { at: 3_000_000, do: "kill-worker", worker: "worker-1", restartsAfter: 1_000_000 },
  { at: 5_000_000, do: "pause-worker", worker: "worker-1" },
];

function life(worker: string, rest: Partial<Run["workers"][number]>): Run["workers"][number] {
  return { worker, nthreads: 2, asked: 0, arrived: 0, retiring: null, left: null, how: null, ...rest };
}
