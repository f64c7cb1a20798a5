import { describe, expect, test } from "vitest";
import type { Lived, Order } from "../../demos/contract/live.ts";
import demo from "../../demos/fast/demo.ts";
import { livedBusy, livedCost } from "../../demos/fast/live.ts";
import { barsOf } from "../../demos/fast/live-picture.ts";
import { frameOf } from "../demos/found.ts";
import { model, params, type State } from "./playing.ts";

const live = demo.live!;
const here = { cores: 4, refused: {} };

/** An order done perfectly but for a pause after each task; workers take turns. */
function livedOf(order: Order, pause = 0, more: Partial<Lived> = {}): Lived {
  const each = order.seconds + pause;
  const tasks = Array.from({ length: order.tasks }, (_, task) => {
    const start = Math.floor(task / order.workers) * each;
    return { task, row: task % order.workers, start, stop: start + order.seconds };
  });
  const seconds = Math.ceil(order.tasks / order.workers) * each;
  return { order, way: "batch", tasks, lost: [], page: [0, 0.01], seconds, ended: true, cores: 4, ...more };
}

const state: State = { seconds: 0.01, workers: 2, way: "batch" };
const [order] = live.orders(params(state));
const shown = (lived: readonly Lived[], at: State = state) => live.shown(model(at), lived);
const said = (lived: Lived, part = 1): string => {
  const run = shown([lived]);
  return demo.say(run, part * demo.span(run)).replaceAll("\u00a0", " ");
};

describe("what is asked of the browser", () => {
  test("is the simulated run: as many tasks, as long, on as many workers", () => {
    const { run } = model(state);
    expect(live.orders(params(state))).toEqual([{ tasks: run.tasks, seconds: 0.01, workers: 2, queuing: true }]);
    expect(live.orders(params({ ...state, queuing: false }))[0]!.queuing).toBe(false);
  });

  test("has no more workers than there are cores, a thread each", () => {
    expect(live.fits(params({ workers: 100, threads: 8 }), here)).toEqual({ workers: 4, threads: 1 });
    expect(live.fits(params({ workers: 1, threads: 2 }), here)).toEqual({ workers: 2, threads: 1 });
    expect(live.fits(params({ workers: 2 }), here)).toEqual({ workers: 2, threads: 1 });
  });

  test("is one run a task length for the curves, shortest first, soon over", () => {
    const orders = live.orders(params({ ...state, picture: "curves" }));
    const lengths = orders.map(({ seconds }) => seconds);
    expect(lengths.length).toBeGreaterThan(4);
    expect([...lengths].sort((a, b) => a - b)).toEqual(lengths);
    expect(lengths).toEqual(expect.arrayContaining([0.001, 0.01, 0.1]));
    const whole = orders.reduce((sum, { tasks, seconds, workers }) => sum + (tasks * seconds) / workers, 0);
    expect(whole).toBeLessThan(5);
  });

  test("has a way for each option of its knob, and measurements stand in no address", () => {
    const knob = demo.schema[live.ways];
    expect(Object.keys((knob as { options: object }).options)).toEqual(["message", "batch", "ring"]);
    expect((knob as { hidden?: boolean }).hidden).toBe(true);
  });
});

