/** A cross where an attempt ended with its worker: told from a finished one without any colour. */
import type { Frame, Seconds } from "../contract/demo.ts";
import type { BarIndex } from "./bar-index.ts";
import type { Rows } from "./bars.ts";
import { add, px } from "./svg.ts";

/** Draws a cross at the end of each lost attempt; where many would lie on one another, one stands for them. */
export function crosses(
  parent: Element,
  index: BarIndex,
  rows: Rows,
  x: (seconds: Seconds) => number,
  frame: Frame,
): void {
  const lost = index.looks.map(({ kind }) => kind === "lost");
  if (!lost.includes(true)) return;
  const arm = Math.max(2.5, Math.min(rows.height * 0.4, frame.label * 0.3));
  let d = marks(index, lost, rows, x, arm, arm * 2.5);
  // So many that they would hide the run stand for more and more of their neighbours.
  for (let cell = arm * 4; d.length > MOST; cell *= 1.6) d = marks(index, lost, rows, x, arm, cell);
  const stroke = { fill: "none", "stroke-linecap": "round", d: d.join("") };
  add(parent, "path", { ...stroke, stroke: frame.palette("paper"), "stroke-width": arm * 1.1 });
  add(parent, "path", { ...stroke, stroke: frame.palette("lost"), "stroke-width": Math.max(1.2, arm * 0.45) });
}

const MOST = 160;

function marks(
  index: BarIndex,
  lost: readonly boolean[],
  rows: Rows,
  x: (seconds: Seconds) => number,
  arm: number,
  cell: number,
): string[] {
  const taken = new Set<number>();
  const d: string[] = [];
  const across = px(arm * 2);
  for (let row = 0; row < index.rows; row++) {
    const y = rows.top(row) + rows.height / 2;
    for (let place = index.from[row]!; place < index.from[row + 1]!; place++) {
      if (!lost[index.look[place]!]) continue;
      // Before its end: uncovered together with it, not after.
      const at = x(index.stop[place]!) - arm;
      const number = Math.round(at / cell) * 10_000 + Math.round(y / cell);
      if (taken.has(number)) continue;
      taken.add(number);
      d.push(`M${px(at - arm)} ${px(y - arm)}l${across} ${across}m0 ${-across}l${-across} ${across}`);
    }
  }
  return d;
}
