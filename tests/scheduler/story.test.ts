import { expect, test } from "vitest";
import { LOG_LENGTH, TransitionLog } from "../../demos/scheduler/story.ts";
import { Play } from "./play.ts";

test("a story is told by task or by stimulus, oldest first", () => {
  const play = new Play().workers(1);
  play.submit({ "a-0": [], "b-0": ["a-0"] });
  play.finish("a-0");
  expect(play.s.story("a-0").map(({ finish }) => finish)).toEqual(["waiting", "processing", "memory"]);
  expect(play.s.story("task-finished-3000")).toEqual([
    { key: "a-0", start: "processing", finish: "memory", stimulusId: "task-finished-3000", time: 3000 },
    { key: "b-0", start: "waiting", finish: "processing", stimulusId: "task-finished-3000", time: 3000 },
  ]);
  expect(play.s.story("a-0", "b-0")).toHaveLength(5);
  expect(play.s.story("nobody")).toEqual([]);
});

test("the log is a ring: the oldest entries give way", () => {
  const log = new TransitionLog(3);
  for (let time = 0; time < 5; time += 1) {
    log.because(`s${time}`, time);
    log.add(`t${time}`, { start: "released", finish: "waiting" });
  }
  expect(log.entries().map(({ time }) => time)).toEqual([2, 3, 4]);
  expect(log.count).toBe(5);
  expect(LOG_LENGTH).toBe(100_000);
});
