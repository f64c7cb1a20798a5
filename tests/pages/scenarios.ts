/** Runs that must come out the same wherever they are computed. Drawn by name, so they are the same everywhere themselves. */
import { random, simulate } from "../../demos/scheduler/index.ts";
import type { Happening, Scenario, TaskSpec, WorkerSpec } from "../../demos/scheduler/scenario.ts";

const COUNT = 20;

/** The complete run of each, as JSON text. */
export function texts(): string[] {
  return scenarios().map((scenario) => JSON.stringify(simulate(scenario)));
}

/** Small ones with all kinds of misfortunes, with and without adaptive scaling, under all three rules; and two large ones. */
export function scenarios(): Scenario[] {
  const small = Array.from({ length: COUNT }, (_, seed) => troubled(seed));
  const workers = Array.from({ length: 20 }, (_, i) => ({ name: `w${i}`, nthreads: 1 + (i % 2) }));
  return [
    ...small,
    { tasks: tree(1000), workers },
    { tasks: map(2000), workers, config: { workerSaturation: Infinity } },
  ];
}

function troubled(seed: number): Scenario {
  const whole = (below: number, ...names: (string | number)[]): number => Math.floor(below * random(seed, ...names));
  const workers: WorkerSpec[] = Array.from({ length: 1 + whole(5, "workers") }, (_, i) => ({
    name: `w${i}`,
    nthreads: 1 + whole(3, "threads", i),
    slowness: 1 + whole(3, "slowness", i) / 2,
    ...(whole(3, "late", i) === 0 && { arrives: whole(3_000_000, "arrives", i) }),
  }));
  const adaptive = {
    worker: { nthreads: 2, memoryLimit: 100_000_000 },
    startUp: [whole(3_000_000, "start-up"), 500_000, 9_000_000],
    targetDuration: 1 + whole(3, "target"),
    maximum: 6,
    starting: seed % 4 === 0 ? ("asked-for" as const) : ("checked-in" as const),
  };
  return {
    tasks: graph(seed, "a", 20 + whole(100, "tasks")),
    workers,
    happenings: Array.from({ length: 12 }, (_, i) => happening(seed, i)),
    ...(seed % 2 === 0 && { adaptive, until: 60_000_000 }),
    rules: (["2022.12.1", "2024.7.0", "2026.7"] as const)[seed % 3]!,
    config: { workerSaturation: [1, 1.1, Infinity][whole(3, "saturation")]!, allowedFailures: whole(3, "failures") },
  };
}

function happening(seed: number, i: number): Happening {
  const at = Math.floor(8_000_000 * random(seed, "at", i));
  const worker = `w${Math.floor(5 * random(seed, "whom", i))}`;
  const kinds: Happening[] = [
    { at, do: "kill-worker", worker },
    { at, do: "kill-worker", worker, restartsAfter: 700_000 },
    { at, do: "pause-worker", worker },
    { at: at + 2_000_000, do: "resume-worker", worker },
    { at, do: "retire-workers", workers: [worker] },
    { at, do: "add-worker", worker: { name: `extra-${i}`, nthreads: 1 } },
    { at, do: "submit", tasks: graph(seed, `b${i}`, 15) },
    { at, do: "release", keys: [`a-sum-${Math.floor(40 * random(seed, "key", i))}`] },
  ];
  return kinds[Math.floor(kinds.length * random(seed, "kind", i))]!;
}

/** Some raise, some secede, some are bound to workers, all differ in length and size. */
function graph(seed: number, name: string, count: number): TaskSpec[] {
  const keys = Array.from({ length: count }, (_, i) => `${name}-${["load", "clean", "sum"][i % 3]}-${i}`);
  return keys.map((key, i) => {
    const chance = (what: string): number => random(seed, what, key);
    const inputs = Array.from({ length: Math.floor(4 * chance("inputs")) }, (_, k) =>
      Math.floor(i * random(seed, "input", key, k)),
    );
    return {
      key,
      dependencies: i < 5 ? [] : [...new Set(inputs.map((input) => keys[input]!))],
      duration: Math.floor(1_000_000 * chance("duration")),
      nbytes: Math.floor(5_000_000 * chance("size")),
      retries: Math.floor(3 * chance("retries")),
      ...(chance("fails") < 0.1 && { fails: 1 + Math.floor(3 * chance("how often")) }),
      ...(chance("secedes") < 0.1 && { secedes: Math.floor(300_000 * chance("when")) }),
      ...(chance("bound") < 0.1 && { restrictions: ["w0", "w1"], loose: chance("loosely") < 0.5 }),
    };
  });
}

/** Sums of two, down to one. */
function tree(leaves: number): TaskSpec[] {
  let level = Array.from({ length: leaves }, (_, i) => jittered(`load-${i}`, []));
  const tasks = [...level];
  for (let depth = 0; level.length > 1; depth += 1) {
    const below = level;
    level = Array.from({ length: Math.ceil(below.length / 2) }, (_, i) =>
      jittered(
        `sum${depth}-${i}`,
        below.slice(2 * i, 2 * i + 2).map(({ key }) => key),
      ),
    );
    tasks.push(...level);
  }
  return tasks;
}

function map(count: number): TaskSpec[] {
  return Array.from({ length: count }, (_, i) => jittered(`inc-${i}`, []));
}

function jittered(key: string, dependencies: string[]): TaskSpec {
  const duration = 1000 + Math.floor(99_000 * random(7, "duration", key));
  return { key, dependencies, duration, nbytes: Math.floor(1_000_000 * random(7, "size", key)) };
}
