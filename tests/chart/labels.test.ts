import { expect, test } from "vitest";
import { field } from "../../demos/chart/field.ts";
import { place, type Candidate } from "../../demos/chart/labels.ts";
import { alongCurve, besideUpright, roundPoint } from "../../demos/chart/spots.ts";
import { touches } from "../../demos/chart/text.ts";
import { trace } from "../../demos/chart/trace.ts";

const bounds = { x: 0, y: 0, width: 200, height: 100 };
const at = (x: number, y: number, cost: number): Candidate => ({
  box: { x, y, width: 40, height: 10 },
  lines: [{ text: "label" }],
  anchor: "start",
  cost,
});

test("the cheapest free candidate wins", () => {
  const room = { bounds, ink: field(), gap: 4 };
  expect(place([{ owner: "a", candidates: [at(50, 50, 3), at(10, 10, 1), at(90, 50, 2)] }], room)).toEqual([
    at(10, 10, 1),
  ]);
});

test("labels keep clear of each other's boxes and of others' ink, and stay inside", () => {
  const ink = field();
  ink.addBox("wall", { x: 100, y: 0, width: 2, height: 100 });
  const candidates = [at(180, 50, 0), at(80, 50, 1), at(10, 50, 2), at(10, 80, 3)];
  const [first, second] = place(
    [
      { owner: "a", candidates },
      { owner: "b", candidates },
    ],
    { bounds, ink, gap: 4 },
  );
  expect(first).toBe(candidates[2]);
  expect(second).toBe(candidates[3]);
});

test("what finds no free place is left out", () => {
  const ink = field();
  ink.addPoints("line", [[30, 55]]);
  expect(place([{ owner: "a", candidates: [at(10, 50, 0)] }], { bounds, ink, gap: 4 })).toEqual([undefined]);
});

test("a label does not stand nearer to another line than to its own", () => {
  const ink = field();
  ink.addPoints("own", [[30, 90]]);
  ink.addPoints("other", [[30, 40]]);
  const near = [at(10, 50, 0), at(10, 75, 40)];
  expect(place([{ owner: "own", among: ink, candidates: near }], { bounds, ink, gap: 4 })[0]).toBe(near[1]);
  expect(place([{ owner: "own", candidates: near }], { bounds, ink, gap: 4 })[0]).toBe(near[0]);
});

test("a hairline steps over one line at most, and never starts where two meet", () => {
  const ink = field();
  const wall = trace([
    [0, 50],
    [200, 50],
  ]).points;
  ink.addPoints("other", wall);
  const over = {
    ...at(80, 20, 0),
    leader: [
      [100, 70],
      [100, 32],
    ] as const,
  };
  expect(place([{ owner: "own", candidates: [over] }], { bounds, ink, gap: 4 })[0]).toBe(over);
  ink.addPoints(
    "third",
    wall.map(([x, y]) => [x, y + 10] as const),
  );
  expect(place([{ owner: "own", candidates: [over] }], { bounds, ink, gap: 4 })[0]).toBeUndefined();
});

test("candidates stand off what they name", () => {
  const lines = [{ text: "label", bold: true }];
  const around = roundPoint([100, 50], [lines], 10, [8]);
  expect(around.filter(({ leader }) => !leader)).toHaveLength(8);
  for (const { box } of around) expect(touches(box, { x: 100, y: 50, width: 0, height: 0 }, 5)).toBe(false);
  const curve = trace([
    [0, 100],
    [200, 0],
  ]);
  expect(alongCurve(curve.points, lines, 10, 4).filter(({ leader }) => !leader).length).toBeGreaterThan(100);
  for (const { box } of besideUpright(100, 0, 100, [lines], 10, 5)) {
    expect(touches(box, { x: 100, y: 0, width: 0, height: 100 }, 4)).toBe(false);
  }
});

test("a field knows own ink from others', and looks no further than asked", () => {
  const ink = field();
  ink.addPoints("own", [[0, 0]]);
  ink.addBox("other", { x: 50, y: 0, width: 10, height: 10 });
  const box = { x: 10, y: 0, width: 10, height: 10 };
  expect(ink.around(box, "own", 100)).toEqual({ own: 10, others: 30 });
  expect(ink.around(box, "own", 20)).toEqual({ own: 10, others: Infinity });
});
