/** What is already drawn, as a label sees it: how near is the ink of its own line, and how near is anybody else's? */
import { touches, type Box } from "./text.ts";
import type { Point } from "./trace.ts";

/** Distances in pixels from a box to ink; `Infinity` beyond the reach asked for. */
export interface Clearance {
  readonly own: number;
  readonly others: number;
}

/** Ink, by owner, that can be asked how near it is. */
export interface Field {
  /** A curve, sampled every few pixels. */
  addPoints(owner: string, points: readonly Point[]): void;
  /** A solid thing: a dot, a stem, a label. */
  addBox(owner: string, box: Box): void;
  /** Whether the box keeps `own` pixels from its owner's ink and `others` from everybody else's; stops at the first that is too near. */
  free(box: Box, owner: string, own: number, others: number): boolean;
  /** How near ink comes to the box, looking at most `reach` pixels around it. */
  around(box: Box, owner: string, reach: number): Clearance;
}

const CELL = 24;
/** More rows of cells than any picture has. */
const ROWS = 4096;

interface Ink {
  readonly owner: string;
  readonly x: number;
  readonly y: number;
}

/** An empty field. Points lie in a grid of cells, so that asking is cheap however much is drawn. */
export function field(): Field {
  const cells = new Map<number, Ink[]>();
  const boxes: { owner: string; box: Box }[] = [];
  const cell = (pixels: number): number => Math.floor(pixels / CELL);
  const key = (column: number, row: number): number => column * ROWS + row;

  return {
    addPoints(owner, points) {
      for (const [x, y] of points) {
        const ink = cells.get(key(cell(x), cell(y)));
        if (ink) ink.push({ owner, x, y });
        else cells.set(key(cell(x), cell(y)), [{ owner, x, y }]);
      }
    },
    addBox(owner, box) {
      boxes.push({ owner, box });
    },
    free(box, owner, own, others) {
      const reach = Math.max(own, others);
      const right = cell(box.x + box.width + reach);
      const bottom = cell(box.y + box.height + reach);
      for (let column = cell(box.x - reach); column <= right; column++) {
        for (let row = cell(box.y - reach); row <= bottom; row++) {
          const inks = cells.get(key(column, row));
          if (!inks) continue;
          for (const ink of inks) if (toPoint(box, ink.x, ink.y) < (ink.owner === owner ? own : others)) return false;
        }
      }
      return boxes.every((other) => toBox(box, other.box) >= (other.owner === owner ? own : others));
    },
    around(box, owner, reach) {
      let own = Infinity;
      let others = Infinity;
      const near = (who: string, distance: number): void => {
        if (distance > reach) return;
        if (who === owner) own = Math.min(own, distance);
        else others = Math.min(others, distance);
      };
      for (let column = cell(box.x - reach); column <= cell(box.x + box.width + reach); column++) {
        for (let row = cell(box.y - reach); row <= cell(box.y + box.height + reach); row++) {
          for (const ink of cells.get(key(column, row)) ?? []) near(ink.owner, toPoint(box, ink.x, ink.y));
        }
      }
      for (const other of boxes) if (touches(box, other.box, reach)) near(other.owner, toBox(box, other.box));
      return { own, others };
    },
  };
}

// Asked tens of thousands of times a picture, where Math.hypot is several times slower than a root.
const away = (dx: number, dy: number): number => Math.sqrt(dx * dx + dy * dy);

const toPoint = (box: Box, x: number, y: number): number =>
  away(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height));

const toBox = (a: Box, b: Box): number =>
  away(Math.max(a.x - b.x - b.width, 0, b.x - a.x - a.width), Math.max(a.y - b.y - b.height, 0, b.y - a.y - a.height));
