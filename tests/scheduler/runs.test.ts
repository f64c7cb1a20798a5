/** Whole simulated runs of random scenarios: the laws hold, every end has its reason, and the same scenario gives the same run. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { simulate, type Key } from "../../demos/scheduler/index.ts";
import type { Run, Scenario } from "../../demos/scheduler/scenario.ts";
import { blame, ends, stand } from "./ends.ts";
import * as laws from "./laws.ts";
import { calm, scenario } from "./scenarios.ts";
import { watched, type Watched } from "./watched.ts";

test("whatever is done to a run, it ends, its laws hold, and what is wanted is there, failed or waits, for a reason", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(scenario, (given) => {
      const all = watched(given);
      lawful(given, all.run);
      reasoned(given, all);
      // A run in which nothing is missing may end while what nobody waits for still moves.
      if (all.run.missing.length > 0) for (const end of ends(all)) seen.add(end);
      note(all, seen);
      expect(all.run.stimuli).toBe(all.told.length);
    }),
    { numRuns: 400, seed: 7, examples: FOUND.map((given): [Scenario] => [given]) },
  );
  expect([...seen].sort()).toEqual(everything.toSorted());
}, 60_000);

/** What other seeds have found wrong, and is mended. */
const FOUND: readonly Scenario[] = [
  // Killed before the task's own code ran: that was not yet its first attempt.
  {
    tasks: [{ key: "a-0", dependencies: [], duration: 10_000, nbytes: 1, fails: 1 }],
    workers: [{ name: "w0", nthreads: 1 }],
    happenings: [{ at: 1500, do: "kill-worker", worker: "w0", restartsAfter: 0 }],
  },
  // Paused while it retires, which then comes to nothing: it is still paused.
  {
    tasks: [{ key: "a-0", dependencies: [], duration: 1000, nbytes: 100_000_000, restrictions: ["w0"] }],
    workers: [
      { name: "w0", nthreads: 1 },
      { name: "w1", nthreads: 1 },
    ],
    happenings: [
      { at: 100_000, do: "retire-workers", workers: ["w0"] },
      { at: 200_000, do: "pause-worker", worker: "w0" },
      { at: 300_000, do: "kill-worker", worker: "w1" },
      { at: 5_000_000, do: "submit", tasks: [{ key: "b-0", dependencies: [], duration: 1000, nbytes: 1 }] },
    ],
  },
];

const everything = [
  ["memory", "raised", "an input raised", "killed", "an input killed"],
  ["waits for any worker", "waits for a worker that is not there", "waits for its worker to take work"],
  ["waits for an input", "waits on a paused worker"],
  ["attempt finished", "attempt erred", "attempt killed"],
  ["worker stayed", "worker retired", "worker killed", "worker cancelled"],
  ["adaptive up", "adaptive down", "adaptive same"],
  ["stolen", "not stolen", "seceded", "copied", "computed again", "result missing", "result erred"],
].flat();

function lawful(given: Scenario, run: Run): void {
  laws.attemptsFit(given, run);
  laws.threadsDoOneThing(given, run);
  laws.inputsFirst(given, run);
  laws.connectionsSuffice(given, run);
  laws.pausedStartNothing(given, run);
  laws.raisesAsTold(given, run);
  laws.logIsLegal(run);
  laws.booksAreKept(given, run);
}

/** Each wanted key has one end: the client has heard of it, or it failed, or it is missing because of what the scheduler waits for. */
function reasoned(given: Scenario, all: Watched): void {
  const { run, s, told, said } = all;
  const wanted = new Set<Key>();
  // Let go of at any time: the run does not tell whether an end came first.
  const released = new Set((given.happenings ?? []).flatMap((one) => (one.do === "release" ? one.keys : [])));
  for (const stimulus of told) {
    if (stimulus.type === "update-graph") for (const key of stimulus.wanted) wanted.add(key);
  }
  const heard = new Map<Key, string[]>();
  for (const it of said) if ("client" in it) heard.set(it.key, [...(heard.get(it.key) ?? []), it.op]);
  const erred = new Map(run.erred.map((failure) => [failure.key, failure]));
  const missing = new Set(run.missing);
  expect(erred.size).toBe(run.erred.length);
  expect(missing.size).toBe(run.missing.length);
  for (const key of [...erred.keys(), ...missing]) expect(wanted).toContain(key);
  for (const key of wanted) {
    const task = s.tasks.get(key);
    if (released.has(key)) continue;
    const failure = erred.get(key);
    if (failure) {
      expect(missing).not.toContain(key);
      blame(all, task!);
      expect(failure).toEqual({ key, ...task!.failure });
    } else if (missing.has(key)) expect(stand(s, task!)).not.toBe("memory");
    else {
      expect(heard.get(key), key).toContain("key-in-memory");
      // Lost again so late that the client has all it waits for before it hears of that.
      if (!task!.inMemory) expect([run.missing, heard.get(key)!.at(-1)], key).toEqual([[], "lost-data"]);
    }
  }
}

