import { describe, expect, test } from "vitest";
import { mosaic, type MosaicColumn, type MosaicOptions, type Place } from "../../demos/chart/mosaic.ts";
import { step, type Cell } from "../../demos/chart/cells.ts";
import { changed, collisions, escapes, frame, number, offences, sizes, wordsOf } from "./frame.ts";
import { fire, press } from "./hand.ts";

const people: readonly MosaicColumn[] = [
  { label: "megabytes", short: "MB", counts: [18, 8, 3, 1, 0] },
  { label: "gigabytes", short: "GB", counts: [18, 33, 40, 22, 14] },
  { label: "terabytes", short: "TB", counts: [1, 10, 24, 19, 28] },
  { label: "petabytes", short: "PB", counts: [0, 2, 0, 1, 3] },
];
const options = (over: Partial<MosaicOptions> = {}): MosaicOptions => ({
  title: "245 Dask users, by their largest data and machines",
  rows: ["laptop", "workstation", "2–10 machines", "10–100 machines", "100+ machines"],
  role: "measured",
  full: 3,
  claim: { figure: "64 %", label: "tick ten machines at most", rest: "more than ten" },
  split: {
    after: 2,
    sides: [
      ["data: less than a terabyte", "less than 1 TB"],
      ["a terabyte or more", "1 TB or more"],
    ],
  },
  span: 4,
  ...over,
});
const here = {
  column: 1,
  row: 3,
  label: "the demo: 30 GB on 20 machines, 3 min, simulated",
  role: "simulated",
} as const;

const cases: Record<string, [readonly MosaicColumn[], MosaicOptions]> = {
  "as counted": [people, options()],
  "with a landing and a pick": [people, options({ here, picked: { column: 1, row: 3 } })],
  "nobody at all": [people.map((column) => ({ ...column, counts: [0, 0, 0, 0, 0] })), options()],
};

for (const [name, [all, chart]] of Object.entries(cases)) {
  test.each(sizes)(`${name}: words keep apart and inside at %i × %i, labels %i`, (width, height, label) => {
    const place = frame(width, height, label);
    const drawn = mosaic(all, chart, place);
    const words = wordsOf(drawn);
    expect(words.length).toBeGreaterThan(2);
    expect(collisions(words)).toEqual([]);
    expect(escapes(words, place)).toEqual([]);
    expect(offences(drawn)).toEqual([]);
  });
}

const fields = (chart = options(), width = 1200) => [
  ...mosaic(people, chart, frame(width, 480)).node.querySelectorAll("g > g > rect"),
];

describe("a field", () => {
  test("has the area of its share, but for the gaps, and none where nobody is", () => {
    const all = fields();
    expect(all).toHaveLength(17);
    const area = (rect: Element): number => (number(rect, "width") + 1.8) * (number(rect, "height") + 1.8);
    const counts = people.flatMap(({ counts }) => counts.filter((many) => many > 0));
    const whole = all.reduce((sum, rect) => sum + area(rect), 0);
    for (const [index, rect] of all.entries()) expect(area(rect) / whole).toBeCloseTo(counts[index]! / 245, 2);
  });

  test("of the lower rows is full, any other pale", () => {
    const opacity = fields().map((rect) => number(rect, "opacity"));
    expect(opacity.slice(0, 9)).toEqual([1, 1, 1, 0.3, 1, 1, 1, 0.3, 0.3]);
  });

  test("says its row in the widest column, and its count wherever there is room", () => {
    const words = wordsOf(mosaic(people, options(), frame(1200, 480))).map(({ words }) => words);
    for (const said of ["laptop: 18", "100+ machines: 14", "24", "28", "8"]) expect(words).toContain(said);
  });

  test("of a slim column has its count where one figure has room", () => {
    const words = wordsOf(mosaic(people, options(), frame(560, 380, 18))).map(({ words }) => words);
    expect(words.filter((said) => said === "2" || said === "3")).toHaveLength(3);
  });

  test("that something lands in has a ring, inside it", () => {
    const { node } = mosaic(people, options({ here }), frame(1200, 480));
    const ring = node.querySelectorAll("circle")[1]!;
    const [x, y] = [number(ring, "cx"), number(ring, "cy")];
    const inside = [...node.querySelectorAll("g > g > rect")].findIndex(
      (rect) =>
        x > number(rect, "x") &&
        x < number(rect, "x") + number(rect, "width") &&
        y > number(rect, "y") &&
        y < number(rect, "y") + number(rect, "height"),
    );
    expect(inside).toBe(7);
  });
});

