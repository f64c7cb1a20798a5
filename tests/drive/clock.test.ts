import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { afterPause, oncePerFrame, startClock } from "../../demos/drive/clock.ts";

/** A screen whose frames come when told. */
let waiting: Map<number, (now: number) => void>;
let last = 0;

function frame(now: number): void {
  const calls = [...waiting.values()];
  waiting.clear();
  for (const call of calls) call(now);
}

beforeEach(() => {
  waiting = new Map();
  vi.stubGlobal("requestAnimationFrame", (call: (now: number) => void) => {
    waiting.set(++last, call);
    return last;
  });
  vi.stubGlobal("cancelAnimationFrame", (id: number) => waiting.delete(id));
});
afterEach(() => vi.unstubAllGlobals());

describe("work after a pause", () => {
  test("is done once, when asking has ceased for long enough, and not at all when called off", () => {
    vi.useFakeTimers();
    const work = vi.fn();
    const once = afterPause(0.5, work);
    for (let asked = 0; asked < 5; asked += 1) {
      once.ask();
      vi.advanceTimersByTime(400);
    }
    expect(work).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(work).toHaveBeenCalledTimes(1);
    once.ask();
    once.cancel();
    vi.advanceTimersByTime(1000);
    expect(work).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});

describe("the clock", () => {
  test("tells the wall seconds since the tick before, and none the first time", () => {
    const told: number[] = [];
    startClock((elapsed) => told.push(elapsed) < 3);
    for (const now of [1000, 1016, 1048, 1064]) frame(now);
    expect(told).toEqual([0, 0.016, 0.032]);
  });

  test("asks for no frame after the tick says no", () => {
    startClock(() => false);
    frame(0);
    expect(waiting.size).toBe(0);
  });

  test("asks for no frame once stopped, even from inside a tick", () => {
    const stop = startClock(() => {
      stop();
      return true;
    });
    frame(0);
    expect(waiting.size).toBe(0);
  });

  test("does not leap after a stall", () => {
    const told: number[] = [];
    const stop = startClock((elapsed) => told.push(elapsed) > 0);
    frame(0);
    frame(60_000);
    stop();
    expect(told.at(-1)).toBe(0.25);
  });
});

describe("work once a frame", () => {
  test("is done once however often it is asked for", () => {
    const work = vi.fn();
    const once = oncePerFrame(work);
    once.ask();
    once.ask();
    frame(0);
    frame(16);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test("is done at once when flushed, and not again", () => {
    const work = vi.fn();
    const once = oncePerFrame(work);
    once.flush();
    expect(work).not.toHaveBeenCalled();
    once.ask();
    once.flush();
    frame(0);
    expect(work).toHaveBeenCalledTimes(1);
  });

  test("is not done when called off", () => {
    const work = vi.fn();
    const once = oncePerFrame(work);
    once.ask();
    once.cancel();
    frame(0);
    expect(work).not.toHaveBeenCalled();
  });
});
