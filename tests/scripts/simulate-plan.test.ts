import { describe, expect, test } from "vitest";
import { workloads } from "../../demos/workload/workloads.ts";
import { jobOf, plan, seedMatters } from "../../scripts/simulate/plan.ts";
import { play } from "../../scripts/simulate/play.ts";
import { readSettings, type Settings } from "../../scripts/simulate/settings.ts";

const settings = (line = ""): Settings => {
  const asked = readSettings(line === "" ? [] : line.split(" "));
  if (asked.kind !== "run") throw new Error(`expected a run, got ${JSON.stringify(asked)}`);
  return asked.settings;
};

describe("the scenario of some settings", () => {
  test("has the tasks of the workload and the workers asked for", () => {
    const { tasks, workers, config } = plan(
      settings("--tasks 5 --seconds 2 --workers 3 --threads 4 --memory 1GB --saturation inf"),
    );
    expect(tasks.map(({ duration }) => duration)).toEqual([2e6, 2e6, 2e6, 2e6, 2e6]);
    expect(workers.map(({ name }) => name)).toEqual(["worker-0", "worker-1", "worker-2"]);
    expect(workers[0]).toMatchObject({ nthreads: 4, memoryLimit: 1e9 });
    expect(config).toEqual({ workStealing: true, workerSaturation: Infinity });
    expect(plan(settings("--no-stealing")).config).toEqual({ workStealing: false });
    expect(plan(settings("--adaptive 1..4 --threads 2")).adaptive).toMatchObject({
      minimum: 1,
      maximum: 4,
      worker: { nthreads: 2 },
      startUp: [1e6],
    });
  });

  test.each(Object.keys(workloads))("can be made of %s, in its own size or in about the size asked for", (workload) => {
    const { submitted, run, scenario } = play(settings(`--workload ${workload} --tasks 100 --seconds 0.2`));
    expect(submitted).toBeGreaterThan(80);
    expect(submitted).toBeLessThan(125);
    expect(new Set(run.executed.map(({ key }) => key)).size).toBe(submitted);
    expect(play(settings(`--workload ${workload} --tasks 1`)).run.missing).toEqual([]);
    const own = settings(`--workload ${workload}`);
    expect(own).toMatchObject(workloads[workload as keyof typeof workloads].usual);
    expect(plan(own).tasks[0]!.duration).not.toBe(scenario.tasks[0]!.duration);
  });

  test("keeps a map and a tree as they were: of one task, one", () => {
    expect(plan(settings("--tasks 1")).tasks).toHaveLength(1);
    expect(plan(settings("--workload tree --tasks 1")).tasks).toHaveLength(1);
    expect(plan(settings("--workload tree")).tasks).toHaveLength(242);
  });

  test("sets size, failures and retries of what is submitted later, too", () => {
    const line = "--nbytes 5 --fail 1 --retries 1 --tasks 40";
    const set = { nbytes: 5, fails: 1, retries: 1 };
    const { happenings: later = [] } = plan(settings(`--workload bursts ${line}`));
    expect(later).toHaveLength(1);
    for (const happening of later) {
      if (happening.do !== "submit") throw new Error(happening.do);
      expect(happening.tasks).toHaveLength(20);
      for (const task of happening.tasks) expect(task).toMatchObject(set);
    }
    const { tasks, program } = jobOf(settings(`--workload search ${line}`));
    const [answer] = program!()(tasks[0]!.key, 0)!.tasks;
    expect(answer).toMatchObject(set);
  });

  test("does not draw a workload's own chance twice: jitter stretches short tasks as often as long ones", () => {
    const durations = (line: string) =>
      plan(settings(`--tasks 400 --seconds 1 ${line}`)).tasks.map((task) => task.duration);
    const [own, stretched] = [durations("--workload uneven"), durations("--workload uneven --jitter 0.5")];
    const longer = own.filter((duration, at) => duration > 1e6 && stretched[at]! > duration).length;
    const share = longer / own.filter((duration) => duration > 1e6).length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });

  test("draws durations within the jitter, by name: a task keeps its draw whatever else there is", () => {
    const durations = (line: string) => new Map(plan(settings(line)).tasks.map(({ key, duration }) => [key, duration]));
    const some = durations("--seed 7 --jitter 0.5 --tasks 200 --seconds 1");
    const drawn = [...some.values()];
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(500_000);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(1_500_000);
    expect(Math.max(...drawn) - Math.min(...drawn)).toBeGreaterThan(800_000);
    const more = durations("--seed 7 --jitter 0.5 --tasks 300 --seconds 1 --fail 0.5 --workers 3");
    for (const [key, duration] of some) expect(more.get(key)).toBe(duration);
    expect(durations("--seed 8 --jitter 0.5 --tasks 200 --seconds 1")).not.toEqual(some);
  });

  test("lets the share asked for raise, and gives retries to all", () => {
    const failing = (line: string) => plan(settings(line)).tasks.filter(({ fails }) => fails === 1).length;
    expect(failing("--tasks 1000 --fail 0.2 --seed 1")).toBeGreaterThan(150);
    expect(failing("--tasks 1000 --fail 0.2 --seed 1")).toBeLessThan(250);
    expect([failing("--fail 0"), failing("--fail 1 --tasks 50")]).toEqual([0, 50]);
    expect(plan(settings("--retries 2")).tasks.every(({ retries }) => retries === 2)).toBe(true);
    expect(["", "--jitter 0.1", "--fail 0.5", "--fail 1"].map((line) => seedMatters(settings(line)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const drawn = ["map", "tree", "burst", "etl", "heavy", "search"].filter((name) =>
      seedMatters(settings(`--workload ${name}`)),
    );
    expect(drawn).toEqual(["etl", "heavy", "search"]);
  });
});
