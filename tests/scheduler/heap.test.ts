import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Heap } from "../../demos/scheduler/heap.ts";
import { IndexedSet, PlacedSet } from "../../demos/scheduler/indexed.ts";

test("a heap gives its items in order, whatever was pushed, removed and moved before", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom("push", "pop", "remove", "move"), fc.nat())), (steps) => {
      const heap = new Heap<{ heapIndex: number; rank: number; id: number }>(
        (a, b) => a.rank < b.rank || (a.rank === b.rank && a.id < b.id),
      );
      let inside: { heapIndex: number; rank: number; id: number }[] = [];
      for (const [id, [what, n]] of steps.entries()) {
        const some = inside[n % Math.max(1, inside.length)];
        if (what === "push") {
          const item = { heapIndex: -1, rank: n % 50, id };
          inside.push(item);
          heap.push(item);
        } else if (what === "pop") {
          const first = heap.pop();
          inside = inside.filter((item) => item !== first);
        } else if (some && what === "remove") {
          heap.remove(some);
          expect(some.heapIndex).toBe(-1);
          inside = inside.filter((item) => item !== some);
        } else if (some) {
          some.rank = n % 50;
          heap.moved(some);
        }
        const sorted = [...inside].sort((a, b) => a.rank - b.rank || a.id - b.id);
        expect(heap.peek()).toBe(sorted[0]);
        expect(heap.first(3)).toEqual(sorted.slice(0, 3));
        expect(heap.size).toBe(inside.length);
      }
    }),
    { seed: 7 },
  );
});

test("an indexed set holds what was added and not deleted, each item at a place of its own", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 9 }))), (steps) => {
      const items = Array.from({ length: 10 }, (_, at) => ({ index: at }));
      const set = new IndexedSet<{ index: number }>();
      const other = new Set<number>();
      for (const [add, index] of steps) {
        const item = items[index]!;
        if (add) set.add(item);
        else set.delete(item);
        if (add) other.add(index);
        else other.delete(index);
        expect(set.items.map((each) => each.index).sort()).toEqual([...other].sort());
        expect(set.has(item)).toBe(add);
        expect(set.size).toBe(other.size);
      }
    }),
    { seed: 7 },
  );
});

test("a placed set holds what was added and not deleted, and each item knows its place", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 9 }))), (steps) => {
      const items = Array.from({ length: 10 }, (_, id) => ({ id, heapIndex: -1 }));
      const set = new PlacedSet<{ id: number; heapIndex: number }>();
      const other = new Set<number>();
      for (const [add, id] of steps) {
        if (add === set.has(items[id]!)) continue;
        if (add) set.add(items[id]!);
        else set.delete(items[id]!);
        if (add) other.add(id);
        else other.delete(id);
        expect([...set].map((item) => item.id).sort()).toEqual([...other].sort());
        expect(set.size).toBe(other.size);
        for (const item of items)
          expect(item.heapIndex >= 0 && set.items[item.heapIndex] === item).toBe(other.has(item.id));
      }
    }),
    { seed: 7 },
  );
});
