import { expect, test } from "vitest";
import { key } from "../../demos/chart/key.ts";
import { picture } from "../../demos/chart/svg.ts";
import { light } from "../../demos/look/light.ts";
import { escapes, frame, number, wordsOf } from "./frame.ts";

const items = [
  { label: "one row a thread" },
  { label: "read", role: "read" as const },
  { label: "clean", role: "clean" as const },
];

test.each([560, 200, 120])("every item is set, in lines within %i pixels and the height it names", (width) => {
  const place = frame(width, 360, 14);
  const root = picture(place);
  const words = key(items, place, width);
  words.draw(root, 0, 0);
  const lines = wordsOf({ node: root, at() {} });
  expect(lines.map((line) => line.words).join("")).toBe("one row a thread■read■clean");
  expect(escapes(lines, { ...place, height: words.height })).toEqual([]);
});

test("without items it takes no room", () => {
  expect(key([], frame(), 560).height).toBe(0);
});

test("lines are of about equal length: no word alone in the last, and no line more for it", () => {
  const kinds = (["read", "clean", "join", "reduce", "transfer", "waiting"] as const).map((role) => ({
    label: role,
    role,
  }));
  for (const [width, size, lines] of [
    [358, 14, 2],
    [280, 12, 2],
    [200, 14, 3],
  ] as const) {
    const root = picture(frame(width, 360, size));
    key(kinds, frame(width, 360, size), width).draw(root, 0, 0);
    const set = wordsOf({ node: root, at() {} });
    expect(set.map(({ words }) => words.split("■").length - 1)).toEqual(Array(lines).fill(6 / lines));
  }
});

test("what is drawn as dots has a dot", () => {
  const root = picture(frame());
  key(
    [
      { label: "line", role: "read" },
      { label: "points", role: "measured", dot: true },
    ],
    frame(),
    560,
  ).draw(root, 0, 0);
  expect(root.textContent).toBe("■line●points");
});

test("every square has the colour that it stands for, those too near to paper a thin outline", () => {
  const place = frame();
  const root = picture(place);
  const items = (["read", "idle", "shade"] as const).map((role) => ({ label: role, role }));
  key(items, place, 560).draw(root, 0, 0);
  const squares = [...root.querySelectorAll("tspan")].filter(({ textContent }) => textContent === "■");
  expect(squares.map((square) => square.getAttribute("fill"))).toEqual([light.read, light.idle, light.shade]);
  expect(squares.map((square) => square.getAttribute("stroke"))).toEqual([null, light.soft, light.soft]);
  const width = number(squares[1]!, "stroke-width");
  expect(width).toBeGreaterThan(0.5);
  expect(width).toBeLessThan(2);
});

test("what is drawn as a line among areas has a line", () => {
  const root = picture(frame());
  const lines = [
    { label: "wanted", role: "wanted", line: "solid" },
    { label: "before", role: "you", line: "dashed" },
  ] as const;
  key([{ label: "busy", role: "read" }, ...lines], frame(), 560).draw(root, 0, 0);
  expect(root.textContent).toBe("■busy—wanted- -before");
});

test("an entry wider than a line goes on in the next, with one square", () => {
  const place = frame(200, 360, 14);
  const root = picture(place);
  const long = {
    label: "3\u00a0min 11\u00a0s of work in tasks of 1\u00a0s takes 3\u00a0min 12\u00a0s, simulated",
    role: "simulated" as const,
  };
  const words = key([long, { label: "read", role: "read" }], place, 200);
  words.draw(root, 0, 0);
  const lines = wordsOf({ node: root, at() {} });
  expect(lines.length).toBeGreaterThan(1);
  expect(
    lines
      .map(({ words }) => words)
      .join("")
      .match(/■/g),
  ).toHaveLength(2);
  expect(
    lines
      .map(({ words }) => words)
      .join(" ")
      .replaceAll(/■/g, ""),
  ).toContain("simulated");
  expect(escapes(lines, { ...place, height: words.height })).toEqual([]);
});

test("the sign of a line is plain: a letter that is hatched hatches the whole picture in some PDF viewers", () => {
  const place = frame();
  const root = picture(place);
  const items = [
    { label: "lost", role: "lost" as const },
    { label: "again", role: "lost" as const, line: "solid" as const },
  ];
  key(items, place, 560).draw(root, 0, 0, () => "url(#hatch)");
  const signs = [...root.querySelectorAll("tspan")].filter((_, at) => at % 2 === 0);
  expect(signs.map((sign) => sign.getAttribute("fill"))).toEqual(["url(#hatch)", light.lost]);
});
