import { expect, test } from "vitest";
import { COSTS, simulate, type Happening, type TaskSpec } from "../../demos/scheduler/index.ts";

const S = 1_000_000;
/** Takes a second to send. */
const LARGE = COSTS.bandwidth;
const at = (worker: string) => ({ restrictions: [worker], loose: true });
const workers = (...names: string[]) => names.map((name) => ({ name, nthreads: 1 }));
const kill = (time: number, worker: string): Happening => ({ at: time, do: "kill-worker", worker });

/** A large result on w0, needed on w1 together with one that is there. */
const pair: TaskSpec[] = [
  { key: "a-0", dependencies: [], duration: S, nbytes: LARGE, ...at("w0") },
  { key: "b-0", dependencies: [], duration: S, nbytes: 1, ...at("w1") },
  { key: "c-0", dependencies: ["a-0", "b-0"], duration: S, nbytes: 1, ...at("w1") },
];

test("a sender that is killed sends nothing more: the input is computed again, and the task waits for that", () => {
  const run = simulate({ tasks: pair, workers: workers("w0", "w1"), happenings: [kill(1.5 * S, "w0")] });
  expect(run.transferred).toEqual([]);
  expect(run.executed.map(({ key, worker, end }) => [key, worker, end])).toEqual([
    expect.arrayContaining(["w0"]),
    expect.arrayContaining(["w1"]),
    ["a-0", "w1", "finished"],
    ["c-0", "w1", "finished"],
  ]);
  expect(run.missing).toEqual([]);
});

test("whoever was to receive does not, and who sent can send to others", () => {
  const tasks: TaskSpec[] = [
    pair[0]!,
    ...["w1", "w2", "w3"].map((worker, i): TaskSpec => ({
      ...pair[2]!,
      key: `c-${i}`,
      dependencies: ["a-0"],
      restrictions: [worker],
    })),
  ];
  const scenario = { tasks, workers: workers("w0", "w1", "w2", "w3"), config: { connectionsIncoming: 1 } };
  const first = simulate(scenario).transferred.map(({ to }) => to);
  expect(new Set(first)).toEqual(new Set(["w1", "w2", "w3"]));
  const run = simulate({ ...scenario, happenings: [kill(1.5 * S, first[0]!)] });
  const moves = run.transferred.filter(({ to }) => to !== "w0");
  expect(moves.map(({ to }) => to)).toEqual(expect.arrayContaining(first.slice(1)));
  // The connection is free a message's time after the death, not at the end of the transfer.
  expect(Math.min(...moves.map(({ start }) => start))).toBeLessThan(1.6 * S);
  expect(run.missing).toEqual([]);
});

test("with another copy around, that one is asked", () => {
  // d brings a copy of a to w1; then e on w2 needs it, and whichever of the two is killed, the other has it.
  const tasks: TaskSpec[] = [
    pair[0]!,
    { key: "d-0", dependencies: ["a-0"], duration: S, nbytes: 1, restrictions: ["w1"] },
    { key: "e-0", dependencies: ["a-0", "d-0"], duration: S, nbytes: 1, restrictions: ["w2"] },
  ];
  const scenario = { tasks, workers: workers("w0", "w1", "w2"), wanted: ["e-0", "d-0", "a-0"] };
  const calm = simulate(scenario);
  const move = calm.transferred.find(({ key, to }) => key === "a-0" && to === "w2")!;
  const run = simulate({ ...scenario, happenings: [kill(move.start + 0.5 * S, move.from)] });
  const again = run.transferred.find(({ key, to }) => key === "a-0" && to === "w2")!;
  expect(new Set([again.from, move.from])).toEqual(new Set(["w0", "w1"]));
  expect(run.executed.filter(({ key }) => key === "a-0")).toHaveLength(1);
});

test("who has asked the dead finds out, and learns within a second where the result is now", () => {
  // w2 asks w0 while w0 dies; the scheduler says meanwhile that a-0 is computed anew on w1.
  const tasks: TaskSpec[] = [
    { ...pair[0]!, nbytes: 1 },
    { key: "c-0", dependencies: ["a-0"], duration: S, nbytes: 1, restrictions: ["w2"] },
  ];
  const scenario = { tasks, workers: workers("w0", "w1", "w2") };
  const asks = simulate(scenario).transferred[0]!.start;
  for (const when of [asks - 2 * COSTS.latency, asks - COSTS.latency / 2, asks, asks + 50]) {
    const run = simulate({ ...scenario, happenings: [kill(when, "w0")] });
    expect(run.missing).toEqual([]);
    expect(run.executed.filter(({ key }) => key === "a-0")).toHaveLength(2);
    expect(run.finished).toBeLessThan(5 * S);
  }
});
