import { describe, expect, test } from "vitest";
import { chromeTrace } from "../../scripts/simulate/log.ts";
import { plan } from "../../scripts/simulate/plan.ts";
import { play } from "../../scripts/simulate/play.ts";
import { report } from "../../scripts/simulate/report.ts";
import { readSettings, type Settings } from "../../scripts/simulate/settings.ts";
import { summarise } from "../../scripts/simulate/summary.ts";
import { traceEvents } from "../../scripts/simulate/trace.ts";
import { happenings, run as made } from "./simulated.ts";

const settings = (line = ""): Settings => {
  const asked = readSettings(line === "" ? [] : line.split(" "));
  if (asked.kind !== "run") throw new Error(`expected a run, got ${JSON.stringify(asked)}`);
  return asked.settings;
};
const told = (line: string) => {
  const asked = settings(line);
  const { scenario, run, submitted } = play(asked);
  return { scenario, run, summary: summarise(asked, scenario, run, submitted) };
};

describe("the summary", () => {
  const scenario = { ...plan(settings()), happenings };
  const summary = summarise(settings("--adaptive 0.."), scenario, made);

  test("is what the run comes to", () => {
    expect(summary).toMatchObject({
      makespan: 8,
      tasks: { submitted: 240, finished: 5 },
      attempts: { finished: 5, erred: 1, killed: 1, repeated: 2 },
      threadSeconds: 36,
      perWorker: { min: 0, median: 1, max: 4 },
      transfers: { count: 3, bytes: 1507 },
      scheduler: { stimuli: 1234 },
      erred: [{ key: "c-0", exception: "ValueError: no", cause: "a-9" }],
    });
    expect(summary.efficiency).toBeCloseTo(13 / 36, 10);
    expect(summary.scheduler.busy).toBeCloseTo(0.4003, 10);
    expect(summary.scheduler.busyShare).toBeCloseTo(0.4003 / 8, 10);
  });

  test("counts workers over time, each as long as it was there", () => {
    const overTime = [
      { from: 0, workers: 2 },
      { from: 2, workers: 3 },
      { from: 3, workers: 2 },
      { from: 4, workers: 3 },
      { from: 9, workers: 2 },
    ];
    expect(summary.workers).toEqual({
      arrived: 4,
      retired: 1,
      killed: 1,
      terminated: 0,
      cancelled: 1,
      most: 3,
      atEnd: 2,
      overTime,
    });
  });

  test("says why results are missing", () => {
    const why = (workers: typeof made.workers, at = 5_000_000) => {
      const paused = [{ at, do: "pause-worker" as const, worker: "worker-1" }];
      return summarise(settings(), { ...scenario, happenings: paused }, { ...made, workers }).missing?.why;
    };
    expect(summary.missing).toEqual({ keys: ["d-0", "d-1"], why: "nothing moved any more" });
    expect(why(made.workers.slice(0, 2))).toBe("there was no worker left to compute them");
    expect(why(made.workers.slice(3, 4))).toBe("no worker ever arrived to compute them");
    expect(why(made.workers.slice(4))).toBe("every worker left was paused");
    expect(why(made.workers.slice(4), 9_000_000)).toBe("nothing moved any more");
    expect(summarise(settings(), scenario, { ...made, missing: [] }).missing).toBeNull();
  });

  test("is told on the terminal in plain words, naming what went wrong", () => {
    const text = report(summary);
    expect(text).not.toContain("\u00a0");
    expect(text).toContain("adaptive 0 to no limit");
    for (const line of [
      /^makespan {4}8 s$/m,
      /^tasks {7}5 of 240 finished$/m,
      /^efficiency {2}36 % of 36 s on all threads$/m,
      /^per worker {2}0 to 4 tasks, median 1$/m,
      /^transfers {3}3, 1.51 kB$/m,
      /^scheduler {3}5 % busy, 1,234 stimuli$/m,
      /^raised {6}1 attempt$/m,
      /^killed {6}1 attempt, with their worker$/m,
      /^repeated {4}2 attempts beyond the first$/m,
      /^workers {5}4 arrived, at most 3 at a time, 1 retired, 1 killed, 1 cancelled before they came$/m,
      /^ {12}[▁▂▃▄▅▆▇█]{60}\| {2}up to 9 s$/m,
      /^erred {7}1 wanted result, because of a-9 \(ValueError: no\)$/m,
      /^missing {5}d-0, d-1: nothing moved any more$/m,
    ]) {
      expect(text).toMatch(line);
    }
  });

  test("says when the seed decides nothing", () => {
    const title = (line: string) => report(summarise(settings(line), scenario, made)).split("\n")[0];
    expect(title("--seed 7")).toContain("seed 7 (which decides nothing without --jitter or --fail)");
    expect(title("--seed 7 --jitter 0.2")).toMatch(/tasks of 100 ms ± 20 % .* seed 7$/);
  });
});

