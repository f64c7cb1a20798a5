/** Random graphs, clusters and misfortunes: after every stimulus the invariants hold (Play validates), and every run comes to a reasoned end. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { GraphTask, Key } from "../../demos/scheduler/index.ts";
import { Play } from "./play.ts";

const NAMES = ["load", "clean", "join", "sum"];

/** Layers of tasks; a task depends on tasks before it. */
const graph: fc.Arbitrary<GraphTask[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      inputs: fc.array(fc.nat(), { maxLength: 4 }),
      retries: fc.nat({ max: 1 }),
      restricted: fc.option(fc.record({ worker: fc.nat({ max: 4 }), loose: fc.boolean() }), { freq: 6 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((specs) => {
    const keys = specs.map(({ name }, i) => `${name}-${i}`);
    return specs.map(({ inputs, retries, restricted }, i) => ({
      key: keys[i]!,
      dependencies: i === 0 ? [] : [...new Set(inputs.map((input) => keys[input % i]!))],
      retries,
      ...(restricted && { restrictions: [`w${restricted.worker}`], loose: restricted.loose }),
    }));
  });

/** One thing after the other happens; the number picks to whom. */
const happenings = fc.array(
  fc.tuple(
    fc.constantFrom(
      ..."finish finish finish finish fail lose retire add pause run close release secede stale heartbeat copy submit balance balance answer answer refuse".split(
        " ",
      ),
    ),
    fc.nat(),
  ),
  { maxLength: 120 },
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
      happenings,
      (tasks, later, workers, s, r, events) => {
        const play = new Play({ workerSaturation: s, allowedFailures: 1 }, r);
        play.workers(...Array.from({ length: workers }, (_, i) => 1 + (i % 3)));
        submit(play, tasks);
        for (const [what, whom] of events) happen(play, what, whom, later);
        settle(play);
        for (const task of play.s.tasks.values()) {
          seen.add(task.state);
          if (task.wanted) expect(["memory", "erred", "queued", "no-worker", "waiting"]).toContain(task.state);
          if (task.state === "erred") expect(task.failure!.exception).toMatch(/boom|KilledWorker/);
          if (task.state === "queued") expect(play.s.running.size).toBe(0);
        }
        const stuck = [...play.s.tasks.values()].some(({ state }) => state === "queued" || state === "no-worker");
        if (!stuck) expect(play.states()["waiting"] ?? []).toEqual([]);
      },
    ),
    { numRuns: 400, seed: 7 },
  );
  expect([...seen].sort()).toEqual(["erred", "memory", "no-worker", "queued", "released", "waiting"]);
});

test("stealing breaks no invariant, and no task is lost by it", () => {
  const troubles =
    "balance balance balance answer answer answer refuse finish finish lose add pause run release secede".split(" ");
  fc.assert(
    fc.property(
      graph,
      fc.array(fc.tuple(fc.constantFrom(...troubles), fc.nat()), { maxLength: 60 }),
      (tasks, events) => {
        const play = new Play({ workerSaturation: Infinity }, "2026.7").workers(1);
        submit(play, tasks);
        play.workers(1, 2);
        for (const [what, whom] of events) happen(play, what, whom, []);
        settle(play);
        expect(play.s.inFlight.size).toBe(0);
        for (const { state, wanted } of play.s.tasks.values()) if (wanted) expect(state).not.toBe("released");
      },
    ),
    { numRuns: 300, seed: 7 },
  );
  expect([...stolen].sort()).toEqual(["answer", "answer elsewhere", "refuse elsewhere"]);
});

