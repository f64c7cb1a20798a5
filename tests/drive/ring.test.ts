import { describe, expect, test } from "vitest";
import { Ring, serveRing, SLOTS } from "../../demos/drive/ring.ts";

/** Serves what was put into a new ring; gives how often the page was called. A task of length n starts at n and stops at 2n. */
function served(ring: Ring): number {
  let calls = 0;
  serveRing(
    ring.memory,
    (seconds) => [seconds, 2 * seconds],
    () => calls++,
    () => false,
  );
  return calls;
}

describe("a ring", () => {
  test("gives back start and stop of each task, in the order they were put in", () => {
    const ring = new Ring();
    ring.put([1, 2, 3], 1);
    expect(ring.take()).toEqual([]);
    served(ring);
    expect(ring.take()).toEqual([1, 2, 2, 4, 3, 6]);
    expect(ring.take()).toEqual([]);
  });

  test("has room only for what has been taken out again", () => {
    const ring = new Ring();
    expect(ring.room).toBe(SLOTS);
    ring.put(new Float64Array(SLOTS), 1);
    expect(ring.room).toBe(0);
    served(ring);
    expect(ring.room).toBe(0);
    expect(ring.take()).toHaveLength(2 * SLOTS);
    expect(ring.room).toBe(SLOTS);
  });

  test("goes on where its end meets its beginning", () => {
    const ring = new Ring();
    const sent: number[] = [];
    const heard: number[] = [];
    let next = 0;
    let waits = 0;
    // One worker for all of it: what is put in while it waits, 700 at a time, crosses the end of the ring again and again.
    const refill = (): boolean => {
      heard.push(...ring.take());
      if (waits++ === 6) return false;
      const more = Array.from({ length: 700 }, () => next++);
      sent.push(...more);
      ring.put(more, 350);
      return true;
    };
    serveRing(
      ring.memory,
      (seconds) => [seconds, seconds + 0.5],
      () => {},
      refill,
    );
    expect(sent).toHaveLength(4200);
    expect(sent.length).toBeGreaterThan(4 * SLOTS);
    expect(heard).toEqual(sent.flatMap((length) => [length, length + 0.5]));
  });

  test("calls the page when little is left and when nothing is, not for every task", () => {
    const ring = new Ring();
    ring.put(new Float64Array(100), 50);
    expect(served(ring)).toBe(2);
  });

  test("shows the page what is done while the rest is under way", () => {
    const ring = new Ring();
    ring.put([1, 2, 3], 1);
    const seen: number[][] = [];
    let done = 0;
    const work = (seconds: number): readonly [number, number] => {
      if (++done === 3) seen.push(ring.take());
      return [seconds, seconds];
    };
    serveRing(
      ring.memory,
      work,
      () => {},
      () => false,
    );
    seen.push(ring.take());
    expect(seen).toEqual([
      [1, 1, 2, 2],
      [3, 3],
    ]);
  });
});
