import { describe, expect, test } from "vitest";
import { rowsOf } from "../../demos/chart/bars.ts";
import { taskStream, type Bar, type StreamOptions } from "../../demos/chart/task-stream.ts";
import { collisions, escapes, frame, number, sizes, wordsOf } from "./frame.ts";
import { fire } from "./hand.ts";

const bar = (key: string, row: number, start: number, stop: number, role: Bar["role"] = "read"): Bar => ({
  key,
  row,
  start,
  stop,
  role,
});
const bars = [
  bar("a", 0, 0, 2),
  bar("b", 0, 3, 4),
  bar("c", 0, 8, 9),
  bar("d", 2, 3.2, 3.7, "transfer"),
  bar("e", 2, 8, 10, "lost"),
];

function drawn(over: Partial<StreamOptions> = {}, ...size: Parameters<typeof frame>) {
  const place = frame(...size);
  const options = { rows: 3, until: 10, legend: [], ends: [], rowName: (row: number) => `worker ${row}`, ...over };
  const picture = taskStream(bars, options, place);
  const target = [...picture.node.querySelectorAll("rect")].find(
    (rect) => rect.getAttribute("pointer-events") === "all",
  )!;
  // Half as large and moved, as a scaled stage would have it.
  Object.assign(target, { getScreenCTM: () => ({ a: 0.5, b: 0, c: 0, d: 0.5, e: 30, f: 70 }) });
  const plot = { x: 0, y: number(target, "y"), width: place.width, height: number(target, "height") };
  const rows = rowsOf(3, plot, place.label);
  return {
    picture,
    place,
    key: (name: string) => fire(picture.node, "keydown", { key: name }),
    focus: () => fire(picture.node, "focus", {}),
    /** Points at a second and a row. */
    point: (second: number, row: number, pointerType = "mouse", type = "pointermove") =>
      fire(target, type, {
        clientX: 30 + 0.5 * (plot.x + (second * place.width) / 10),
        clientY: 70 + 0.5 * (rows.top(row) + rows.height / 2),
        pointerType,
      }),
    leave: () => fire(target, "pointerleave", { pointerType: "mouse" }),
    said: () => picture.node.getAttribute("aria-valuetext") ?? "",
    named: () =>
      wordsOf(picture)
        .map(({ words }) => words)
        .join(" "),
  };
}

describe("a pointer", () => {
  test("names the task under it, and nothing where nothing runs", () => {
    const { point, named, leave } = drawn();
    point(1, 0);
    expect(named()).toContain("a worker 0, from 0\u00a0s, ran 2\u00a0s");
    point(3.5, 2);
    expect(named()).toContain("d worker 2, from 3.2\u00a0s, arrived in 500\u00a0ms");
    point(6, 0);
    expect(named()).not.toContain("worker");
    point(9, 2);
    expect(named()).toContain("lost after 2\u00a0s");
    leave();
    expect(named()).not.toContain("worker");
  });

  test("a finger need not be as exact as a mouse", () => {
    const { point, named } = drawn();
    point(4.25, 0);
    expect(named()).not.toContain("worker");
    point(4.25, 0, "touch", "pointerdown");
    expect(named()).toContain("b worker 0");
  });
});

describe("keys", () => {
  test("go from task to task in a row, to its ends, and to the rows above and below, over empty ones", () => {
    const { focus, key, said } = drawn({ name: ({ key }) => `task ${key}` });
    focus();
    const way = ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "Home", "ArrowLeft", "End"];
    const names = way.map((name) => (expect(key(name).defaultPrevented).toBe(true), said().split(",")[0]));
    expect(names).toEqual(["b", "d", "e", "e", "c", "a", "a", "c"].map((name) => `task ${name}`));
  });

  test("Escape takes the name away and is then the deck's again; so are all other keys", () => {
    const { focus, key, named } = drawn();
    focus();
    expect(named()).toContain("worker 0");
    expect(key("Escape").defaultPrevented).toBe(true);
    expect(named()).not.toContain("worker");
    expect(key("Escape").defaultPrevented).toBe(false);
    expect(key("PageDown").defaultPrevented).toBe(false);
  });

  test("reach only what has begun", () => {
    const { picture, focus, key, said, named } = drawn();
    picture.at(3.1);
    focus();
    key("End");
    expect(said()).toContain("b, worker 0");
    picture.at(1);
    expect(named()).not.toContain("worker");
  });
});

test("is a slider whose value is the task, one of all", () => {
  const { picture, focus, key } = drawn();
  const { node } = picture;
  expect(["role", "tabindex", "aria-valuemax"].map((name) => node.getAttribute(name))).toEqual(["slider", "0", "5"]);
  expect(node.getAttribute("aria-label")).toBeTruthy();
  expect(node.hasAttribute("data-demo-keys")).toBe(true);
  expect(node.hasAttribute("aria-hidden")).toBe(false);
  focus();
  key("ArrowDown");
  expect(node.getAttribute("aria-valuenow")).toBe("4");
});

test("a still, and a stream without tasks, have none", () => {
  const options = { rows: 3, until: 10, legend: [], ends: [] };
  const still = taskStream(bars, options, frame(560, 360, 18, { still: true }));
  for (const { node } of [still, taskStream([], options, frame())]) {
    expect(node.hasAttribute("tabindex")).toBe(false);
    expect(node.getAttribute("aria-hidden")).toBe("true");
  }
});

test.each(sizes)("its words stay in the frame and apart at %i × %i, labels %i, wherever it is", (...size) => {
  const { place, picture, focus, key } = drawn(
    { name: ({ key }) => `a task with a very long name, as real keys have them, that is called ${key}` },
    ...size,
  );
  focus();
  for (const name of ["Home", "End", "ArrowDown", "Home", "End"]) {
    key(name);
    const words = wordsOf(picture).filter(({ fill }) => fill === place.palette("ink"));
    expect(words.length).toBeGreaterThan(1);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
  }
});
