import { describe, expect, test } from "vitest";
import { etl, kindOf, kinds } from "../../demos/workload/etl.ts";

const structure = (options: Parameters<typeof etl>[0]) =>
  etl(options).map(({ key, dependencies }) => ({ key, dependencies }));

describe("the toy job", () => {
  test("is exactly 240 tasks of four kinds, each under its own name", () => {
    const tasks = etl();
    expect(new Set(tasks.map(({ key }) => key)).size).toBe(240);
    expect(tasks).toHaveLength(240);
    const counts = kinds.map((kind) => tasks.filter(({ key }) => kindOf(key) === kind).length);
    expect(Object.fromEntries(kinds.map((kind, at) => [kind, counts[at]]))).toEqual({
      read: 60,
      clean: 60,
      join: 56,
      reduce: 64,
    });
  });

  test.each([1, 2, 8, 9, 56, 200])(
    "of %d pieces lists inputs before what needs them, and ends in one result",
    (pieces) => {
      const tasks = etl({ pieces });
      const seen = new Set<string>();
      const needed = new Set<string>();
      for (const { key, dependencies } of tasks) {
        for (const input of dependencies) {
          expect(seen.has(input), `${key} needs ${input}`).toBe(true);
          needed.add(input);
        }
        seen.add(key);
      }
      expect([...seen].filter((key) => !needed.has(key))).toEqual([tasks.at(-1)!.key]);
      expect(kindOf(tasks.at(-1)!.key)).toBe("reduce");
      expect(tasks.filter(({ key }) => key.startsWith("join-"))).toHaveLength(pieces);
    },
  );

  test("reads, cleans, joins and reduces in this order along every path", () => {
    const inputs = new Map(etl().map(({ key, dependencies }) => [key, dependencies]));
    for (const [key, dependencies] of inputs) {
      const kind = kinds.indexOf(kindOf(key));
      if (kind === 0) expect(dependencies).toEqual([]);
      else expect(dependencies.length, key).toBeGreaterThan(0);
      for (const input of dependencies) {
        const before = kinds.indexOf(kindOf(input));
        expect(before === kind - 1 || (before === kind && kind === 3), `${input} → ${key}`).toBe(true);
      }
    }
  });

  test("broadcasts the whole small table to every join, and combines at most eight sums at a time", () => {
    for (const { key, dependencies } of etl({ pieces: 100 })) {
      if (kindOf(key) === "join") {
        expect(dependencies.filter((input) => input.startsWith("clean-customers-"))).toHaveLength(4);
        expect(dependencies.filter((input) => input.startsWith("clean-orders-"))).toHaveLength(1);
      }
      expect(dependencies.length).toBeLessThanOrEqual(8);
    }
  });

  test("gives the same bytes for the same seed", () => {
    expect(JSON.stringify(etl({ seed: 3 }))).toBe(JSON.stringify(etl({ seed: 3 })));
    expect(JSON.stringify(etl())).toBe(JSON.stringify(etl({ pieces: 56, seed: 7 })));
  });

  test("draws other durations and sizes for another seed, of the same graph", () => {
    expect(structure({ seed: 8 })).toEqual(structure({ seed: 7 }));
    const other = etl({ seed: 8 });
    const changed = etl({ seed: 7 }).filter(
      ({ duration, nbytes }, at) => duration !== other[at]!.duration && nbytes !== other[at]!.nbytes,
    );
    expect(changed.length).toBeGreaterThan(230);
  });

  test("draws each task by its name, so that a larger job changes no task of the smaller one", () => {
    const small = new Map(etl({ pieces: 8 }).map((task) => [task.key, task]));
    const same = etl({ pieces: 56 }).filter(({ key }) => small.has(key));
    expect(same.length).toBeGreaterThan(small.size - 2);
    for (const { key, duration, nbytes } of same) {
      expect(small.get(key)).toMatchObject({ duration, nbytes });
    }
  });

  test("is about ten seconds of work for each of eight threads, in whole microseconds and bytes", () => {
    for (const seed of [1, 7, 99]) {
      const tasks = etl({ seed });
      const seconds = tasks.reduce((sum, { duration }) => sum + duration, 0) / 1e6;
      expect(seconds / 8).toBeGreaterThan(9);
      expect(seconds / 8).toBeLessThan(10.5);
      for (const { duration, nbytes } of tasks) {
        expect(Number.isInteger(duration) && duration > 50_000).toBe(true);
        expect(Number.isInteger(nbytes) && nbytes > 5e5).toBe(true);
      }
    }
  });

  test("refuses a job without a piece, and to name a kind for a task that is not its own", () => {
    expect(() => etl({ pieces: 0 })).toThrow("The job needs a piece to read, not 0.");
    expect(() => etl({ pieces: 1.5 })).toThrow("not 1.5");
    expect(() => kindOf("sleep-3")).toThrow('"sleep-3" is not a task of this job');
  });
});