test("retirement and dropping copies break no invariant and lose no result", () => {
  const troubles =
    "finish finish finish goodbye goodbye memory memory copies copies copies copy add pause run lose".split(" ");
  const gone = new Set<string>();
  fc.assert(
    fc.property(
      graph,
      fc.array(fc.tuple(fc.constantFrom(...troubles), fc.nat()), { maxLength: 60 }),
      (tasks, events) => {
        const play = new Play({}, "2026.7").workers(1, 2, 1);
        submit(play, tasks);
        for (const [what, whom] of events) {
          const before = [...play.s.tasks.values()].filter(({ inMemory }) => inMemory);
          happen(play, what, whom, []);
          if (what === "goodbye" || what === "memory" || what === "copies") {
            for (const task of before) expect(task.inMemory).toBe(true);
          }
        }
        for (const { op } of play.said) gone.add(op);
        settle(play);
        for (const { state, wanted } of play.s.tasks.values()) if (wanted) expect(state).not.toBe("released");
      },
    ),
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
      for (let i = 0; i < steps; i += 1) happen(play, i % 5 === 4 ? "fail" : "finish", i, []);
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
    fc.property(graph, fc.integer({ min: 1, max: 4 }), happenings, (tasks, workers, events) => {
      const play = new Play();
      play.workers(...Array.from({ length: workers }, () => 2));
      submit(play, tasks);
      for (const [what, whom] of events) happen(play, what, whom, []);
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

function submit(play: Play, tasks: readonly GraphTask[]): void {
  const inputs = new Set(tasks.flatMap(({ dependencies }) => dependencies));
  const wanted = tasks.filter(({ key }, i) => !inputs.has(key) || i % 7 === 0).map(({ key }) => key);
  play.tell({ type: "update-graph", client: "me", tasks, wanted });
}

/** What became of steals, over all runs. */
const stolen = new Set<string>();

function happen(play: Play, what: string, whom: number, later: readonly GraphTask[]): void {
  const { s } = play;
  const running = pick(
    [...s.tasks.values()].filter((task) => task.processingOn !== null),
    whom,
  );
  const worker = pick([...s.workers.keys()], whom);
  if (what === "finish" && running) play.finish(running.key, 1 + (whom % 1000), 1 + (whom % 9_000_000));
  if (what === "fail" && running) play.fail(running.key, "boom");
  if (what === "stale" && running) stale(play, running.key);
  if (what === "secede" && running)
    play.tell({ type: "long-running", worker: play.on(running.key)!, key: running.key });
  if (what === "add" && s.workers.size < 6) {
    play.tell({
      type: "add-worker",
      worker: `w${[0, 1, 2, 3, 4, 5].find((i) => !s.workers.has(`w${i}`))}`,
      nthreads: 1 + (whom % 4),
    });
  }
  if (what === "balance") play.tell({ type: "balance" });
  if (what === "answer" || what === "refuse") {
    const steal = pick([...s.inFlight], whom);
    if (steal) play.answer(steal[0].key, what === "refuse" ? "executing" : whom % 7 === 0 ? null : "ready");
    if (steal) stolen.add(steal[0].processingOn === steal[1].thief ? what : `${what} elsewhere`);
  }
  if (what === "submit") submit(play, later);
  if (what === "release") {
    const task = pick(
      [...s.tasks.values()].filter(({ wanted }) => wanted),
      whom,
    );
    if (task) play.tell({ type: "client-releases-keys", client: "me", keys: [task.key] });
  }
  if (worker === undefined) return;
  if (what === "lose" || what === "retire") play.lose(worker, what === "retire");
  if (what === "goodbye") play.tell({ type: "retire-workers", workers: [worker] });
  if (what === "memory") play.tell({ type: "active-memory-manager" });
  if (what === "copies") fetchCopies(play, whom);
  const status = ({ pause: "paused", run: "running", close: "closing_gracefully" } as const)[what];
  if (status) play.tell({ type: "worker-status-change", worker, status });
  if (what === "copy") {
    const task = pick([...s.tasks.values()], whom);
    if (task) play.tell({ type: "add-keys", worker, keys: [task.key] });
  }
  if (what === "heartbeat") {
    const executing = play.processing(worker).map((key) => ({ key, elapsed: whom % 5_000_000 }));
    play.tell({ type: "heartbeat", worker, executing, bandwidth: 1 + (whom % 1e9) });
  }
}

/** One of the copies a worker was asked to fetch arrives there. */
function fetchCopies(play: Play, whom: number): void {
  const asked = play.said.filter((instruction) => instruction.op === "acquire-replicas");
  const one = pick(asked, whom);
  if (one && play.s.workers.has(one.worker)) {
    play.tell({ type: "add-keys", worker: one.worker, keys: one.inputs.map(({ key }) => key) });
  }
}

/** A report of an attempt before this one must change nothing but be answered by dropping the copy. */
function stale(play: Play, key: Key): void {
  const before = play.states();
  const { worker, runId } = play.running(key);
  play.tell({ type: "task-finished", worker, key, runId: runId - 1, nbytes: 1, compute: 1 });
  expect(play.states()).toEqual(before);
}

/** Let everything that can run finish. */
function settle(play: Play): void {
  for (let steps = 0; ; steps += 1) {
    const running = [...play.s.tasks.values()].find((task) => task.processingOn !== null);
    if (running === undefined) return;
    play.finish(running.key);
    if (steps > 1000) throw new Error("It does not end.");
  }
}

function pick<T>(items: readonly T[], which: number): T | undefined {
  return items.length === 0 ? undefined : items[which % items.length];
}
