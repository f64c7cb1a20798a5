import { expect, test } from "vitest";
import { fan, type FanOptions } from "../../demos/chart/fan.ts";
import type { CurvesOptions } from "../../demos/chart/curves.ts";
import { frameOf } from "../demos/found.ts";
import { fire, press } from "./hand.ts";

const columns = [1, 10, 100];
const strands = [
  { name: "rising", points: columns.map((x) => [x, x] as const) },
  { name: "flat", points: columns.map((x) => [x, 1] as const) },
  { name: "falling", points: columns.map((x) => [x, 1 / x] as const) },
];
const options: CurvesOptions = {
  x: { scale: "log", min: 1, max: 100, ticks: columns.map((value) => ({ value, label: String(value) })) },
  y: { scale: "log", min: 0.01, max: 100, rules: [{ value: 1, label: "same" }] },
  title: "height",
  span: 4,
};
const lead = [{ label: "lead", role: "measured" as const, lead: true, points: strands[1]!.points }];
const chosen: (readonly [number, number])[] = [];
const behind: FanOptions = {
  strands,
  shade: { role: "measured", points: columns.map((x) => [x, 1 / x, x] as const) },
  say: (strand, column) => [strands[strand]!.name, `at ${columns[column]}`],
  choose: (strand, column) => void chosen.push([strand, column]),
};

const says = (node: Element) => node.getAttribute("aria-valuetext");

test("draws every thin line and the shade behind the curves, under one sweep", () => {
  const { node, at } = fan(lead, options, behind, frameOf());
  const [back, front] = node.querySelectorAll("g[clip-path]");
  expect(back!.getAttribute("clip-path")).toBe(front!.getAttribute("clip-path"));
  const [shade, lines] = back!.querySelectorAll("path");
  expect(shade!.getAttribute("d")).toMatch(/Z$/);
  expect(lines!.getAttribute("d")!.match(/M/g)).toHaveLength(strands.length);
  const width = () => Number(node.querySelector("clipPath rect")!.getAttribute("width"));
  at(0);
  const begun = width();
  at(4);
  expect(width()).toBeGreaterThan(begun + 100);
});

test("names a line at a column by keys: along it, and up and down its column", () => {
  const { node } = fan(lead, options, behind, frameOf());
  press(node, "ArrowDown");
  expect(says(node)).toBe("rising, at 100: Enter takes it");
  press(node, "ArrowDown");
  expect(says(node)).toBe("flat, at 100: Enter takes it");
  press(node, "End");
  expect(says(node)).toBe("falling, at 100: Enter takes it");
  press(node, "ArrowDown");
  expect(says(node)).toBe("falling, at 100: Enter takes it");
  press(node, "ArrowLeft");
  expect(says(node)).toBe("falling, at 10: Enter takes it");
  press(node, "Home");
  expect(says(node)).toBe("rising, at 10: Enter takes it");
});

test("names the line that is pointed at, and forgets it when the pointer leaves", () => {
  const { node } = fan(lead, options, behind, frameOf());
  const target = node.querySelector('rect[pointer-events="all"]')!;
  Object.assign(target, { getScreenCTM: () => ({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }) });
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(target.getAttribute(name)));
  const words = node.textContent!.length;
  fire(target, "pointermove", { clientX: x! + width! - 3, clientY: y! + height! - 5, pointerType: "mouse" });
  expect(says(node)).toBe("falling, at 100: Enter takes it");
  expect(node.textContent).toContain("falling");
  fire(target, "pointerleave", { pointerType: "mouse" });
  expect(node.textContent!.length).toBe(words);
});

test("chooses what is clicked on, or taken with Enter", () => {
  chosen.length = 0;
  const { node } = fan(lead, options, behind, frameOf());
  press(node, "Enter");
  expect(chosen).toEqual([]);
  press(node, "ArrowDown");
  press(node, "ArrowLeft");
  press(node, "Enter");
  expect(chosen).toEqual([[0, 1]]);
});

test("has no cursor in a still, where nobody could move it", () => {
  const { node } = fan(lead, options, behind, frameOf({ still: true }));
  expect(node.getAttribute("role")).toBeNull();
  expect(node.querySelectorAll("[pointer-events]")).toHaveLength(0);
});
