import { describe, expect, test } from "vitest";
import demo from "../../demos/fast/demo.ts";
import { figures, frameOf, tablesOf } from "../demos/found.ts";

const tables = tablesOf(figures.find(({ name }) => name === "fast/demo")!.figure);
const say = (seconds: number, workers: number) => {
  const model = demo.model({ seconds, workers }, tables);
  return demo.say(model, demo.span(model));
};

describe("the demo of lesson 8", () => {
  test("blames the scheduler only when the scheduler is what everybody waits for", () => {
    expect(say(0.001, 64)).toMatch(/scheduler works without a break/);
    expect(say(1, 64)).toMatch(/keep 64\u00a0workers fed/);
    expect(say(0.001, 2)).not.toMatch(/without a break/);
  });

  test("quotes real Dask exactly where a recording was set up the same", () => {
    for (const seconds of [0.001, 0.003, 0.01, 0.03, 0.1]) expect(say(seconds, 2)).toMatch(/Real Dask 2022\.12\.1/);
    expect(say(0.002, 2)).not.toMatch(/Real Dask/);
    expect(say(0.001, 3)).not.toMatch(/Real Dask/);
  });

  test("comes within ten points of every recording", () => {
    for (const seconds of [0.001, 0.003, 0.01, 0.03, 0.1]) {
      const { run, recording } = demo.model({ seconds, workers: 2 }, tables);
      expect(Math.abs(run.busy - recording!.efficiency), `${seconds} s`).toBeLessThan(0.1);
    }
  });

  test("draws the scheduler and every task, and the run before as a mark on the gauge", () => {
    const model = demo.model({ seconds: 0.01, workers: 8 }, tables);
    const before = demo.model({ seconds: 0.001, workers: 8 }, tables);
    const { node } = demo.draw(model, frameOf(), before);
    expect(node.textContent).toMatch(/scheduler/);
    expect(node.textContent).toMatch(/before, tasks of 1\u00a0ms: \d/);
    expect(demo.draw(model, frameOf()).node.textContent).not.toMatch(/before/);
  });

  test("counts up while it plays", () => {
    const model = demo.model({ seconds: 0.1, workers: 4 }, tables);
    const done = [0.2, 0.5, 0.8].map((part) => Number(/, (\d+) of/.exec(demo.say(model, part * demo.span(model)))![1]));
    expect(done[0]).toBeGreaterThan(0);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done[2]).toBeLessThan(model.run.tasks);
  });
});
