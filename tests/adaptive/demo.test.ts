import { describe, expect, test } from "vitest";
import demo from "../../demos/adaptive/demo.ts";
import { paid, scoreOf, valueAt, waited, WAITING_WEIGHS } from "../../demos/adaptive/demo-model.ts";
import { stepsOf } from "../../demos/adaptive/recordings.ts";
import { HEAVY } from "../../demos/contract/demo.ts";
import { frameOf } from "../demos/found.ts";
import { model, params, said, type State } from "./demo-playing.ts";

const story = (title: string): State => {
  const found = demo.stories!.find((each) => each.title.startsWith(title));
  expect(found, title).toBeDefined();
  return found!.state;
};
const most = (state: State): number => Math.max(...model(state).running.map(([, value]) => value));

describe("the cockpit of lesson 6, beside real Dask", () => {
  test.each([
    [{ demand: "burst" }, 3],
    [{ demand: "burst", rules: "2022.12.1" }, 3],
    [{ demand: "burst", startup: 5 }, 1],
    [{ demand: "bursts" }, 3],
    [{ demand: "trickle" }, 3],
    [{ demand: "tail" }, 3],
    [{ demand: "tail", rules: "2022.12.1" }, 3],
  ] as const)("takes as long and pays as much as the recorded runs: %o", (state, runs) => {
    const run = model(state);
    expect(run.recordings).toHaveLength(runs);
    for (const { makespanSeconds, workerSeconds } of run.recordings) {
      expect(Math.abs(run.finished / makespanSeconds - 1)).toBeLessThan(0.15);
      // Paid from being asked for; the recordings count from being there.
      const startup = "startup" in state ? state.startup * 8 : 0;
      expect(Math.abs((paid(run) - startup) / workerSeconds - 1)).toBeLessThan(0.15);
    }
  });

  test("has as many workers as a recorded run most of the time", () => {
    for (const demand of ["burst", "bursts", "trickle", "tail"] as const) {
      const run = model({ demand });
      const moments = Array.from({ length: 300 }, (_, index) => (index * run.ends) / 300);
      const agree = run.recordings.map((row) => {
        const steps = stepsOf(row);
        return moments.filter((at) => valueAt(steps, at) === valueAt(run.running, at)).length / moments.length;
      });
      expect(Math.max(...agree), demand).toBeGreaterThan(0.85);
    }
  });

  test("names recordings only where everything was set up as then", () => {
    const unlike: State[] = [
      { startup: 1 },
      { wait: 4 },
      { target: 6 },
      { interval: 2 },
      { minimum: 1 },
      { maximum: 9 },
    ];
    const more: State[] = [
      { threads: 2 },
      { told: true },
      { loss: "killed" },
      { policy: "static" },
      { demand: "tree" },
    ];
    for (const state of [...unlike, ...more]) expect(model(state).recordings, JSON.stringify(state)).toEqual([]);
    expect(said({})).toMatch(/Real Dask 2024\.7\.0, set up the same, took .* in 3\u00a0runs\./);
    expect(said({ wait: 4 })).not.toMatch(/Real Dask/);
  });
});

