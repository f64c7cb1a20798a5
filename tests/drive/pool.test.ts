import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Lived } from "../../demos/contract/live.ts";
import { Pool } from "../../demos/drive/pool.ts";
import { care, Fake, finish, held, never, numbers, order, pass, poolOf, startOver, time, upTo } from "./toiling.ts";

beforeEach(startOver);
afterEach(() => {
  vi.useRealTimers();
});

describe("a pool", () => {
  test("hands out nothing before everybody is there, and begins its clock then", async () => {
    const done = poolOf().run(order(), never);
    expect(Fake.all).toHaveLength(2);
    Fake.all[0]!.join();
    time.now += 3000;
    expect(held()).toEqual([0, 0]);
    Fake.all[1]!.join();
    expect(held()).toEqual([2, 2]);
    finish();
    const lived = await done;
    expect(lived.ended).toBe(true);
    expect(lived.seconds).toBeCloseTo(0.04, 6);
    expect(Math.min(...lived.tasks.map(({ start }) => start))).toBeCloseTo(0.01, 6);
  });

  test("waits for a worker that has started until it has joined: before that its clock is not known", async () => {
    const done = poolOf().run(order(), never);
    for (const worker of Fake.all) worker.start();
    expect(held()).toEqual([0, 0]);
    for (const worker of Fake.all) worker.join();
    expect(held()).toEqual([2, 2]);
    finish();
    for (const { start, stop } of (await done).tasks) expect(stop - start).toBeCloseTo(0.01, 6);
  });

  test("knows one that joined when there was nothing to do", async () => {
    const stop = new AbortController();
    const pool = poolOf();
    const first = pool.run(order({ tasks: 2 }), never);
    for (const worker of Fake.all) worker.join();
    const [lost, other] = Fake.all;
    lost!.fail();
    other!.work();
    other!.work();
    await first;
    Fake.living.at(-1)!.join();
    const second = pool.run(order({ tasks: 4 }), stop.signal);
    finish();
    expect((await second).ended).toBe(true);
  });

  test("keeps two messages with each worker and no more, one task in each", () => {
    void poolOf().run(order({ tasks: 50 }), never);
    for (const worker of Fake.all) worker.join();
    for (let turn = 0; turn < 5; turn++) {
      Fake.all[0]!.work();
      expect(held()).toEqual([2, 2]);
    }
    expect(Fake.all[0]!.messages).toEqual([[0.01], [0.01]]);
  });

  test("hands all out at once where nothing is to be queued", () => {
    void poolOf().run(order({ tasks: 50, queuing: false }), never);
    for (const worker of Fake.all) worker.join();
    expect(held()).toEqual([25, 25]);
  });

  test("puts many short tasks into a message where they go in batches, and does each once", async () => {
    const done = poolOf("batch").run(order({ tasks: 100, seconds: 0.001 }), never);
    for (const worker of Fake.all) worker.join();
    expect(Fake.all[0]!.messages.map(({ length }) => length)).toEqual([12, 12]);
    finish();
    const lived = await done;
    expect(numbers(lived)).toEqual(upTo(100));
    expect(Math.max(...lived.tasks.map(({ stop }) => stop))).toBeGreaterThan(0.04);
  });

  test("tells all times by the page's clock, whenever a worker's began", async () => {
    const done = poolOf().run(order({ tasks: 4 }), never);
    Fake.all[0]!.join(0);
    Fake.all[1]!.join(4000);
    time.now += 20;
    for (const [worker, later] of [0, 4000].entries()) {
      Fake.all[worker]!.work(later);
      Fake.all[worker]!.work(later);
    }
    const { tasks } = await done;
    for (const { start, stop } of tasks) expect([start, stop].map((n) => Number(n.toFixed(6)))).toEqual([0.02, 0.03]);
    expect(tasks.map(({ task, row }) => [task, row])).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
      [3, 1],
    ]);
  });

  test("tells how far it is, as often as it looks", () => {
    const heard: number[] = [];
    void poolOf().run(order(), never, ({ tasks }) => heard.push(tasks.length));
    for (const worker of Fake.all) worker.join();
    Fake.all[0]!.work();
    pass(0.1);
    Fake.all[0]!.work();
    Fake.all[1]!.work();
    pass(0.1);
    expect(heard).toEqual([1, 3]);
  });

  test("says so where no worker can be had: none is given, it fails before it is there, or never comes", async () => {
    const sentence = "No Web Worker could be started; the simulation stays.";
    const none = new Pool(
      () => {
        throw new Error("refused");
      },
      "message",
      care,
    );
    await expect(none.run(order(), never)).rejects.toThrow(sentence);
    const failing = poolOf().run(order(), never);
    Fake.all[0]!.fail();
    await expect(failing).rejects.toThrow(sentence);
    const silent = poolOf().run(order(), never);
    silent.catch(() => {});
    pass(5.5);
    await expect(silent).rejects.toThrow(sentence);
    expect(Fake.living).toHaveLength(0);
  });

  test("stops when called off, tells how far it came, and sends everybody home", async () => {
    const life = new AbortController();
    let last: Lived | undefined;
    const done = poolOf().run(order(), life.signal, (lived) => (last = lived));
    for (const worker of Fake.all) worker.join();
    Fake.all[0]!.work();
    life.abort();
    await expect(done).rejects.toBe(life.signal.reason);
    expect([last?.ended, last?.tasks.length]).toEqual([false, 1]);
    expect(Fake.living).toHaveLength(0);
    last = undefined;
    pass(1);
    expect(last).toBeUndefined();
  });

  test("keeps its workers from one order to the next", async () => {
    const pool = poolOf();
    const first = pool.run(order({ tasks: 2 }), never);
    for (const worker of Fake.all) worker.join();
    finish();
    await first;
    const second = pool.run(order({ tasks: 4 }), never);
    finish();
    expect(numbers(await second)).toEqual(upTo(4));
    expect(Fake.all).toHaveLength(2);
    pool.close();
    expect(Fake.living).toHaveLength(0);
  });

  test("notes when the page was at work, as stretches that rise", async () => {
    const pool = new Pool(() => new Fake() as unknown as Worker, "message", { ...care, now: () => (time.now += 1) });
    const done = pool.run(order({ tasks: 4 }), never);
    for (const worker of Fake.all) worker.join();
    finish();
    const { page, seconds } = await done;
    expect(page.length).toBeGreaterThan(1);
    expect(page.length % 2).toBe(0);
    expect([...page].sort((a, b) => a - b)).toEqual(page);
    expect(page.at(-1)).toBeLessThanOrEqual(seconds + 0.01);
  });
});
