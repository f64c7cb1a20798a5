/** Adaptive scaling among misfortunes, up and down: the invariants hold (Play validates), and it brings the workers that are missing. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Scaling } from "./scaling.ts";
import { ends } from "./ends.ts";
import { graph, submit, unrestricted } from "./graphs.ts";
import { fetchCopies, happen, misfortunes, settle } from "./misfortunes.ts";
import { Play } from "./play.ts";

const limits = fc.record({
  minimum: fc.nat({ max: 2 }),
  maximum: fc.integer({ min: 2, max: 5 }),
  waitCount: fc.integer({ min: 1, max: 3 }),
  nthreads: fc.integer({ min: 1, max: 3 }),
  // So little that results fill more than 60 % of it now and then.
  memoryLimit: fc.constantFrom(0, 2000),
});
const events = misfortunes(
  "look look look look arrive arrive arrive finish finish finish finish fail lose pause run release secede heartbeat submit balance answer memory copies copies",
  120,
);
const rules = fc.constantFrom("2022.12.1" as const, "2024.7.0" as const, "2026.7" as const);

test("what is wanted ends in memory or erred, and without work only the minimum of workers stays", () => {
  const seen = new Set<string>();
  const advised = new Set<string>();
  fc.assert(
    fc.property(graph, graph, fc.nat({ max: 4 }), limits, rules, events, (tasks, later, workers, limit, r, what) => {
      const play = new Play({ allowedFailures: 1 }, r);
      play.workers(...Array.from({ length: workers }, () => 1));
      const scaler = new Scaling(play, limit);
      submit(play, unrestricted(tasks));
      for (const [word, whom] of what) {
        if (word === "arrive") scaler.arrive();
        else if (word === "look") advised.add(look(scaler, play, limit.maximum, workers));
        else happen(play, word, whom, unrestricted(later));
      }
      rest(play, scaler);
      for (const end of ends(play)) seen.add(end);
      expect(Object.keys(play.states()).filter((state) => state === "queued" || state === "no-worker")).toEqual([]);

      const wanted = [...play.s.tasks.values()].filter((task) => task.wanted).map(({ key }) => key);
      play.tell({ type: "client-releases-keys", client: "me", keys: wanted });
      rest(play, scaler);
      expect(play.s.workers.size).toBe(limit.minimum);
    }),
    { numRuns: 400, seed: 7 },
  );
  expect([...advised].sort()).toEqual(["down", "same", "up"]);
  const failures = [
    "killed",
    "raised",
    "inputs too large",
    "an input killed",
    "an input raised",
    "an input's inputs too large",
  ];
  expect([...seen].sort()).toEqual(["memory", ...failures].sort());
});

/** Never more workers than the maximum, nor more than there were if it was more before; and, since 2023, none goes that computes beside its threads. */
function look(scaler: Scaling, play: Play, maximum: number, before: number): string {
  const seceded = [...play.s.workers.values()].filter((worker) => worker.longRunning.size > 0);
  const advice = scaler.look();
  if (advice.status === "down" && play.s.rules.adaptiveKeepsLongRunning) {
    for (const { name } of seceded) expect(advice.workers).not.toContain(name);
  }
  if (advice.status === "up") expect(advice.n).toBeLessThanOrEqual(maximum);
  if (advice.status === "down") expect(advice.workers.length).toBeGreaterThan(0);
  expect(advice.safeTarget).toBeLessThanOrEqual(maximum);
  expect(play.s.running.size).toBeLessThanOrEqual(Math.max(maximum, before));
  return advice.status;
}

/** Nobody is paused for ever, copies arrive, and it is looked at often enough for any patience. */
function rest(play: Play, scaler: Scaling): void {
  for (let round = 0; round < 30; round += 1) {
    for (const { name, status } of play.s.workers.values()) if (status === "paused") resume(play, name);
    while (scaler.arrive());
    settle(play);
    play.tell({ type: "active-memory-manager" });
    const asked = play.said.filter(({ op }) => op === "acquire-replicas").length;
    for (let i = 0; i < asked; i += 1) fetchCopies(play, i);
    scaler.look();
  }
  while (scaler.arrive());
  settle(play);
}

function resume(play: Play, worker: string): void {
  play.tell({ type: "worker-status-change", worker, status: "running" });
}