describe("the words round it", () => {
  const said = (width: number, height: number, label: number) =>
    wordsOf(mosaic(people, options(), frame(width, height, label))).map(({ words }) => words);

  test("make one claim, and say what pale is", () => {
    const { node } = mosaic(people, options(), frame(560, 380, 18));
    for (const words of ["64 %", "tick ten machines at most", "more than ten"])
      expect(said(560, 380, 18)).toContain(words);
    const swatch = [...node.children].find((one) => one.localName === "rect")!;
    expect(number(swatch, "opacity")).toBe(0.3);
  });

  test("say what is either side of the divide, shorter where there is less room", () => {
    expect(said(560, 380, 18)).toEqual(expect.arrayContaining(["data: less than a terabyte", "a terabyte or more"]));
    expect(said(280, 300, 12)).toContain("1 TB or more");
  });
});

test("columns come from the left", () => {
  const picture = mosaic(people, options(), frame());
  expect(changed(picture, 0, 2)).toBeGreaterThan(0);
  const groups = () => [...picture.node.querySelectorAll("g > g")].map((group) => number(group, "opacity"));
  picture.at(2);
  expect(groups()).toEqual([1, 1, 0, 0]);
  picture.at(4);
  expect(groups()).toEqual([1, 1, 1, 1]);
});

describe("picking", () => {
  const picture = () => {
    const picked: Place[] = [];
    const { node } = mosaic(people, options({ pick: (place) => picked.push(place) }), frame());
    return { node, press: (...keys: string[]) => press(node, ...keys), picked };
  };

  test("goes by arrow keys over columns and rows, past rows nobody is in, and Enter picks", () => {
    const { node, press, picked } = picture();
    press("ArrowUp", "ArrowRight", "Enter");
    expect(picked).toHaveLength(1);
    expect(picked[0]!.column).toBe(1);
    expect(node.getAttribute("aria-valuetext")).toMatch(/^gigabytes, .*, \d+: Enter takes it$/);
    press("End", "ArrowDown", "ArrowDown", "Enter", "ArrowDown", "Enter");
    expect(picked.slice(1)).toEqual([
      { column: 3, row: 1 },
      { column: 3, row: 1 },
    ]);
  });

  test("takes a press, and names what is pointed at", () => {
    const { node, picked } = picture();
    const targets = [...node.querySelectorAll("rect[cursor=pointer]")];
    expect(targets).toHaveLength(17);
    fire(targets[4]!, "pointermove");
    expect(node.textContent).toContain("gigabytes, laptop");
    fire(targets[4]!, "click");
    expect(picked).toEqual([{ column: 1, row: 0 }]);
    fire(targets[4]!, "pointerleave");
    expect(node.textContent).not.toContain("gigabytes, laptop");
  });
});

test("an arrow key goes to the nearest field in its direction, any other key nowhere", () => {
  const cell = (column: number, row: number, y: number): Cell => {
    return { column, row, box: { x: column, y, width: 1, height: 10 }, words: ["", ""] };
  };
  const cells = [cell(0, 0, 90), cell(0, 2, 10), cell(2, 0, 80), cell(2, 1, 20)];
  const go = (from: number, key: string) => step(cells, from, key);
  expect([go(0, "ArrowRight"), go(1, "ArrowRight"), go(3, "ArrowLeft")]).toEqual([2, 3, 1]);
  expect([go(0, "ArrowUp"), go(1, "ArrowUp"), go(1, "ArrowDown"), go(2, "ArrowRight")]).toEqual([1, 1, 0, 2]);
  expect([go(2, "Home"), go(0, "End"), go(0, "Tab")]).toEqual([0, 3, undefined]);
});
