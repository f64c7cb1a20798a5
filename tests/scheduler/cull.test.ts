import { expect, test } from "vitest";
import { cull, simulate } from "../../demos/scheduler/index.ts";

const task = (key: string, ...dependencies: string[]) => ({ key, dependencies, duration: 1000, nbytes: 1 });
const graph = [task("a-0"), task("b-0", "a-0"), task("c-0"), task("d-0", "c-0"), task("e-0", "a-0", "elsewhere-0")];

test("only what a wanted result needs is left, in its order", () => {
  expect(cull(graph, ["e-0", "b-0"]).map(({ key }) => key)).toEqual(["a-0", "b-0", "e-0"]);
  expect(cull(graph, [])).toEqual([]);
});

test("a graph of which all is needed is handed on as it is", () => {
  expect(cull(graph, ["b-0", "d-0", "e-0"])).toBe(graph);
});

test("a run computes only what the client waits for", () => {
  const workers = [{ name: "w0", nthreads: 1 }];
  const run = simulate({ tasks: graph.slice(0, 4), workers, wanted: ["d-0"] });
  expect(run.executed.map(({ key }) => key)).toEqual(["c-0", "d-0"]);
  expect(run.missing).toEqual([]);
});
