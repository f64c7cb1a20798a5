import { describe, expect, test } from "vitest";
import { browsable, inTurn, type Things } from "../../demos/chart/browse.ts";
import { picture } from "../../demos/chart/svg.ts";
import { frame } from "./frame.ts";
import { fire } from "./hand.ts";

function shown(over: Partial<Things<number>> = {}) {
  const place = frame();
  const root = picture(place);
  const taken: number[] = [];
  const box = (x: number) => ({ x, y: 0, width: 50, height: 50 });
  const things: Things<number> = {
    label: "Box by box",
    hint: "Arrow keys go from box to box",
    stops: 3,
    stop: (index) => index + 1,
    areas: [box(0), box(100), box(200)],
    find: (_, area) => area,
    first: () => 1,
    next: (from, key) => inTurn(from, key, 2),
    words: (index) => [`box ${index}`, "as it is"],
    mark: (_, index) => box(index * 100),
    pick: (index) => taken.push(index),
    ...over,
  };
  const unless = browsable(root, things, place);
  return {
    root,
    taken,
    unless,
    focus: () => fire(root, "focus"),
    key: (key: string, more = {}) => fire(root, "keydown", { key, ...more }).defaultPrevented,
    point: (area: number, type: string, pointerType = "mouse") =>
      fire(root.querySelectorAll('[pointer-events="all"]')[area]!, type, { pointerType }),
    named: () => /box \d/.exec(root.textContent ?? "")?.[0],
  };
}

describe("going through things", () => {
  test("begins where it says, is read out, and goes no further than the ends", () => {
    const { root, focus, key, named } = shown();
    expect(root.getAttribute("aria-valuenow")).toBe("2");
    focus();
    expect(named()).toBe("box 1");
    for (const name of ["ArrowRight", "ArrowRight"]) expect(key(name)).toBe(true);
    expect(root.getAttribute("aria-valuetext")).toBe("box 2, as it is: Enter takes it");
    expect(root.getAttribute("aria-valuenow")).toBe("3");
    key("Home");
    expect(named()).toBe("box 0");
  });

  test("leaves the page its own keys, and all shortcuts", () => {
    const { focus, key, named } = shown();
    focus();
    for (const name of ["PageDown", "Tab", "a"]) expect(key(name)).toBe(false);
    for (const held of ["altKey", "ctrlKey", "metaKey"]) expect(key("ArrowRight", { [held]: true })).toBe(false);
    expect(named()).toBe("box 1");
    expect([key("Escape"), named(), key("Escape")]).toEqual([true, undefined, false]);
  });

  test("Enter takes what is named; where nothing is to be taken, it is the page's", () => {
    const { taken, focus, key } = shown();
    expect(key("Enter")).toBe(false);
    focus();
    expect(key("Enter")).toBe(true);
    expect(taken).toEqual([1]);
    const idle = shown({ pick: undefined });
    idle.focus();
    expect(idle.key("Enter")).toBe(false);
    expect(idle.root.getAttribute("aria-valuetext")).toBe("box 1, as it is");
  });

  test("keys go on from where they rest while nothing is named", () => {
    const { taken, key, point, named } = shown({ rest: 0 });
    key("Enter");
    point(2, "pointermove");
    point(2, "pointerleave");
    key("ArrowRight");
    expect([taken, named()]).toEqual([[0], "box 1"]);
  });
});

test("a mouse that leaves takes the name with it, a finger leaves it to be read", () => {
  const { taken, point, named } = shown();
  point(0, "pointermove");
  expect(named()).toBe("box 0");
  point(0, "pointerleave");
  expect(named()).toBeUndefined();
  point(2, "pointerdown", "touch");
  point(2, "pointerleave", "touch");
  expect(named()).toBe("box 2");
  point(1, "click");
  expect(taken).toEqual([1]);
});

test("the name of a thing that is gone is taken away", () => {
  const { point, unless, named } = shown();
  point(1, "pointermove");
  unless((thing) => thing > 1);
  expect(named()).toBe("box 1");
  unless((thing) => thing > 0);
  expect(named()).toBeUndefined();
});
