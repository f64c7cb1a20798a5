import { beforeEach, describe, expect, test } from "vitest";
import { Playback } from "../../demos/host/playback.ts";

/** A clock whose ticks come when told. */
let tick: ((elapsed: number) => boolean) | undefined;
const clock = (wanted: (elapsed: number) => boolean): (() => void) => {
  tick = wanted;
  return () => {
    tick = undefined;
  };
};

let moments: number[];
let settled: number;
let playback: Playback;

beforeEach(() => {
  tick = undefined;
  moments = [];
  settled = 0;
  const listener = { moved: (at: number) => moments.push(at), changed: () => {}, settled: () => settled++ };
  playback = new Playback(listener, clock);
  playback.load(40, 8, 0);
  playback.setAwake(true);
});

describe("playing", () => {
  test("shows the whole run in the demo's pace", () => {
    playback.play();
    tick!(4);
    expect(playback.at).toBe(20);
    tick!(4);
    expect([playback.at, playback.playing, settled]).toEqual([40, false, 1]);
    expect(tick).toBeUndefined();
  });

  test.each([0.25, 4])("goes %s times as fast when told", (speed) => {
    playback.setSpeed(speed);
    playback.play();
    tick!(1);
    expect(playback.at).toBe(5 * speed);
  });

  test("starts again from the end", () => {
    playback.seek(40);
    playback.play();
    expect([playback.at, playback.playing]).toEqual([0, true]);
  });

  test("does nothing where nothing moves", () => {
    playback.load(0);
    playback.play();
    playback.step(1);
    expect([playback.playing, playback.at, tick]).toEqual([false, 0, undefined]);
  });

  test("runs no clock while nobody can see it, and goes on where it was", () => {
    playback.play();
    tick!(1);
    playback.setAwake(false);
    expect([tick, playback.playing, playback.at]).toEqual([undefined, true, 5]);
    playback.setAwake(true);
    tick!(1);
    expect(playback.at).toBe(10);
  });

  test("does not start a clock while asleep", () => {
    playback.setAwake(false);
    playback.play();
    expect(tick).toBeUndefined();
  });

  test("pauses in place, and says so once", () => {
    playback.play();
    tick!(1);
    playback.pause();
    playback.pause();
    expect([playback.at, playback.playing, tick, settled]).toEqual([5, false, undefined, 1]);
  });
});

describe("stepping", () => {
  test("goes through the run in 24 marks and back", () => {
    for (let step = 0; step < 24; step++) playback.step(1);
    expect([playback.at, playback.ended]).toEqual([40, true]);
    playback.step(-1);
    expect(playback.at).toBeCloseTo((40 * 23) / 24, 9);
    for (let step = 0; step < 30; step++) playback.step(-1);
    expect(playback.at).toBe(0);
  });

  test("goes to the nearest mark beyond, from between two", () => {
    playback.seek(41 / 24);
    playback.step(1);
    expect(playback.at).toBeCloseTo(80 / 24, 9);
    playback.seek(41 / 24);
    playback.step(-1);
    expect(playback.at).toBeCloseTo(40 / 24, 9);
  });

  test("stops playing", () => {
    playback.play();
    playback.step(1);
    expect([playback.playing, tick]).toEqual([false, undefined]);
  });
});

describe("with reduced motion", () => {
  test("play is the next of eight strides, and no clock runs", () => {
    playback.setStepped(true);
    for (let press = 0; press < 8; press++) playback.play();
    expect([playback.at, tick, settled]).toEqual([40, undefined, 8]);
    playback.play();
    expect(playback.at).toBe(0);
  });

  test("a run under way is held", () => {
    playback.play();
    playback.setStepped(true);
    expect([playback.playing, tick]).toEqual([false, undefined]);
  });
});

describe("another run", () => {
  test("keeps the moment of who was under way", () => {
    playback.seek(10);
    playback.load(30);
    expect(playback.at).toBe(10);
    playback.load(5);
    expect(playback.at).toBe(5);
  });

  test("keeps who was at the end at the end", () => {
    playback.seek(40);
    playback.load(400);
    expect(playback.at).toBe(400);
  });

  test("clamps whatever moment it is given", () => {
    for (const at of [-1, Number.NaN]) {
      playback.seek(at);
      expect(playback.at).toBe(0);
    }
    playback.seek(1e9);
    expect(playback.at).toBe(40);
  });
});
