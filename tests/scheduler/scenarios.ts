/** Random whole runs: graphs, clusters, settings, and everything that may be done to them from outside. */
import * as fc from "fast-check";
import type { AdaptiveSpec, Happening, Scenario, TaskSpec, WorkerSpec } from "../../demos/scheduler/scenario.ts";

const SECOND = 1_000_000;
const micros = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
/** Few names, so that happenings meet somebody; w5 and adaptive-3 are there now and then, "nobody" never. */
const names = ["w0", "w1", "w2", "w3", "w4", "w5", "x0", "x1", "adaptive-0", "adaptive-1", "adaptive-3", "nobody"];
const name = fc.constantFrom(...names);
const size = { nthreads: fc.integer({ min: 1, max: 4 }), slowness: fc.constantFrom(1, 1, 1.5, 4) };

/** Keys `load-0`, `clean-1`, …, with `prefix` before them; with `bind`, some are bound to workers. */
function graph(prefix: string, maxLength: number, bind = true): fc.Arbitrary<TaskSpec[]> {
  const task = fc.record({
    name: fc.constantFrom("load", "clean", "join", "sum"),
    inputs: fc.array(fc.nat(), { maxLength: 4, size: "max" }),
    duration: fc.oneof(micros(20_000), micros(2 * SECOND)),
    nbytes: fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: 50_000_000 })),
    retries: fc.nat({ max: 2 }),
    fails: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.constantFrom(1, 2, 3, Infinity) },
    ),
    secedes: fc.option(micros(SECOND), { freq: 8, nil: undefined }),
    bound: fc.option(
      fc.record({ workers: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }), loose: fc.boolean() }),
      {
        freq: 8,
      },
    ),
  });
  return fc.array(task, { minLength: 1, maxLength, size: "max" }).map((specs) => {
    const keys = specs.map((spec, i) => `${prefix}${spec.name}-${i}`);
    return specs.map(({ inputs, duration, nbytes, retries, fails, secedes, bound }, i) => ({
      key: keys[i]!,
      dependencies: i === 0 ? [] : [...new Set(inputs.map((input) => keys[input % i]!))],
      duration,
      nbytes,
      retries,
      fails,
      ...(secedes !== undefined && { secedes }),
      ...(bound && bind && { restrictions: bound.workers, loose: bound.loose }),
    }));
  });
}

const workers: fc.Arbitrary<WorkerSpec[]> = fc
  .array(fc.record({ ...size, arrives: fc.option(micros(5 * SECOND), { nil: undefined }) }), {
    maxLength: 5,
    size: "max",
  })
  .map((specs) =>
    specs.map(({ nthreads, slowness, arrives }, i) => ({
      name: `w${i}`,
      nthreads,
      slowness,
      ...(arrives !== undefined && { arrives }),
    })),
  );

const adaptive: fc.Arbitrary<AdaptiveSpec> = fc
  .record({
    minimum: fc.nat({ max: 2 }),
    maximum: fc.constantFrom(0, 2, 5),
    worker: fc.record({ ...size, memoryLimit: fc.constantFrom(0, 100_000_000) }),
    startUp: fc.array(micros(4 * SECOND), { minLength: 1, maxLength: 3 }),
    interval: fc.constantFrom(undefined, 300_000),
    targetDuration: fc.constantFrom(undefined, 1, 2),
    waitCount: fc.constantFrom(undefined, 1, 2),
    starting: fc.constantFrom(undefined, "checked-in" as const, "asked-for" as const),
  })
  .map((spec) => compact({ ...spec, minimum: Math.min(spec.minimum, spec.maximum) }));

/** One happening of any kind; `i` makes names that must be new. */
function happening(i: number): fc.Arbitrary<Happening> {
  const at = fc.oneof(micros(3 * SECOND), micros(15 * SECOND));
  const one = fc.constant;
  return fc.oneof(
    fc.record({ at, do: one("kill-worker" as const), worker: name }),
    fc.record({
      at,
      do: one("kill-worker" as const),
      worker: name,
      restartsAfter: fc.oneof(micros(300), micros(3 * SECOND)),
    }),
    // Often, and those that are there from the start: with a task that may run nowhere else it is a rare coincidence.
    {
      weight: 3,
      arbitrary: fc.record({ at, do: one("pause-worker" as const), worker: fc.constantFrom("w0", "w1", "w2") }),
    },
    fc.record({ at, do: one("resume-worker" as const), worker: name }),
    fc.record({
      at,
      do: one("retire-workers" as const),
      workers: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ at, do: one("add-worker" as const), worker: fc.record({ name: one(`x${i}`), ...size }) }),
    fc.record({ at, do: one("submit" as const), tasks: graph(`again${i}-`, 10) }),
    fc.record({ at, do: one("submit" as const), tasks: graph(`more${i}-`, 10), fifoTimeout: one(100_000) }),
  );
}

/** Also: the client lets go of some of the graph's results, or submits the same graph once more. */
function withClient(tasks: readonly TaskSpec[]): fc.Arbitrary<Happening> {
  const at = micros(10 * SECOND);
  const keys = fc.uniqueArray(fc.constantFrom(...tasks.map(({ key }) => key)), { minLength: 1, maxLength: 10 });
  return fc.oneof(
    fc.record({ at, do: fc.constant("release" as const), keys }),
    fc.record({ at, do: fc.constant("submit" as const), tasks: fc.constant(tasks), wanted: keys }),
  );
}

const config = fc.record({
  workerSaturation: fc.constantFrom(1, 1.1, Infinity),
  workStealing: fc.boolean(),
  allowedFailures: fc.nat({ max: 2 }),
  connectionsOutgoing: fc.constantFrom(1, 2, 50),
  connectionsIncoming: fc.constantFrom(1, 2, 10),
});
const rules = fc.constantFrom("2022.12.1" as const, "2024.7.0" as const, "2026.7" as const);

/** Anything may happen. */
export const scenario: fc.Arbitrary<Scenario> = graph("", 60).chain((tasks) =>
  fc
    .record({
      tasks: fc.constant(tasks),
      workers: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 7, arbitrary: workers }),
      happenings: fc
        .tuple(
          fc.tuple(...Array.from({ length: 10 }, (_, i) => fc.option(happening(i), { freq: 3 }))),
          fc.array(withClient(tasks), { maxLength: 2 }),
        )
        .map(([others, own]) => [...others.filter((one) => one !== null), ...own]),
      adaptive: fc.option(adaptive, { freq: 2, nil: undefined }),
      until: fc.option(micros(20 * SECOND), { freq: 3, nil: undefined }),
      rules,
      config,
    })
    .map(compact),
);

/** Nothing happens from outside: what runs how often can be told beforehand. */
export const calm: fc.Arbitrary<Scenario> = fc.record({
  tasks: graph("", 60, false),
  workers: workers.filter(({ length }) => length > 0),
  rules,
  config,
});

/** Without what is left out: a contract of optional properties, not of undefined ones. */
function compact<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
