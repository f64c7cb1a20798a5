import { expect, test } from "vitest";
import { doors, type DoorsOptions } from "../../demos/chart/doors.ts";
import { changed, collisions, escapes, frame, offences, sizes, text, wordsOf } from "./frame.ts";
import { press } from "./hand.ts";

const options = (over: Partial<DoorsOptions> = {}): DoorsOptions => ({
  title: "which door?",
  doors: [
    { id: "a", name: "us-east-1a", detail: "Virginia", found: false },
    { id: "b", name: "us-east-2a", detail: "Ohio", found: true },
    { id: "c", name: "us-west-2a", detail: "Oregon", found: true },
  ],
  span: 0,
  ...over,
});

for (const [name, over] of Object.entries({ shut: {}, chosen: { chosen: "b" }, open: { span: 1 } })) {
  test.each(sizes)(`${name}: words keep apart and inside at %i × %i, labels %i`, (width, height, label) => {
    const place = frame(width, height, label);
    const drawn = doors(options(over), place);
    const words = wordsOf(drawn).filter(({ seen }) => seen);
    expect(words.length).toBeGreaterThan(6);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    expect(offences(drawn)).toEqual([]);
  });
}

test("shut doors tell nothing of what is behind them, in colour or in words", () => {
  const all = (found: boolean): string =>
    text(doors(options({ doors: options().doors.map((door) => ({ ...door, found })) }), frame()));
  expect(all(true)).toBe(all(false));
  expect(all(true)).not.toContain("GPU");
});

test("opened, the one with something shows it and the one without says so", () => {
  const drawn = doors(options({ span: 1 }), frame(1200, 480));
  drawn.at(1);
  const seen = wordsOf(drawn).filter((word) => word.seen);
  expect(seen.filter(({ words }) => words === "GPU")).toHaveLength(2);
  expect(seen.filter(({ words }) => words === "none")).toHaveLength(1);
  expect(changed(drawn, 0.2, 0.8)).toBeGreaterThan(6);
});

test("keys go from door to door and Enter chooses", () => {
  const chosen: string[] = [];
  const { node } = doors(options({ pick: (id) => chosen.push(id) }), frame());
  press(node, "ArrowRight", "ArrowRight", "Enter");
  expect(node.getAttribute("aria-valuetext")).toContain("us-west-2a");
  expect(chosen).toEqual(["c"]);
  expect(doors(options(), frame()).node.hasAttribute("tabindex")).toBe(false);
});
