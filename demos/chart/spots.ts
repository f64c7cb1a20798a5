/** Where a label might stand: candidate boxes round a point, along a line, or beside an upright. */
import { blockSize, type Box, type Lines } from "./text.ts";
import type { Candidate } from "./labels.ts";
import type { Point } from "./trace.ts";

/** The eight sides of a point, and how much each is liked where lines rise to the right. */
const SIDES: readonly (readonly [dx: number, dy: number, cost: number])[] = [
  [-1, -1, 0],
  [1, 1, 0],
  [-1, 0, 1],
  [1, 0, 1],
  [0, -1, 3],
  [0, 1, 3],
  [1, -1, 4],
  [-1, 1, 4],
];

/** How far off a label may stand that has a hairline, in em. */
const FAR = [1, 2, 3, 4.5, 6];

/**
 * Candidates on all sides of a point, at some distances; then further off, with a hairline back to it. Each way of
 * breaking the words costs more than the last.
 */
export function roundPoint(
  point: Point,
  shapes: readonly Lines[],
  size: number,
  distances: readonly number[],
): Candidate[] {
  return shapes.flatMap((lines, shape) => {
    const block = blockOf(lines, size);
    const base = shape * size * 1.5;
    const near = distances.flatMap((distance) =>
      SIDES.map((side) => spot(point, block, side, distance, side[2] + distance + base)),
    );
    const far = FAR.flatMap((times) => SIDES.map((side) => standOff(point, block, side, size, times * size, base)));
    return [...near, ...far];
  });
}

/** More places along a curve than this make no better choice, only a slower one. */
const PLACES = 72;

/** Candidates beside a curve, every few pixels along it; then further off, with a hairline back to the curve. */
export function alongCurve(points: readonly Point[], lines: Lines, size: number, gap: number): Candidate[] {
  const block = blockOf(lines, size);
  const near: Candidate[] = [];
  const far: Candidate[] = [];
  const step = Math.max(4, Math.ceil(points.length / PLACES));
  for (let place = 0; place * step < points.length; place++) {
    const point = points[place * step]!;
    for (const side of SIDES) near.push(spot(point, block, side, gap * 1.35, side[2]));
    if (place % 3) continue;
    for (const times of FAR) {
      for (const side of SIDES) far.push(standOff(point, block, side, size, times * size, 0));
    }
  }
  return [...near, ...far];
}

/** Candidates beside an upright line, on either side, from `top` down to `bottom`. */
export function besideUpright(
  x: number,
  top: number,
  bottom: number,
  shapes: readonly Lines[],
  size: number,
  gap: number,
): Candidate[] {
  return shapes.flatMap((lines, shape) => {
    const { width, height } = blockSize(lines, size);
    const rows = Math.max(1, Math.floor((bottom - top - height) / (size / 2)));
    return Array.from({ length: rows + 1 }, (_, row) => row).flatMap((row) => {
      const y = top + ((bottom - top - height) * row) / rows;
      const cost = shape * size * 2 + (row / rows) * size;
      return [
        { box: { x: x + gap, y, width, height }, lines, anchor: "start" as const, cost },
        { box: { x: x - gap - width, y, width, height }, lines, anchor: "end" as const, cost: cost + 1 },
      ];
    });
  });
}

interface Block {
  readonly lines: Lines;
  readonly width: number;
  readonly height: number;
}

type Side = (typeof SIDES)[number];

const blockOf = (lines: Lines, size: number): Block => ({ lines, ...blockSize(lines, size) });

function spot(
  [x, y]: Point,
  { lines, width, height }: Block,
  [dx, dy]: Side,
  distance: number,
  cost: number,
): Candidate {
  const reach = dx && dy ? distance * 0.75 : distance;
  const box: Box = {
    x: x + dx * reach - width * ((1 - dx) / 2),
    y: y + dy * reach - height * ((1 - dy) / 2),
    width,
    height,
  };
  return { box, lines, cost, anchor: dx > 0 ? "start" : dx < 0 ? "end" : "middle" };
}

/** A label off its point, with a hairline that runs to the near side of the words. */
function standOff(point: Point, block: Block, side: Side, size: number, distance: number, cost: number): Candidate {
  const candidate = spot(point, block, side, distance, cost + size * 3 + distance);
  const [dx, dy] = side;
  const { x, y, width, height } = candidate.box;
  const to: Point = [x + width * ((1 - dx) / 2) - dx * 2, y + height * ((1 - dy) / 2) - dy];
  return { ...candidate, leader: [point, to] };
}