describe("a run", () => {
  test("counts all that was submitted: at once, later, and in answer to results", () => {
    for (const [workload, least] of [
      ["map", 60],
      ["bursts", 60],
      ["trickle", 60],
      ["search", 50],
    ] as const) {
      const { summary } = told(`--workload ${workload} --tasks 60 --seconds 0.1 --seed 7`);
      expect(summary.tasks.finished, workload).toBe(summary.tasks.submitted);
      expect(summary.tasks.submitted, workload).toBeGreaterThanOrEqual(least);
    }
    expect(report(told("--workload etl").summary)).toMatch(
      /^etl: 240 tasks of 450 ms \(a read, the others in proportion\) on 8 workers of 1 thread, rules 2024\.7\.0, seed 0\n/,
    );
  });

  test("quotes what was simulated", () => {
    const { run, summary } = told("--tasks 40 --workers 4 --seconds 0.2");
    expect(summary.makespan).toBe(run.finished / 1e6);
    expect(summary.tasks).toEqual({ submitted: 40, finished: 40 });
    expect(summary.attempts).toEqual({ finished: 40, erred: 0, killed: 0, repeated: 0 });
    expect(summary.efficiency).toBeCloseTo((40 * 0.2) / (4 * summary.makespan), 6);
    expect(summary.perWorker).toEqual({ min: 10, median: 10, max: 10 });
    expect(summary.missing).toBeNull();
  });

  test("is the same byte for byte with the same seed, and another with another", () => {
    const bytes = (line: string) => {
      const { run, scenario, summary } = told(`--tasks 60 --jitter 0.5 --fail 0.1 --retries 1 ${line}`);
      return JSON.stringify(summary.makespan) + [...chromeTrace(run, scenario)].join("");
    };
    expect(bytes("--seed 7")).toBe(bytes("--seed 7"));
    expect(bytes("--seed 7")).not.toBe(bytes("--seed 8"));
  });

  test("gives a trace in which no thread does two things at once, and that adds up to the run", () => {
    const { run, scenario } = told(
      "--tasks 80 --workers 3 --threads 2 --jitter 0.5 --seed 3 --kill w1@0.5+0.3 --pause w2@1 --resume w2@2",
    );
    const events = [...traceEvents(run, scenario)];
    const tasks = events.filter(({ cat }) => cat?.startsWith("task"));
    expect(new Set(run.executed.map(({ end }) => end))).toEqual(new Set(["finished", "killed"]));
    expect(new Set(tasks.map(({ tid }) => tid))).toEqual(new Set([0, 1]));
    const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
    expect(sum(tasks.map(({ dur = 0 }) => dur))).toBe(sum(run.executed.map(({ start, stop }) => stop - start)));
    expect(
      events
        .filter(({ name }) => ["killed", "paused", "resumed"].includes(name))
        .map(({ ts }) => ts)
        .sort(),
    ).toEqual([1_000_000, 2_000_000, 500_000]);
  });

  test("of a tree moves inputs to where they are combined", () => {
    const { summary } = told("--workload tree --tasks 100 --workers 4 --nbytes 2MB");
    expect(summary.missing).toBeNull();
    expect(summary.tasks.finished).toBe(summary.tasks.submitted);
    expect(summary.transfers.count).toBeGreaterThan(10);
    expect(summary.transfers.bytes).toBe(summary.transfers.count * 2e6);
    expect(report(summary)).toMatch(/^tree: \d+ tasks of 100 ms/);
  });

  test("retries what raised, and without retries says what failed", () => {
    const saved = told("--tasks 20 --fail 1 --retries 1").summary;
    expect([saved.attempts.erred, saved.attempts.repeated, saved.tasks.finished]).toEqual([20, 20, 20]);
    const lost = told("--tasks 20 --fail 1").summary;
    expect([lost.erred.length, lost.tasks.finished]).toEqual([20, 0]);
    expect(report(lost)).toMatch(/^erred +20 wanted results, because of .* and 17 more$/m);
  });

  test("loses a worker, and says what never came when all are lost", () => {
    const hit = told("--workers 2 --seconds 1 --tasks 8 --kill w1@1.5").summary;
    expect([hit.workers.killed, hit.attempts.killed > 0, hit.tasks.finished, hit.missing]).toEqual([1, true, 8, null]);
    const back = told("--workers 2 --seconds 1 --tasks 8 --kill w1@1.5+0.5").summary;
    expect(back.workers).toMatchObject({ arrived: 3, killed: 1, atEnd: 2 });
    const gone = told("--workers 2 --seconds 1 --tasks 8 --kill w0,w1@1.5").summary;
    expect(gone.missing?.why).toBe("there was no worker left to compute them");
  });

  test("scales up and down by itself, between its limits", () => {
    const { summary, run } = told("--adaptive 0..5 --tasks 60 --seconds 2 --startup 3 --until 60");
    expect(summary.tasks.finished).toBe(60);
    expect(summary.workers.most).toBe(5);
    expect(summary.workers.overTime[0]!.from).toBeGreaterThanOrEqual(3);
    // The last worker has the results and nobody to give them to.
    expect(summary.workers.atEnd).toBe(1);
    expect(run.adapted.length).toBeGreaterThan(10);
    expect(report(summary)).toMatch(/^workers +5 arrived, at most 5 at a time, 4 retired$/m);
  });
});
