/**
 * Picking one of a picture's fields: a mosaic's, a chart's columns. The one pointed at, or the one the arrow keys have
 * come to, is named on a card; a press or Enter picks it.
 */
import type { Frame } from "../contract/demo.ts";
import { browsable, outline } from "./browse.ts";
import type { Box } from "./text.ts";

/** One field. Arrow keys go along columns and up and down their rows. */
export interface Cell {
  readonly column: number;
  readonly row: number;
  readonly box: Box;
  /** What it is, and how much. */
  readonly words: readonly [title: string, detail: string];
}

/** Fields to pick from, at least one. */
export interface Cells {
  readonly cells: readonly Cell[];
  /** What picking is called for those who hear it, e.g. "Pick data and machines". */
  readonly label: string;
  pick(cell: Cell): void;
}

/** Makes the SVG `root` one whose fields can be gone through and picked. */
export function pickableCells(root: Element, { cells, label, pick }: Cells, frame: Frame): void {
  if (!cells.length) return;
  browsable<number>(
    root,
    {
      label,
      hint: "Arrow keys go from field to field",
      stops: cells.length,
      stop: (index) => index + 1,
      areas: cells.map(({ box }) => box),
      find: (_, area) => area,
      rest: 0,
      next: (from, key) => step(cells, from, key),
      words: (index) => cells[index]!.words,
      mark: (layer, index) => outline(layer, cells[index]!.box, frame),
      pick: (index) => pick(cells[index]!),
    },
    frame,
  );
}

/** Where a key leads; where there is nothing further, the field stays. Undefined: the key is none of ours. */
export function step(cells: readonly Cell[], from: number, key: string): number | undefined {
  const now = cells[from]!;
  const middle = ({ box }: Cell): number => box.y + box.height / 2;
  const best = (among: (cell: Cell) => boolean, cost: (cell: Cell) => number): number => {
    const found = cells.flatMap((cell, index) => (among(cell) ? [index] : []));
    return found.length ? found.reduce((a, b) => (cost(cells[b]!) < cost(cells[a]!) ? b : a)) : from;
  };
  const off = (cell: Cell): number => Math.abs(middle(cell) - middle(now));
  if (key === "Home") return 0;
  if (key === "End") return cells.length - 1;
  const across = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (across !== undefined) {
    const beyond = cells.map(({ column }) => (column - now.column) * across).filter((away) => away > 0);
    const away = Math.min(...beyond);
    return best(({ column }) => (column - now.column) * across === away, off);
  }
  const up = { ArrowDown: -1, ArrowUp: 1 }[key];
  if (up === undefined) return undefined;
  return best(
    ({ column, row }) => column === now.column && (row - now.row) * up > 0,
    ({ row }) => (row - now.row) * up,
  );
}
