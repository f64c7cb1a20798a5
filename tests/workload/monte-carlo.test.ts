import { expect, test } from "vitest";
import { monteCarlo } from "../../demos/workload/monte-carlo.ts";

test("a Monte Carlo job sums up every simulation once, a batch at a time, into one estimate", () => {
  const tasks = monteCarlo({ simulations: 70, batch: 30, seconds: 2, seed: 1 });
  const simulations = tasks.filter(({ key }) => key.startsWith("simulate-"));
  const sums = tasks.filter(({ key }) => key.startsWith("summarise-"));
  expect(simulations.every(({ dependencies }) => dependencies.length === 0)).toBe(true);
  expect(sums.map(({ dependencies }) => dependencies.length)).toEqual([30, 30, 10]);
  expect(sums.flatMap(({ dependencies }) => dependencies)).toEqual(simulations.map(({ key }) => key));
  expect(tasks.at(-1)).toMatchObject({
    key: "estimate-0",
    dependencies: sums.map(({ key }) => key),
    duration: 200_000,
  });
  const seconds = simulations.map(({ duration }) => duration / 1e6);
  expect(Math.min(...seconds)).toBeGreaterThanOrEqual(1.4);
  expect(Math.max(...seconds)).toBeLessThanOrEqual(2.6);
});

test("a job without simulations, or with empty batches, is refused", () => {
  expect(() => monteCarlo({ simulations: 0, seconds: 1, seed: 0 })).toThrow("The simulations of a Monte Carlo job are");
  expect(() => monteCarlo({ simulations: 1, batch: 0, seconds: 1, seed: 0 })).toThrow("not 0.");
});
