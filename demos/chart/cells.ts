/**
 * Picking one of a picture's fields: a mosaic's, a chart's columns. The one pointed at, or the one the arrow keys have
 * come to, is named on a card; a press or Enter picks it.
 */
import type { Frame } from "../contract/demo.ts";
import { chip } from "./chip.ts";
import { asSlider } from "./slider.ts";
import { add, set } from "./svg.ts";
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
  const layer = add(root, "g", { "pointer-events": "none" });
  let current = 0;
  let shown: number | undefined;
  const show = (to: number | undefined): void => {
    if (to === shown) return;
    shown = to;
    layer.replaceChildren();
    if (to === undefined) return;
    current = to;
    const { box, words } = cells[to]!;
    set(root, { "aria-valuenow": to + 1 });
    root.setAttribute("aria-valuetext", `${words.join(", ")}: Enter takes it`);
    add(layer, "rect", { ...box, fill: "none", stroke: frame.palette("paper"), "stroke-width": 5 });
    add(layer, "rect", { ...box, fill: "none", stroke: frame.palette("ink"), "stroke-width": 2.5 });
    chip(layer, words, box, frame.label * 0.4, frame);
  };
  asSlider(root, label);
  set(root, { "aria-valuemin": 1, "aria-valuemax": cells.length, "aria-valuenow": 1 });
  root.setAttribute("aria-valuetext", "Arrow keys go from field to field");

  for (const [index, cell] of cells.entries()) {
    const target = add(root, "rect", { ...cell.box, fill: "none", "pointer-events": "all", cursor: "pointer" });
    // A mouse that rests where a picture comes up asks for nothing: only one that moves does.
    target.addEventListener("pointermove", () => show(index));
    target.addEventListener("pointerleave", () => show(undefined));
    target.addEventListener("click", () => pick(cell));
    // A press would move the focus here, and with it the deck's own keys.
    target.addEventListener("mousedown", (event) => event.preventDefault());
  }
  root.append(layer);
  root.addEventListener("focus", () => show(current));
  root.addEventListener("blur", () => show(undefined));
  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey } = event as KeyboardEvent;
    if (altKey || ctrlKey || metaKey) return;
    if (key === "Enter" || key === " ") pick(cells[current]!);
    else {
      const to = step(cells, current, key);
      if (to === undefined) return;
      show(to);
    }
    event.preventDefault();
  });
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
