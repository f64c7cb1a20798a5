import { expect, test } from "vitest";
import { gauge } from "../../demos/chart/gauge.ts";
import { stack } from "../../demos/chart/stack.ts";
import { taskStream } from "../../demos/chart/task-stream.ts";
import { collisions, escapes, frame, number, offences, text, wordsOf } from "./frame.ts";
import { endOf, schedule } from "./samples.ts";

const bars = schedule(8, 100);
const stream = { rows: 8, until: endOf(bars), legend: [{ label: "read", role: "read" as const }], ends: [] };
const draw = () =>
  stack(
    [
      { height: 150, draw: (part) => taskStream(bars, stream, part) },
      { height: 150, draw: (part) => taskStream(bars, stream, part) },
      {
        height: 60,
        draw: (part) =>
          gauge(
            { label: "busy", value: (at) => at, format: (share) => share.toFixed(2), role: "measured", marks: [] },
            part,
          ),
      },
    ],
    frame(),
  );

test("parts stand one above the other, each as high as asked", () => {
  const parts = [...draw().node.children];
  expect(parts.map((part) => [number(part, "y"), number(part, "height")])).toEqual([
    [0, 150],
    [150, 150],
    [300, 60],
  ]);
  const words = wordsOf(draw());
  expect(words.length).toBeGreaterThan(5);
  expect(collisions(words)).toEqual([]);
  expect(escapes(words, frame())).toEqual([]);
});

test("the same part twice has ids of its own each time", () => {
  const ids = [...draw().node.querySelectorAll("[id]")].map((node) => node.getAttribute("id")!);
  expect(ids.length).toBeGreaterThan(3);
  expect(new Set(ids).size).toBe(ids.length);
  expect(offences(draw())).toEqual([]);
});

test("a moment reaches every part, in any order", () => {
  const used = draw();
  for (const moment of [0.05, 0, 0.09, 0.02]) {
    const fresh = draw();
    used.at(moment);
    fresh.at(moment);
    expect(text(used)).toBe(text(fresh));
    expect(text(used)).toContain(`>${moment.toFixed(2)}<`);
  }
});
