import * as fc from "fast-check";
import { expect, test } from "vitest";
import { order, type Orderable } from "../../demos/scheduler/order.ts";

interface Node extends Orderable<Node> {
  readonly key: string;
  readonly dependencies: Node[];
}

function build(graph: Record<string, readonly string[]>): Node[] {
  const nodes = new Map(Object.keys(graph).map((key) => [key, { key, dependencies: [] as Node[], order: 0 }]));
  for (const [key, inputs] of Object.entries(graph)) {
    for (const input of inputs) nodes.get(key)!.dependencies.push(nodes.get(input)!);
  }
  return [...nodes.values()];
}

const names = (graph: Record<string, readonly string[]>) => order(build(graph)).map(({ key }) => key);

test("a tree is finished branch by branch, so few results are held at a time", () => {
  const tree = { a: [], b: [], c: [], d: [], ab: ["a", "b"], cd: ["c", "d"], abcd: ["ab", "cd"] };
  expect(names(tree)).toEqual(["a", "b", "ab", "c", "d", "cd", "abcd"]);
});

test("of two branches the smaller goes first", () => {
  const graph = { a: [], b: ["a"], c: ["b"], x: [], out: ["c", "x"], small: [] };
  expect(names(graph)).toEqual(["small", "x", "a", "b", "c", "out"]);
});

test("equal branches keep the order they came in", () => {
  expect(names({ b: [], a: [], c: [] })).toEqual(["b", "a", "c"]);
});

test("every task comes after its inputs, has its place as its order, and appears once", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(), { maxLength: 5 }), { maxLength: 60 }), (inputs) => {
      const graph = Object.fromEntries(
        inputs.map((list, i) => [`t${i}`, i ? [...new Set(list.map((n) => `t${n % i}`))] : []]),
      );
      const sorted = order(build(graph));
      expect(sorted.map((node) => node.order)).toEqual(sorted.map((_, i) => i));
      expect(new Set(sorted).size).toBe(inputs.length);
      for (const node of sorted) for (const input of node.dependencies) expect(input.order).toBeLessThan(node.order);
    }),
    { seed: 7 },
  );
});

test("a chain of a hundred thousand does not exhaust the stack, nor a deep diamond the numbers", () => {
  const chain: Node[] = [];
  for (let i = 0; i < 100_000; i += 1) {
    const before = chain.slice(-1);
    chain.push({ key: `t${i}`, dependencies: [...before, ...(i > 1 ? [chain[i - 2]!] : [])], order: 0 });
  }
  const sorted = order(chain);
  expect(sorted.map((node) => node.key)).toEqual(chain.map((node) => node.key));
});
