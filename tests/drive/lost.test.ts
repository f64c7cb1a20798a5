import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { serveRing } from "../../demos/drive/ring.ts";
import { Fake, finish, never, numbers, order, pass, poolOf, startOver, time, upTo } from "./toiling.ts";

beforeEach(startOver);
afterEach(() => {
  vi.useRealTimers();
});

describe("a pool that loses a worker", () => {
  test("replaces a worker that fails and does again what it held, elsewhere if there is room", async () => {
    const done = poolOf().run(order({ tasks: 6 }), never);
    for (const worker of Fake.all) worker.join();
    time.now += 30;
    Fake.all[0]!.fail();
    expect(Fake.all[0]!.terminated).toBe(true);
    expect(Fake.all).toHaveLength(3);
    time.now += 40;
    Fake.all[2]!.join();
    finish();
    const lived = await done;
    expect(numbers(lived)).toEqual(upTo(6));
    expect(lived.lost).toEqual([{ row: 0, heard: 0, noticed: 0.03, replaced: 0.07, tasks: 2 }]);
  });

  test("takes one that is silent for longer than its task and its patience for dead, and no sooner", async () => {
    const done = poolOf().run(order({ tasks: 4, seconds: 1 }), never);
    for (const worker of Fake.all) worker.join();
    pass(1.4);
    expect(Fake.living).toHaveLength(2);
    Fake.all[1]!.work();
    pass(0.5);
    expect(Fake.living).toEqual([Fake.all[1], Fake.all[2]]);
    Fake.all[2]!.join();
    finish();
    const lived = await done;
    expect(numbers(lived)).toEqual(upTo(4));
    expect(lived.lost).toHaveLength(1);
    expect(lived.lost[0]!.noticed).toBeGreaterThan(1.5);
    expect(lived.lost[0]!.noticed).toBeLessThan(1.9);
  });

  test("listens to what comes at last rather than count a page's own stall as silence", () => {
    void poolOf().run(order({ tasks: 8 }), never);
    for (const worker of Fake.all) worker.join();
    // The page stands still for long; then its timer comes first, and the news right after.
    time.now += 10_000;
    vi.advanceTimersByTime(100);
    for (const worker of Fake.all) worker.work();
    pass(0.3);
    expect(Fake.living).toHaveLength(2);
  });

  test("does not hear what a worker says that was given up", async () => {
    const done = poolOf().run(order({ tasks: 2, workers: 1 }), never);
    const [first] = Fake.all;
    first!.join();
    first!.fail();
    first!.terminated = false;
    first!.work();
    Fake.all[1]!.join();
    Fake.all[1]!.work();
    Fake.all[1]!.work();
    expect(numbers(await done)).toEqual([0, 1]);
  });

  test("ends a worker when told to, and has to notice that itself", async () => {
    const pool = poolOf();
    const done = pool.run(order({ tasks: 6 }), never);
    for (const worker of Fake.all) worker.join();
    pool.crash();
    expect(Fake.living).toHaveLength(1);
    expect(Fake.all).toHaveLength(2);
    pass(0.4);
    Fake.all[1]!.work();
    pass(0.4);
    expect(Fake.all).toHaveLength(3);
    Fake.all[2]!.join();
    finish();
    expect(numbers(await done)).toEqual(upTo(6));
  });

  test("ends one by itself after so many tasks, where the order says so", () => {
    void poolOf().run(order({ tasks: 20 }), never, undefined, 2);
    for (const worker of Fake.all) worker.join();
    pass(0.1);
    expect(Fake.living).toHaveLength(2);
    for (const worker of Fake.all) worker.work();
    pass(0.1);
    expect(Fake.living).toHaveLength(1);
  });

  test("gives a task up under which more workers died than Dask allows, in one sentence", async () => {
    const done = poolOf().run(order({ tasks: 1, workers: 1 }), never);
    for (let death = 0; death < 4; death++) {
      Fake.all[death]!.join();
      Fake.all[death]!.fail();
    }
    await expect(done).rejects.toThrow("More than 3 workers died under task 1 (allowed-failures)");
    expect(Fake.living).toHaveLength(0);
  });
});

describe("a pool with rings", () => {
  /** Does what is in a worker's ring, at once; a ring remembers how far it is only in its worker, so this is done once. */
  const serve = (worker: Fake): void => {
    serveRing(
      worker.memory!,
      (seconds) => [time.now, time.now + seconds * 1000],
      () => worker.say([]),
      () => false,
    );
  };

  test("tops them up when called, and does each task once", async () => {
    const done = poolOf("ring").run(order({ tasks: 300, seconds: 0.001 }), never);
    for (const worker of Fake.all) worker.join();
    expect(Fake.all.map(({ messages }) => messages.length)).toEqual([0, 0]);
    for (const worker of Fake.all) serve(worker);
    const lived = await done;
    expect(numbers(lived)).toEqual(upTo(300));
    expect(lived.way).toBe("ring");
  });

  test("does again what was in the ring of a worker that fell silent, and keeps what it had done", async () => {
    const done = poolOf("ring").run(order({ tasks: 40, seconds: 0.001, workers: 1 }), never);
    const [first] = Fake.all;
    first!.join();
    let did = 0;
    expect(() =>
      serveRing(
        first!.memory!,
        (seconds) => {
          if (did++ === 3) throw new Error("dead");
          return [time.now, time.now + seconds * 1000];
        },
        () => {},
        () => false,
      ),
    ).toThrow("dead");
    pass(1.2);
    expect(Fake.all).toHaveLength(2);
    Fake.all[1]!.join();
    serve(Fake.all[1]!);
    const lived = await done;
    expect(numbers(lived)).toEqual(upTo(40));
    expect(lived.lost).toHaveLength(1);
  });
});
