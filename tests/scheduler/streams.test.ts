import { describe, expect, test } from "vitest";
import { VirtualClock } from "../../demos/scheduler/clock.ts";
import { BatchedSend, EventLoop } from "../../demos/scheduler/streams.ts";

describe("a virtual clock", () => {
  test("does things in the order of time, and of planning where that is equal", () => {
    const clock = new VirtualClock();
    const done: string[] = [];
    for (const [time, name] of [
      [5, "c"],
      [1, "a"],
      [5, "d"],
      [2, "b"],
    ] as const)
      clock.at(time, () => done.push(name + clock.now));
    clock.run({ done: () => false });
    expect(done).toEqual(["a1", "b2", "c5", "d5"]);
  });

  test("is not kept running by what goes on for ever in the background", () => {
    const clock = new VirtualClock();
    const beat = () => clock.at(clock.now + 10, beat, true);
    beat();
    clock.at(35, () => {});
    clock.run({ done: () => false });
    expect(clock.now).toBe(35);
  });

  test("waits for what the background comes to as long as its patience lasts, counted anew with each progress", () => {
    const run = (progressAt: number, until = 0) => {
      const clock = new VirtualClock();
      const beat = (): void => {
        if (clock.now === progressAt) clock.progress();
        clock.at(clock.now + 10, beat, true);
      };
      beat();
      clock.at(35, () => {});
      clock.run({ done: () => false, patience: 100, until });
      return [clock.now, clock.moved];
    };
    expect(run(-1)).toEqual([130, 35]);
    expect(run(80)).toEqual([180, 35]);
    expect(run(-1, 500)).toEqual([600, 35]);
  });

  test("does not do what was cancelled, nor wait for it", () => {
    const clock = new VirtualClock();
    const done: number[] = [];
    const planned = [5, 9].map((time) => clock.at(time, () => done.push(time)));
    clock.cancel(planned[1]!);
    clock.run({ done: () => false });
    clock.cancel(planned[0]!);
    expect([done, clock.now]).toEqual([[5], 5]);
  });
});

describe("a batched stream", () => {
  /** [when, what] of every batch, for messages put in at the times given. */
  function batches(interval: number, times: readonly number[]): [number, number[]][] {
    const clock = new VirtualClock();
    const sent: [number, number[]][] = [];
    const stream = new BatchedSend<number>(clock, interval, (take) => sent.push([clock.now, take()]));
    for (const time of times) clock.at(time, () => stream.send(time));
    clock.run({ done: () => false });
    return sent;
  }

  test("sends at once after a pause, else at the end of the interval, together", () => {
    expect(batches(5, [0, 1, 2, 7, 30, 36])).toEqual([
      [0, [0]],
      [5, [1, 2]],
      [10, [7]],
      [30, [30]],
      [36, [36]],
    ]);
  });

  test("joins what is put in at the same moment", () => {
    expect(batches(5, [3, 3, 3])).toEqual([[3, [3, 3, 3]]]);
  });

  test("counts the interval from when a batch went, not from when it was due", () => {
    const clock = new VirtualClock();
    const sent: number[] = [];
    const stream = new BatchedSend<number>(clock, 5, (take) => {
      clock.at(clock.now + 3, () => sent.push(clock.now, ...take()));
    });
    for (const time of [0, 2, 4]) clock.at(time, () => stream.send(time));
    clock.run({ done: () => false });
    // Due at 0, written at 3 with what had come by then; the next is due at 8.
    expect(sent).toEqual([3, 0, 2, 11, 4]);
  });
});

test("an event loop does one thing at a time, in order, and shows each when it is done", () => {
  const clock = new VirtualClock();
  const loop = new EventLoop(clock);
  const log: string[] = [];
  const add = (name: string, took: number) =>
    loop.add(
      () => {
        log.push(`${name} from ${clock.now}`);
        return took;
      },
      () => log.push(`${name} to ${clock.now}`),
    );
  for (const [time, name] of [
    [0, "a"],
    [1, "b"],
    [2, "c"],
    [30, "d"],
  ] as const)
    clock.at(time, () => add(name, 4));
  clock.run({ done: () => false });
  expect(log).toEqual(["a from 0", "a to 4", "b from 4", "b to 8", "c from 8", "c to 12", "d from 30", "d to 34"]);
  expect(loop.worked).toEqual([
    { start: 0, stop: 12 },
    { start: 30, stop: 34 },
  ]);
});