describe("what it came to", () => {
  test("is the share of all workers' time that computed, and what a task added", () => {
    const lived = livedOf(order!, 0.01);
    expect(livedBusy(lived)).toBeCloseTo(0.5, 6);
    expect(livedBusy(lived, 0.01)).toBeCloseTo(1, 6);
    expect(livedCost(lived)).toBeCloseTo(0.005, 6);
    expect(livedCost(livedOf(order!))).toBeCloseTo(0, 9);
  });

  test("is said beside the simulation and real Dask with the same numbers", () => {
    const words = said(livedOf(order!, 0.01));
    expect(words).toMatch(/^50 % busy in this browser\. 160 tasks on 2 Web Workers, in batches: each added 5 ms\./);
    expect(words).toMatch(/Simulated Dask: 8\d %\. Real Dask 2022\.12\.1, set up the same: 8\d %\.$/);
    expect(said(livedOf(order!, 0, { cores: 2 }))).toContain("2 Web Workers, as many as it has cores,");
  });

  test("is said as far as it came", () => {
    const half = livedOf(order!);
    const tasks = half.tasks.slice(0, 40);
    expect(said({ ...half, tasks, seconds: 0.25, ended: false })).toBe(
      "80 % busy so far. 40 of 160 tasks are really done.",
    );
    expect(said(half, 0.1)).toMatch(/^[\d.]+ % busy so far\./);
  });

  test("says who was lost, what was done again, and blames no task's cost for it", () => {
    const lost = [{ row: 1, heard: 0.1, noticed: 0.7, replaced: 0.8, tasks: 2 }];
    const words = said(livedOf(order!, 0.01, { lost }));
    expect(words).toContain("1 worker lost and replaced, 2 suspicious tasks run again.");
    expect(words).not.toContain("each added");
  });

  test("is a table too", () => {
    const { rows } = demo.rows(shown([livedOf(order!, 0.01)]));
    expect(rows).toContainEqual(["really done here: time that computed (%)", 50]);
    expect(demo.rows(model(state)).rows.some(([what]) => String(what).startsWith("really"))).toBe(false);
  });

  test("moves nothing else: the job lands where the simulation takes it", () => {
    expect(demo.outcome!(shown([livedOf(order!, 0.01)]))).toEqual(demo.outcome!(model(state)));
  });
});

describe("its picture", () => {
  const lost = [{ row: 1, heard: 0.1, noticed: 0.7, replaced: 0.8, tasks: 2 }];
  const run = shown([livedOf(order!, 0.01, { lost })]);

  test("has a bar a task, and who was lost: silent, then another starting", () => {
    const bars = barsOf(run.lived![0]!);
    expect(bars).toHaveLength(162);
    expect(bars.filter(({ role }) => role === "lost")).toEqual([
      { key: "silent", row: 1, start: 0.1, stop: 0.7, role: "lost" },
    ]);
    expect(bars.filter(({ role }) => role === "starting").map(({ start, stop }) => [start, stop])).toEqual([
      [0.7, 0.8],
    ]);
  });

  test("shows both runs, the page and the gauge where there is room, and gives up the least first", () => {
    const names = (width: number, height: number, label: number): string[] => {
      const { node } = demo.draw(run, frameOf({ width, height, label }));
      return ["this page", "really", "simulated: tasks", "worker time"].filter((name) =>
        node.textContent.includes(name),
      );
    };
    expect(names(1160, 440, 18)).toEqual(["this page", "really", "simulated: tasks", "worker time"]);
    expect(names(1160, 300, 18)).toEqual(["really", "simulated: tasks", "worker time"]);
    expect(names(1160, 200, 18)).toEqual(["really", "simulated: tasks"]);
    expect(names(1160, 140, 18)).toEqual(["really"]);
  });

  test("shows any moment, in any order, with no memory, and fits its frame", () => {
    for (const [width, height, label] of [
      [280, 220, 12],
      [358, 260, 14],
      [1160, 440, 18],
    ] as const) {
      const used = demo.draw(run, frameOf({ width, height, label }));
      for (const part of [1, 0, 0.5, 2, 0.31]) {
        used.at(part * demo.span(run));
        const fresh = demo.draw(run, frameOf({ width, height, label }));
        fresh.at(part * demo.span(run));
        expect(String(used.node)).toBe(String(fresh.node));
      }
      expect(String(used.node)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test("of the curves has a dot for each length that was done, and says the first and the last", () => {
    const at: State = { ...state, picture: "curves" };
    const lived = live.orders(params(at)).map((each) => livedOf(each, 0.001));
    const unfinished = { ...lived.at(-1)!, ended: false };
    const curves = shown([...lived.slice(0, -1), unfinished], at);
    const picture = demo.draw(curves, frameOf({ width: 1160, height: 440, label: 18 }));
    const dots = (node: Element): number => node.querySelectorAll("circle").length;
    const before = demo.draw(model(at), frameOf({ width: 1160, height: 440, label: 18 }));
    expect(picture.node.textContent).toContain("this browser with 2, in batches");
    // The mark of the knobs goes: what was done is here as well.
    expect(dots(picture.node)).toBeGreaterThanOrEqual(dots(before.node) + lived.length - 2);
    expect(demo.say(curves, demo.span(curves)).replaceAll("\u00a0", " ")).toMatch(
      /^In this browser, in batches: tasks of 200 µs 17 % busy, of 30 ms 97 %\./,
    );
  });
});
