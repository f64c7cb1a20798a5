/** Random graphs, clusters and misfortunes: after every stimulus the invariants hold (Play validates), and every run comes to a reasoned end. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ends } from "./ends.ts";
import { graph, submit } from "./graphs.ts";
import { happen, misfortunes, settle, stolen } from "./misfortunes.ts";
import { Play } from "./play.ts";

const everything = misfortunes(
  "finish finish finish finish fail lose lose retire add add pause run close release secede stale heartbeat copy submit balance balance answer answer refuse",
  120,
);
const saturation = fc.constantFrom(1, 1.1, 2.5, Infinity);
const rules = fc.constantFrom("2022.12.1" as const, "2024.7.0" as const, "2026.7" as const);

test("the invariants hold whatever happens, and what is wanted ends in memory, erred, or waiting for workers", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      graph,
      graph,
      fc.nat({ max: 4 }),
      saturation,
      rules,
      fc.nat({ max: 1 }),
      everything,
      (tasks, later, workers, s, r, failures, events) => {
        const play = new Play({ workerSaturation: s, allowedFailures: failures }, r);
        play.workers(...Array.from({ length: workers }, (_, i) => 1 + (i % 3)));
        submit(play, tasks);
        for (const [what, whom] of events) happen(play, what, whom, later);
        settle(play);
        for (const end of ends(play)) seen.add(end);
      },
    ),
    { numRuns: 400, seed: 7 },
  );
  expect([...seen].sort()).toEqual([
    "an input killed",
    "an input raised",
    "killed",
    "memory",
    "raised",
    "waits for a worker that is not there",
    "waits for an input",
    "waits for any worker",
    "waits for its worker to take work",
  ]);
});

test("stealing breaks no invariant, and no task is lost by it", () => {
  const troubles = misfortunes(
    "balance balance balance answer answer answer refuse finish finish lose add pause run release secede",
    60,
  );
  fc.assert(
    fc.property(graph, troubles, (tasks, events) => {
      const play = new Play({ workerSaturation: Infinity }, "2026.7").workers(1);
      submit(play, tasks);
      play.workers(1, 2);
      for (const [what, whom] of events) happen(play, what, whom);
      settle(play);
      expect(play.s.inFlight.size).toBe(0);
      ends(play);
    }),
    { numRuns: 300, seed: 7 },
  );
  expect([...stolen].sort()).toEqual(["answer", "answer elsewhere", "refuse elsewhere"]);
});

test("retirement and dropping copies break no invariant and lose no result", () => {
  const troubles = misfortunes(
    "finish finish finish goodbye goodbye memory memory copies copies copies copy add pause run lose",
    60,
  );
  const gone = new Set<string>();
  fc.assert(
    fc.property(graph, troubles, (tasks, events) => {
      const play = new Play({}, "2026.7").workers(1, 2, 1);
      submit(play, tasks);
      for (const [what, whom] of events) {
        const before = [...play.s.tasks.values()].filter(({ inMemory }) => inMemory);
        happen(play, what, whom);
        if (what === "goodbye" || what === "memory" || what === "copies") {
          for (const task of before) expect(task.inMemory).toBe(true);
        }
      }
      for (const { op } of play.said) gone.add(op);
      settle(play);
      ends(play);
    }),
    { numRuns: 300, seed: 7 },
  );
  expect(gone).toContain("acquire-replicas");
  expect(gone).toContain("close-worker");
});

test("what a client lets go of is forgotten to the last task", () => {
  fc.assert(
    fc.property(graph, fc.integer({ min: 1, max: 4 }), fc.nat({ max: 40 }), (tasks, workers, steps) => {
      const play = new Play();
      play.workers(...Array.from({ length: workers }, () => 1));
      // Without restrictions: a task nobody wants would wait for its worker for ever.
      submit(
        play,
        tasks.map(({ key, dependencies }) => ({ key, dependencies })),
      );
      for (let i = 0; i < steps; i += 1) happen(play, i % 5 === 4 ? "fail" : "finish", i);
      const wanted = [...play.s.tasks.values()].filter((task) => task.wanted).map((task) => task.key);
      play.tell({ type: "client-releases-keys", client: "me", keys: wanted });
      expect(play.s.tasks.size).toBe(0);
      expect(play.s.groups.size).toBe(0);
      for (const worker of play.s.workers.values())
        expect([worker.hasWhat.size, worker.processing.size]).toEqual([0, 0]);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("no task is sent to a worker before all its inputs are in memory", () => {
  let sent = 0;
  fc.assert(
    fc.property(graph, fc.integer({ min: 1, max: 4 }), everything, (tasks, workers, events) => {
      const play = new Play();
      play.workers(...Array.from({ length: workers }, () => 2));
      submit(play, tasks);
      for (const [what, whom] of events) happen(play, what, whom);
      for (const instruction of play.said) {
        if (instruction.op !== "compute-task") continue;
        sent += 1;
        const spec = tasks.find(({ key }) => key === instruction.key)!;
        expect(instruction.inputs.map(({ key }) => key)).toEqual(spec.dependencies);
        for (const input of instruction.inputs) expect(input.whoHas).not.toEqual([]);
      }
    }),
    { numRuns: 100, seed: 7 },
  );
  expect(sent).toBeGreaterThan(100);
});
