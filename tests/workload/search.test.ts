import { describe, expect, test } from "vitest";
import { play } from "../../demos/workload/job.ts";
import { scoreOf, search, trainingOf, type SearchOptions } from "../../demos/workload/search.ts";

const on = (many: number) => ({ workers: Array.from({ length: many }, (_, i) => ({ name: `w${i}`, nthreads: 1 })) });

/** Results in the order in which the client heard of them, each with what it submitted in answer. */
function followed(options: SearchOptions, workers = 8) {
  const job = search(options);
  const steps: { readonly key: string; readonly more: readonly string[] }[] = [];
  const run = play(
    {
      ...job,
      program: () => {
        const program = job.program!();
        return (key, at) => {
          const more = program(key, at);
          steps.push({ key, more: more?.tasks.map((task) => task.key) ?? [] });
          return more;
        };
      },
    },
    on(workers),
  );
  const keys = [...job.tasks.map(({ key }) => key), ...steps.flatMap(({ more }) => more)];
  return { run, steps, keys, trainings: keys.map((key) => trainingOf(key)!) };
}

describe("a search", () => {
  const options = { trials: 81, seconds: 0.2, seed: 7 };
  const { steps, keys, trainings, run } = followed(options);
  const rung = (at: number) => trainings.filter((training) => training.rung === at);
  const score = (key: string) => scoreOf(trainingOf(key)!, options);

  test("begins every trial once, and trains none twice on a rung", () => {
    expect(rung(0).map(({ trial }) => trial)).toEqual(Array.from({ length: 81 }, (_, trial) => trial));
    expect(new Set(keys).size).toBe(keys.length);
    expect(run.missing).toEqual([]);
  });

  test("lets only those go on that are among the best third of all results so far", () => {
    const heard: string[] = [];
    let promotions = 0;
    for (const { key, more } of steps) {
      heard.push(key);
      for (const next of more.map((name) => trainingOf(name)!).filter((training) => training.rung > 0)) {
        const before = `train-${next.trial}.${next.rung - 1}`;
        expect(heard).toContain(before);
        const rivals = heard.filter((other) => trainingOf(other)!.rung === next.rung - 1).map(score);
        const better = rivals.filter((rival) => rival > score(before)).length;
        expect(better, before).toBeLessThan(Math.floor(rivals.length / 3));
        promotions += 1;
      }
    }
    expect(promotions).toBeGreaterThan(35);
  });

  test("leaves nobody behind who is among the best third of a rung in the end", () => {
    for (const at of [0, 1, 2]) {
      const ranked = rung(at).sort((a, b) => scoreOf(b, options) - scoreOf(a, options));
      const best = ranked.slice(0, Math.floor(ranked.length / 3));
      const above = new Set(rung(at + 1).map(({ trial }) => trial));
      expect(best.length).toBeGreaterThanOrEqual(1);
      for (const { trial } of best) expect(above.has(trial), `trial ${trial} of rung ${at}`).toBe(true);
    }
    expect(rung(4)).toEqual([]);
  });

  test("keeps as many trainings under way as it may, until there is nothing more to begin", () => {
    let running = 16;
    for (const [at, { more }] of steps.entries()) {
      running += more.length - 1;
      expect(running).toBeLessThanOrEqual(16);
      if (at < 81 - 16) expect(running).toBe(16);
    }
    expect(running).toBe(0);
  });

  test("goes on from where the trial was, three times as long on each rung", () => {
    const job = search(options);
    const program = job.program!();
    const later = job.tasks.flatMap(({ key }) => program(key, 0)?.tasks ?? []);
    const first = new Map(job.tasks.map((task) => [task.key, task]));
    const further = later.filter(({ dependencies }) => dependencies.length > 0);
    expect(further.length).toBeGreaterThan(2);
    for (const { key, dependencies, duration } of further) {
      const { trial, rung: at } = trainingOf(key)!;
      expect(dependencies).toEqual([`train-${trial}.${at - 1}`]);
      if (at === 1) expect(duration / first.get(`train-${trial}.0`)!.duration).toBeCloseTo(3, 4);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    "from seed %d finds one of the best twentieth of all its trials",
    (seed) => {
      const all = followed({ ...options, seed });
      const top = all.trainings
        .filter((training) => training.rung === 3)
        .map((training) => scoreOf(training, { seed }));
      const qualities = Array.from({ length: 81 }, (_, trial) => scoreOf({ trial, rung: 3 }, { seed }));
      const better = qualities.filter((quality) => quality > Math.max(...top)).length;
      expect(better).toBeLessThan(4);
    },
  );

  test("remembers nothing of another run, nor of a result it has heard of before", () => {
    const job = search(options);
    expect(play(job, on(4))).toEqual(play(job, on(4)));
    const program = job.program!();
    expect(program("train-0.0", 0)?.tasks).toHaveLength(1);
    expect(program("train-0.0", 1)).toBeUndefined();
    expect(program("sleep-3", 2)).toBeUndefined();
  });

  test("ends though workers and their results are lost on the way", () => {
    const happenings = [{ at: 2_000_000, do: "kill-worker", worker: "w1" } as const];
    const hit = play(search(options), { ...on(8), happenings });
    expect(hit.missing).toEqual([]);
    expect(hit.executed.length).toBeGreaterThan(new Set(hit.executed.map(({ key }) => key)).size);
  });

  test("takes another course where results come in another order", () => {
    expect(followed(options, 2).keys).not.toEqual(keys);
  });
});

test("scores are nearer the truth on every rung, and true on the last", () => {
  const error = (rung: number) =>
    Math.max(
      ...Array.from({ length: 200 }, (_, trial) =>
        Math.abs(scoreOf({ trial, rung }, { seed: 1 }) - scoreOf({ trial, rung: 3 }, { seed: 1 })),
      ),
    );
  expect(error(0)).toBeGreaterThan(0.1);
  expect(error(1)).toBeLessThan(error(0));
  expect(error(2)).toBeLessThan(error(1));
});

test("a search of one rung is a plain search, and one that cannot be is refused", () => {
  expect(followed({ trials: 20, seconds: 0.1, seed: 0, rungs: 1 }).keys).toHaveLength(20);
  const made = (rest: Partial<SearchOptions>) => () => search({ trials: 9, seconds: 1, seed: 0, ...rest });
  expect(made({ trials: 0 })).toThrow("The trials of a search are a whole number from 1 on, not 0.");
  expect(made({ eta: 1 })).toThrow("a whole number from 2 on, not 1.");
  expect(made({ parallel: 0 })).toThrow("The trainings under way of a search are");
  expect(made({ rungs: 2.5 })).toThrow("The rungs of a search are");
  expect(made({ rungs: 40 })).toThrow("The seconds of a search's last rung are");
});
