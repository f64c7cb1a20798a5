import { expect, test } from "vitest";
import { lastCome, risers, type RisersOptions } from "../../demos/chart/risers.ts";
import { risersPlan } from "../../demos/chart/risers-plan.ts";
import { touches } from "../../demos/chart/text.ts";
import { frameOf } from "../demos/found.ts";
import { press } from "./hand.ts";

const picked: string[] = [];
const columns = [2, 1.8, 1.5, 1.2, 1.1, 1, 0.9, 0.7].map((from, index) => ({
  id: `c${index}`,
  words: [`column ${index}`, `from ${from}`] as const,
  from,
  to: from * 1.3,
  roles: ["soft", "measured"] as const,
  ...(index % 2 ? {} : { label: `name ${index}` }),
}));
const options: RisersOptions = {
  title: "ratio",
  columns,
  y: { min: 0.5, max: 3, rules: [{ value: 1, label: "the same", strong: true }] },
  under: { value: 1, role: "lost", label: "slower" },
  feet: ["first", "last"],
  heights: [{ value: 1.4, label: "1.4×", role: "measured", after: 1 }],
  span: 4,
  pick: (id) => void picked.push(id),
};
const frame = { width: 800, height: 320 };

test("rings come one by one in the first half, and rise in the second", () => {
  expect([0, 1, 1.99, 2, 4].map((at) => lastCome(8, at, 4))).toEqual([0, 3, 6, undefined, undefined]);
  const { node, at } = risers(options, frameOf(frame));
  const stems = () => [...node.querySelectorAll("g > g > line")].slice(0, 8);
  const tall = () => stems().map((line) => Number(line.getAttribute("y1")) - Number(line.getAttribute("y2")));
  at(2);
  expect(tall().every((height) => height === 0)).toBe(true);
  at(3);
  const half = tall();
  at(4);
  for (const [index, height] of tall().entries()) expect(half[index]! / height).toBeCloseTo(0.5, 1);
  at(1);
  expect(stems().map((line) => Number(line.parentElement!.getAttribute("opacity")))).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
});

test("names stand apart, above the first half and below the second, inside the plot", () => {
  for (const width of [320, 560, 1160]) {
    const { columns: placed, plot } = risersPlan(options, frameOf({ ...frame, width }));
    const names = placed.flatMap(({ name, x, to, from }, index) => (name ? [{ name, x, to, from, index }] : []));
    expect(names.length).toBeGreaterThan(1);
    for (const { name, to, from, index } of names) {
      if (index < 4) expect(name.box.y + name.box.height).toBeLessThan(to);
      else expect(name.box.y).toBeGreaterThan(from);
      expect(name.box.x + name.box.width).toBeLessThanOrEqual(plot.x + plot.width + 4);
      for (const other of names) if (other.index !== index) expect(touches(name.box, other.name.box)).toBe(false);
    }
  }
});

test("names a column by keys, and Enter takes it", () => {
  const { node } = risers(options, frameOf(frame));
  press(node, "ArrowRight");
  expect(node.getAttribute("aria-valuetext")).toBe("column 0, from 2: Enter takes it");
  press(node, "End");
  press(node, "ArrowRight");
  expect(node.getAttribute("aria-valuetext")).toContain("column 7");
  press(node, "ArrowLeft");
  press(node, "Enter");
  expect(picked).toEqual(["c6"]);
});

test("on paper it is whole and takes no keys", () => {
  const { node, at } = risers(options, frameOf({ ...frame, still: true }));
  at(0);
  expect(node.hasAttribute("tabindex")).toBe(false);
  expect([...node.querySelectorAll("g[opacity]")].every((group) => group.getAttribute("opacity") === "1")).toBe(true);
});

test("the ground's name stands in the lower right corner, where the lowest columns are", () => {
  for (const width of [320, 560, 1160]) {
    const { plot } = risersPlan(options, frameOf({ ...frame, width }));
    const { node } = risers(options, frameOf({ ...frame, width }));
    const ground = [...node.querySelectorAll("text")].find(({ textContent }) => textContent === "slower")!;
    expect(ground.getAttribute("text-anchor")).toBe("end");
    expect(Number(ground.getAttribute("x"))).toBeGreaterThan(plot.x + plot.width * 0.9);
    expect(Number(ground.getAttribute("x"))).toBeLessThan(plot.x + plot.width);
  }
});

test("words under the ends stand there where both have room, or not at all", () => {
  const feet = (width: number) =>
    [...risers(options, frameOf({ ...frame, width })).node.querySelectorAll('text[font-style="italic"]')].length;
  expect(feet(800)).toBe(2);
  expect(feet(170)).toBe(0);
});

test("how far off a height is stands as pale ground between both, once all have risen; columns that do not lead may stand back", () => {
  const heights = [{ value: 2, label: "your guess", role: "you" as const, error: 1.4 }];
  const { node, at } = risers({ ...options, heights, quiet: true }, frameOf(frame));
  const ground = [...node.querySelectorAll("rect")].find((rect) => rect.getAttribute("fill")!.includes("--you"))!;
  const { y } = risersPlan({ ...options, heights }, frameOf(frame));
  expect(Number(ground.getAttribute("height"))).toBeCloseTo(y(1.4) - y(2), 0);
  at(0);
  expect(ground.parentElement!.getAttribute("opacity")).toBe("0");
  at(options.span);
  expect(ground.parentElement!.getAttribute("opacity")).toBe("1");
  expect([...node.querySelectorAll("g")].some((group) => group.getAttribute("opacity") === "0.4")).toBe(true);
});
