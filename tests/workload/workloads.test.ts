/** Laws that hold for every workload there is. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { RULES, type RulesVersion, type TaskSpec } from "../../demos/scheduler/index.ts";
import type { Program } from "../../demos/scheduler/scenario.ts";
import { play, settled, type Job } from "../../demos/workload/job.ts";
import { jobOf, workloads, type Workload, type WorkloadName } from "../../demos/workload/workloads.ts";

const folder = fileURLToPath(new URL("../../demos/workload/", import.meta.url));
const names = Object.keys(workloads) as WorkloadName[];
const kind = (name: WorkloadName): Workload => workloads[name];
const workers = Array.from({ length: 4 }, (_, index) => ({ name: `worker-${index}`, nthreads: 1 }));
const rules = Object.keys(RULES) as RulesVersion[];

/** The job, played, with all that was submitted in the order in which it was. */
function whole(job: Job, version: RulesVersion = "2024.7.0") {
  const tasks: TaskSpec[] = settled(job);
  const watched = (program: Program): Program => {
    return (key, at) => {
      const more = program(key, at);
      tasks.push(...(more?.tasks ?? []));
      return more;
    };
  };
  const { program } = job;
  const run = play({ ...job, ...(program && { program: () => watched(program()) }) }, { workers, rules: version });
  return { tasks, run };
}

test("every file of demos/workload is reached from the workloads there are, or is the recorded graph", () => {
  const reached = new Set<string>();
  const reach = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, next] of readFileSync(folder + file, "utf8").matchAll(/from "\.\/([^"]+)"/g)) reach(next!);
  };
  reach("workloads.ts");
  const beside = readdirSync(folder).filter((file) => file.endsWith(".ts") && !reached.has(file));
  expect(beside).toEqual(["recorded.ts"]);
  expect(reached.size).toBeGreaterThan(14);
  expect(names).toHaveLength(12);
});

describe.each(names)("%s", (name) => {
  const { usual, within, drawn } = kind(name);
  const sizes = [1, 2, 7, 100, 333, usual.tasks];

  test("has as many tasks as asked for, or about as many where it says so", () => {
    for (const tasks of [100, 240, 333, 1000]) {
      const made = whole(jobOf(name, { tasks })).tasks.length;
      expect(Math.abs(made - tasks), `${made} of ${tasks}`).toBeLessThanOrEqual(within * tasks);
    }
  });

  test.each(sizes)("of %d tasks names each once, lists inputs before what needs them, in whole numbers", (tasks) => {
    for (const seed of [0, 7]) {
      const seen = new Set<string>();
      for (const task of whole(jobOf(name, { tasks, seed })).tasks) {
        for (const input of task.dependencies) expect(seen.has(input), `${task.key} needs ${input}`).toBe(true);
        expect(seen.has(task.key), task.key).toBe(false);
        expect(new Set(task.dependencies).size).toBe(task.dependencies.length);
        expect(Number.isSafeInteger(task.duration) && task.duration >= 0, `${task.key}: ${task.duration}`).toBe(true);
        expect(Number.isSafeInteger(task.nbytes) && task.nbytes >= 0, `${task.key}: ${task.nbytes}`).toBe(true);
        // What the mini scheduler takes for the layer: the name before a number, as dask's `key_split`.
        expect(task.key).toMatch(/^[a-z]+(-?[a-z]+|\d+)*-\d+(\.\d+)?$/);
        seen.add(task.key);
      }
      expect(seen.size).toBeGreaterThan(0);
    }
  });

  test("is the same byte for byte from the same seed; another seed changes durations only, if anything", () => {
    const bytes = (seed: number) => {
      const { program: _, ...data } = jobOf(name, { seed });
      return JSON.stringify(data);
    };
    const shape = (seed: number) => settled(jobOf(name, { seed })).map(({ key, dependencies }) => [key, dependencies]);
    const lengths = (seed: number) => settled(jobOf(name, { seed })).map(({ duration }) => duration);
    expect(bytes(7)).toBe(bytes(7));
    expect(shape(8)).toEqual(shape(7));
    if (!drawn) return expect(bytes(8)).toBe(bytes(7));
    const others = lengths(8);
    const changed = lengths(7).filter((length, at) => length !== others[at]).length;
    // Splits of a shuffle, and what sums up, take their time whatever the draw.
    expect(changed / others.length).toBeGreaterThan(0.15);
  });

  test("takes so many times longer with so many times longer tasks", () => {
    const lengths = (seconds: number) => settled(jobOf(name, { seconds, seed: 3 })).map(({ duration }) => duration);
    const [once, twice] = [lengths(1), lengths(2)];
    for (const [at, length] of once.entries()) {
      if (name !== "shuffle" || length > 5) expect(Math.abs(twice[at]! - 2 * length)).toBeLessThanOrEqual(1);
    }
    expect(Math.max(...lengths(0))).toBeLessThanOrEqual(5);
  });

  test.each(rules)("ends on four workers under the rules of %s, each task once", (version) => {
    const { tasks, run } = whole(jobOf(name, { seed: 5 }), version);
    expect([run.missing, run.erred]).toEqual([[], []]);
    expect(run.executed.map(({ key }) => key).sort()).toEqual(tasks.map(({ key }) => key).sort());
    const work = tasks.reduce((sum, { duration }) => sum + duration, 0);
    expect(run.finished).toBeGreaterThanOrEqual(work / 4);
  });

  test.each([0, -1, 1.5, NaN, Infinity])("of %d tasks is refused in one sentence", (tasks) => {
    expect(() => jobOf(name, { tasks })).toThrow(new RegExp(`^The .* not ${tasks}\\.$`));
  });

  test.each([-1, NaN, Infinity])("of %d seconds is refused in one sentence", (seconds) => {
    expect(() => jobOf(name, { seconds })).toThrow(/^The .* are a number from 0 on, not -?\w+\.$/);
  });
});

test("a job runs beside what happens around it", () => {
  const run = play(jobOf("bursts", { tasks: 8 }), {
    workers,
    happenings: [{ at: 100_000, do: "kill-worker", worker: "worker-0" }],
  });
  expect(run.workers.filter(({ how }) => how === "killed")).toHaveLength(1);
  expect(new Set(run.executed.map(({ key }) => key)).size).toBe(8);
});