/** What came about, so that the test can say that all of it did. */
function note({ run, told }: Watched, seen: Set<string>): void {
  for (const { end } of run.executed) seen.add(`attempt ${end}`);
  for (const { how } of run.workers) seen.add(`worker ${how ?? "stayed"}`);
  for (const { advice } of run.adapted) seen.add(`adaptive ${advice.status}`);
  for (const stimulus of told) {
    if (stimulus.type === "steal-response") seen.add(isGivenUp(stimulus.state) ? "stolen" : "not stolen");
    if (stimulus.type === "long-running") seen.add("seceded");
  }
  if (run.transferred.length > 0) seen.add("copied");
  if (run.missing.length > 0) seen.add("result missing");
  if (run.erred.length > 0) seen.add("result erred");
  const finished = run.executed.filter(({ end }) => end === "finished").map(({ key }) => key);
  if (new Set(finished).size < finished.length) seen.add("computed again");
}

const isGivenUp = (state: string | null): boolean => state === "waiting" || state === "ready";

test("left in peace, every task is tried as often as it may be, and fails only with an input or with its last attempt", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(calm, (given) => {
      const { run } = watched(given);
      lawful(given, run);
      const lost = doomed(given);
      const saved = needed(given, lost);
      for (const { key, retries = 0, fails = 0 } of given.tasks) {
        const ends = run.executed.filter((it) => it.key === key).map(({ end }) => end);
        const tries = Array.from({ length: Math.min(fails, retries + 1) }, () => "erred");
        if (fails <= retries) tries.push("finished");
        const failsItself = lost.get(key)?.includes(key) ?? false;
        // What is needed only by something that fails may or may not have been run, or tried once, by then.
        if (lost.has(key) && !failsItself) expect(ends, key).toEqual([]);
        else if (saved.has(key)) expect(ends, key).toEqual(tries);
        else expect(tries.slice(0, ends.length), key).toEqual(ends);
        for (const end of ends) seen.add(end);
      }
      expect(run.missing).toEqual([]);
      const outputs = given.tasks.map(({ key }) => key).filter((key) => isOutput(given, key));
      expect(run.erred.map(({ key }) => key).sort()).toEqual(outputs.filter((key) => lost.has(key)).sort());
      for (const { key, cause } of run.erred) expect(lost.get(key)).toContain(cause);
    }),
    { numRuns: 150, seed: 7 },
  );
  expect([...seen].sort()).toEqual(["erred", "finished"]);
});

/** What cannot get a result, with the tasks that may be to blame: itself alone if it comes to be tried. */
function doomed({ tasks }: Scenario): Map<Key, Key[]> {
  const lost = new Map<Key, Key[]>();
  for (const { key, dependencies, retries = 0, fails = 0 } of tasks) {
    const causes = dependencies.flatMap((input) => lost.get(input) ?? []);
    if (causes.length > 0) lost.set(key, causes);
    else if (fails > retries) lost.set(key, [key]);
  }
  return lost;
}

const isOutput = ({ tasks }: Scenario, key: Key): boolean =>
  tasks.every(({ dependencies }) => !dependencies.includes(key));

/** What is wanted and can be had, and all that it needs. */
function needed(given: Scenario, lost: ReadonlyMap<Key, unknown>): Set<Key> {
  const saved = new Set<Key>();
  for (const { key, dependencies } of given.tasks.toReversed()) {
    if (!saved.has(key) && (lost.has(key) || !isOutput(given, key))) continue;
    saved.add(key);
    for (const input of dependencies) saved.add(input);
  }
  return saved;
}

test("the same scenario gives the same run, byte for byte, also as a copy and with its properties in another order", () => {
  fc.assert(
    fc.property(scenario, (given) => {
      const text = JSON.stringify(simulate(given));
      expect(JSON.stringify(simulate(given))).toBe(text);
      expect(JSON.stringify(simulate(structuredClone(given)))).toBe(text);
      expect(JSON.stringify(simulate(turned(given)))).toBe(text);
    }),
    { numRuns: 60, seed: 8 },
  );
});

/** The same with the properties of every object backwards; lists as they are. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, it]) => [name, turned(it)]),
  ) as T;
}

test("whoever watches a run hears how far it is, and may end it", () => {
  const tasks = Array.from({ length: 5000 }, (_, i) => ({
    key: `x-${i}`,
    dependencies: [],
    duration: 1000,
    nbytes: 1,
  }));
  const given: Scenario = { tasks, workers: [{ name: "w0", nthreads: 4 }] };
  const heard: [number, number][] = [];
  const whole = simulate(given, (done, submitted) => heard.push([done, submitted]) > 0);
  expect(JSON.stringify(whole)).toBe(JSON.stringify(simulate(given)));
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.map(([done]) => done)).toEqual(heard.map(([done]) => done).sort((a, b) => a - b));
  expect(new Set(heard.map(([, submitted]) => submitted).filter((n) => n > 0))).toEqual(new Set([5000]));
  const cut = simulate(given, (done) => done < 100);
  expect(cut.executed.length).toBeGreaterThanOrEqual(100);
  expect(cut.missing.length).toBeGreaterThan(0);
  expect(whole.executed.slice(0, cut.executed.length)).toEqual(cut.executed);
});
