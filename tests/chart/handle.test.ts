import { scaleLinear } from "d3";
import { describe, expect, test } from "vitest";
import { pickable, type Picking } from "../../demos/chart/handle.ts";
import { invite, type Along } from "../../demos/chart/invite.ts";
import { picture } from "../../demos/chart/svg.ts";
import { escapes, frame, wordsOf } from "./frame.ts";
import { fire } from "./hand.ts";

const plot = { x: 40, y: 20, width: 480, height: 280 };
const scales = {
  x: scaleLinear([0, 10], [plot.x, plot.x + plot.width]),
  y: scaleLinear([0, 10], [plot.y + plot.height, plot.y]),
};

function drawn(along: Along, over: Partial<Picking> = {}) {
  const place = frame();
  const picks: number[] = [];
  const node = picture(place);
  const say = (value: number): string => `${value.toFixed(1)} h`;
  pickable(node, { along, plot, scale: scales[along], say, pick: (value) => picks.push(value), ...over }, place);
  const target = node.querySelector(".pick")!;
  Object.assign(target, { getScreenCTM: () => ({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }) });
  return {
    node,
    place,
    picks,
    key: (key: string, more = {}) => fire(node, "keydown", { key, ...more }),
    drag: (clientX: number, clientY: number) =>
      fire(target, "pointermove", { clientX, clientY, buttons: 1, isPrimary: true }),
    focus: (type: "focus" | "blur") => fire(node, type, {}),
    value: () => node.getAttribute("aria-valuetext"),
    now: () => Number(node.getAttribute("aria-valuenow")),
    grip: () => {
      const circle = node.querySelector("circle");
      return circle && [Number(circle.getAttribute("cx")), Number(circle.getAttribute("cy"))];
    },
  };
}

describe.each(["x", "y"] as const)("a handle along %s", (along) => {
  test("is a slider of the keyboard's that says its value", () => {
    const { node, value, now } = drawn(along, { picked: 4 });
    const given = ["role", "tabindex", "aria-valuemin", "aria-valuemax", "aria-orientation"];
    const orientation = along === "y" ? "vertical" : null;
    expect(given.map((name) => node.getAttribute(name))).toEqual(["slider", "0", "0", "100", orientation]);
    expect(node.hasAttribute("data-demo-keys")).toBe(true);
    expect(node.hasAttribute("aria-hidden")).toBe(false);
    expect(value()).toBe("4.0 h");
    expect(now()).toBe(40);
  });

  test("goes up with Up and Right, down with Down and Left, to the ends with Home and End, and picks nothing by it", () => {
    const { key, value, picks, now } = drawn(along, { picked: 4 });
    const said = (press: string): string | null => {
      expect(key(press).defaultPrevented, press).toBe(true);
      return value();
    };
    expect(["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowDown"].map(said)).toEqual(
      ["4.1 h", "4.2 h", "4.1 h", "4.0 h", "3.9 h"].map((words) => `${words}: Enter takes it`),
    );
    expect(said("Home")).toBe("0.0 h: Enter takes it");
    expect(said("ArrowLeft")).toBe("0.0 h: Enter takes it");
    expect(now()).toBe(0);
    expect(said("End")).toBe("10.0 h: Enter takes it");
    expect(said("ArrowUp")).toBe("10.0 h: Enter takes it");
    expect(now()).toBe(100);
    expect(picks).toEqual([]);
  });

  test("picks with Enter and with Space what it says, and Escape takes it back", () => {
    const { key, value, picks } = drawn(along, { picked: 4 });
    for (const press of ["ArrowUp", "Enter", "ArrowUp", " "]) key(press);
    expect(picks.map((pick) => pick.toFixed(1))).toEqual(["4.1", "4.2"]);
    key("Escape");
    expect(value()).toContain("4.0 h");
  });

  test("leaves all other keys, and keys with others held, to the page", () => {
    const { key, value } = drawn(along, { picked: 4 });
    for (const press of ["q", "PageDown", "Tab"]) expect(key(press).defaultPrevented, press).toBe(false);
    expect(key("ArrowUp", { altKey: true }).defaultPrevented).toBe(false);
    expect(value()).toBe("4.0 h");
  });

  test("follows a drag along its axis alone, and stays on it", () => {
    const { drag, picks } = drawn(along);
    const [x, y] = [scales.x(5), scales.y(5)];
    drag(x, y);
    const far = [() => drag(9999, y), () => drag(x, -50)];
    for (const go of along === "x" ? far : far.toReversed()) go();
    expect(picks.map((pick) => Number(pick.toFixed(3)))).toEqual([5, 10, 5]);
  });

  test("has a grip where it stands; with nothing picked only while it is moved", () => {
    const stands = drawn(along, { picked: 4 });
    expect(stands.grip()?.[along === "x" ? 0 : 1]).toBeCloseTo(scales[along](4), 0);
    const empty = drawn(along);
    expect(empty.grip()).toBeNull();
    empty.focus("focus");
    expect(empty.grip()?.[along === "x" ? 0 : 1]).toBeCloseTo(scales[along](5), 0);
    empty.focus("blur");
    expect(empty.grip()).toBeNull();
  });

  test("keeps what it says inside the picture from end to end", () => {
    const { node, place, key } = drawn(along, { picked: 4 });
    for (const press of ["Home", "End"]) {
      key(press);
      const words = wordsOf({ node, at() {} });
      expect(words.map((line) => line.words)).toContain("Enter takes it");
      expect(escapes(words, place)).toEqual([]);
    }
  });
});

test("the grip of a height sits where the picture wants it", () => {
  expect(drawn("y", { picked: 4, across: 200 }).grip()?.[0]).toBe(200);
  const end = drawn("y", { picked: 4 }).grip()![0]!;
  expect(end).toBeLessThan(plot.x + plot.width);
  expect(end).toBeGreaterThan(plot.x + plot.width - 18);
});

test.each([
  ["x", undefined],
  ["y", undefined],
  ["y", 60],
] as const)("what invites to pick along %s has a question in the plot, its arrows along the axis", (along, y) => {
  const place = frame();
  const node = picture(place);
  invite(node, plot, along, place, y);
  const middle = [plot.x + plot.width / 2, y ?? plot.y + plot.height / 2] as const;
  const circle = node.querySelector("circle")!;
  expect(["cx", "cy"].map((name) => Number(circle.getAttribute(name)))).toEqual(middle);
  expect(node.textContent).toBe("?");
  const tips = [...node.querySelectorAll("path")].map((path) =>
    path.getAttribute("d")!.split("L")[1]!.split(" ").map(Number),
  );
  const off = along === "x" ? 1 : 0;
  expect(tips.map((tip) => tip[off])).toEqual([middle[off], middle[off]]);
  expect(tips[0]![1 - off]!).toBeLessThan(middle[1 - off]!);
  expect(tips[1]![1 - off]!).toBeGreaterThan(middle[1 - off]!);
});