describe("its stories fail as people reported, and are mended", () => {
  test("two bursts pay twice for one start-up, and patience longer than the pause pays once", () => {
    const [broken, fixed] = [model(story("Bursts")), model(story("Patient"))];
    expect(broken.ups).toBe(2);
    expect(fixed.ups).toBe(1);
    expect(waited(broken) - waited(fixed)).toBeGreaterThan(29);
    expect(paid(fixed)).toBeGreaterThan(paid(broken));
    expect(scoreOf(fixed)).toBeLessThan(scoreOf(broken));
  });

  test("a fixed cluster is cheapest where pauses are short, adaptive where there is a break", () => {
    const points = ["Bursts", "Patient", "Fixed"].map((title) => scoreOf(model(story(title))));
    expect(points).toEqual(points.toSorted((a, b) => b - a));
    const [fixed, patient] = [model(story("Break, fixed")), model(story("Break, patient"))];
    expect(scoreOf(patient)).toBeLessThan(scoreOf(fixed) * 0.7);
    expect(scoreOf(patient)).toBeLessThan(scoreOf(model({ demand: "break", startup: 30 })));
    expect([valueAt(patient.running, 60), valueAt(patient.running, 200)]).toEqual([8, 0]);
  });

  test("workers arrive when the work is over, unless nobody asks for them", () => {
    const [late, mended] = [model(story("Late arrival")), model(story("Target up"))];
    expect(late.unused).toBe(4);
    expect(mended.unused).toBe(0);
    expect(mended.finished).toBeCloseTo(late.finished, 1);
    expect(paid(mended)).toBeLessThan(paid(late) * 0.6);
    expect(said(story("Late arrival"))).toMatch(/4\u00a0workers were paid for and never ran a task/);
  });

  test("a long tail keeps the two busy workers only, and costs less than half of a fixed cluster", () => {
    const tail = model(story("Tail"));
    expect(valueAt(tail.running, 15)).toBe(2);
    expect(paid(tail)).toBeLessThan(paid(model(story("Tail, fixed"))) / 2);
  });

  test("a reduction shrinks the cluster before a layer nobody saw, and patience keeps it", () => {
    const [shrunk, kept] = [model(story("Reduction")), model(story("Kept on"))];
    expect(shrunk.running.some(([at, value]) => at > 25 && at < 40 && value === 1)).toBe(true);
    expect(kept.running.every(([at, value]) => at < 25 || at > kept.finished || value === 8)).toBe(true);
    expect(shrunk.finished - kept.finished).toBeGreaterThan(9);
  });

  test("a hard kill loses results that retiring keeps", () => {
    const [killed, retired] = [model(story("Hard kill")), model(story("Retired"))];
    expect(killed.again).toBeGreaterThan(5 * retired.again);
    expect(retired.finished).toBeLessThan(killed.finished);
    expect([killed.missing, retired.missing]).toEqual([0, 0]);
  });

  test("tasks never seen count half a second, unless the scheduler was told", () => {
    const first = (state: State): number => model(state).wanted.find(([, value]) => value > 0)![1];
    expect(first(story("Unknown"))).toBe(10);
    expect(first(story("Told"))).toBe(16);
    const [unknown, told] = [model(story("Unknown")), model(story("Told"))];
    expect(unknown.finished).toBeGreaterThan(told.finished + 5);
    expect(scoreOf(unknown)).toBeGreaterThan(scoreOf(told));
  });

  test("what was mended in 2023.8 fails only under the rules before", () => {
    expect(most(story("Threads (#2709)"))).toBe(20);
    expect(scoreOf(model(story("Threads (#2709)")))).toBeGreaterThan(scoreOf(model(story("Counted"))));
    expect(most(story("Counted"))).toBe(5);
    const [guessed, known] = [model(story("Queue")), model(story("Told"))];
    expect(guessed.wanted.find(([, value]) => value > 0)![1]).toBe(10);
    expect(guessed.finished - known.finished).toBeGreaterThan(3);
    expect(scoreOf(guessed)).toBeGreaterThan(scoreOf(known));
  });
});

describe("what a hand sets", () => {
  const yours = (workers: NonNullable<State["workers"]>) => model({ policy: "yours", startup: 30, workers });

  test("workers come a start-up after they were asked for, and the last asked for go first", () => {
    const run = yours([{ what: "4", at: 0 }, { what: "8", at: 10 }, { what: "2", at: 20 }, { what: "1", at: 50 }]); // prettier-ignore
    expect(valueAt(run.arriving, 5)).toBe(4);
    expect(valueAt(run.arriving, 15)).toBe(8);
    expect(valueAt(run.arriving, 25)).toBe(2);
    expect(valueAt(run.running, 45)).toBe(2);
    expect(valueAt(run.running, 58)).toBe(1);
    expect(run.missing).toBe(0);
  });

  test("Dask’s defaults can be beaten with eight workers that stay", () => {
    const [dask, mine] = [model(story("Bursts")), model(story("Beat"))];
    expect(scoreOf(mine)).toBeLessThan(scoreOf(dask));
    expect(scoreOf(mine)).toBeCloseTo(paid(mine) + WAITING_WEIGHS * waited(mine), 6);
    expect(said(story("Beat"))).toMatch(
      /^Your cluster: .* Score [\d,]+: what is paid \+ 5 × the waiting; lower is better\./,
    );
  });

  test("nobody at all leaves all results undone, and says so", () => {
    const run = yours([]);
    expect(run.missing).toBe(200);
    expect(said({ policy: "yours" })).toMatch(/^Your cluster left 200\u00a0results undone\./);
    expect(said({ policy: "yours" })).toMatch(/say under “Your workers” how many/);
  });

  test("a fixed cluster is there all the time, one with an idle timeout goes in a pause that is longer", () => {
    const fixed = model({ policy: "static" });
    expect(fixed.wanted.filter(([, value]) => value > 0)).toEqual([[0, 8]]);
    const idle = model({ policy: "idle", idle: 10 });
    expect(valueAt(idle.running, 25)).toBe(0);
    expect(valueAt(idle.running, 30)).toBe(8);
    expect(valueAt(model({ policy: "idle" }).running, 25)).toBe(8);
    expect(idle.missing).toBe(0);
  });

  test("a drawn line becomes as many tasks as its area, when it is drawn", () => {
    const flat = model({ demand: "drawn", line: [[10, 6], [20, 6]] }); // prettier-ignore
    expect(flat.tasks).toBe(60);
    expect(valueAt(flat.queue, 9)).toBe(0);
    expect(valueAt(flat.queue, 10.6) + valueAt(flat.busy, 10.6)).toBeGreaterThan(0);
    expect(model({ demand: "drawn", line: [] }).tasks).toBe(0);
    expect(demo.weight!(params({}))).toBeLessThan(HEAVY);
    expect(demo.weight!(params({ demand: "drawn", line: [[0, 20], [60, 20]] }))).toBeGreaterThan(HEAVY); // prettier-ignore
  });
});

describe("the sums", () => {
  test("nothing is negative, everything ends, cost and waiting only grow", () => {
    for (const { state, title } of demo.stories!) {
      const run = model(state);
      for (const steps of [run.wanted, run.arriving, run.running, run.retiring, run.queue, run.busy, run.idle])
        expect(Math.min(...steps.map(([, value]) => value)), title).toBeGreaterThanOrEqual(0);
      expect(valueAt(run.done, run.ends), title).toBe(run.tasks);
      expect(valueAt(run.queue, run.ends), title).toBe(0);
      const moments = Array.from({ length: 20 }, (_, index) => (index * run.ends) / 19);
      for (const grows of [paid, waited, scoreOf]) {
        const values = moments.map((at) => grows(run, at));
        expect(values, title).toEqual(values.toSorted((a, b) => a - b));
        expect(values.at(-1), title).toBeCloseTo(grows(run), 6);
      }
    }
  });

  test("the outcome lands with its curve and its share of use", () => {
    const run = model({ demand: "tail" });
    const outcome = demo.outcome!(run);
    expect(outcome).toMatchObject({ workload: 3, adaptive: 1, recorded: 3, startup: 0, rules: 2024 });
    expect(outcome["used"]).toBeGreaterThan(0.5);
    expect(outcome["used"]).toBeLessThanOrEqual(1);
    for (const [index, [at, value]] of run.running.entries())
      expect([outcome[`at${index}`], outcome[`workers${index}`]]).toEqual([at, value]);
  });

  test("names what is idle and starting in the picture where there is room, else in its key", () => {
    const wide = demo.draw(model({ startup: 30, wait: 25 }), frameOf({ width: 660, height: 330 })).node.textContent!;
    expect(wide.match(/starting/g)).toHaveLength(1);
    expect(wide).toContain("paid for, idle");
    const narrow = demo.draw(model({ startup: 30 }), frameOf({ width: 288, height: 150, label: 12 })).node.textContent!;
    for (const word of ["idle", "starting"]) expect(narrow).toContain(word);
  });

  test("draws recorded runs where there are some, and the run before as a dashed line with its figures", () => {
    const text = (state: State, before?: State): string =>
      demo.draw(model(state), frameOf(), before && model(before)).node.textContent!;
    expect(text({})).toMatch(/real Dask, 3\u00a0runs/);
    expect(text({ startup: 30 })).not.toMatch(/real Dask/);
    expect(text({ startup: 30, wait: 25 }, { startup: 30 })).toMatch(/patience 3\u00a0s: 624/);
    expect(text({ startup: 30 })).not.toMatch(/patience 3\u00a0s:/);
  });
});
