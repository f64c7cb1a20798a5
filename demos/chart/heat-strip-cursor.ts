/** The cursor of a heat strip: names a row at a moment, pointed at or come to with the arrow keys; a press or Enter picks it. */
import type { Frame } from "../contract/demo.ts";
import { browsable, outline } from "./browse.ts";
import type { HeatOptions } from "./heat-strip.ts";
import type { HeatPlan } from "./heat-strip-plan.ts";

/** Key presses from one end of the strip to the other. */
const PRESSES = 91;

/** Makes the strip one that can be moved through, and picked on where picking is meant. */
export function heatCursor(root: Element, options: HeatOptions, plan: HeatPlan, frame: Frame): void {
  const { rows, x: axis, say, pick, picked } = options;
  const { plot } = plan;
  const [first, last] = [Math.ceil(axis.min), Math.max(Math.ceil(axis.min), Math.floor(axis.max) - 1)];
  const piece = (value: number): number => Math.min(last, Math.max(first, Math.floor(value)));
  const step = Math.max(1, Math.round((last - first) / PRESSES));
  const rowAt = (y: number): number => {
    const found = plan.rows.findIndex((row) => y < row.y + row.height);
    return found < 0 ? rows.length - 1 : found;
  };
  browsable<{ readonly row: number; readonly value: number }>(
    root,
    {
      label: "Go through the rows and moments",
      hint: "Left and right go through time, up and down from row to row",
      stops: PRESSES + 1,
      stop: ({ value }) => 1 + Math.round(((value - first) / Math.max(1, last - first)) * PRESSES),
      areas: [plot],
      find: (at) => at && { row: rowAt(at[1]), value: piece(plan.invert(at[0])) },
      rest: picked ?? { row: 0, value: piece((first + last) / 2) },
      next({ row, value }, key) {
        const across = { ArrowLeft: value - step, ArrowRight: value + step, Home: first, End: last }[key];
        if (across !== undefined) return { row, value: piece(across) };
        const down = { ArrowUp: -1, ArrowDown: 1 }[key];
        return down === undefined ? down : { value, row: Math.min(rows.length - 1, Math.max(0, row + down)) };
      },
      words: ({ row, value }) => say(row, value),
      mark(layer, { row, value }) {
        const { y, height } = plan.rows[row]!;
        const half = frame.label * 0.25;
        return outline(layer, { x: plan.x(value + 0.5) - half, y, width: 2 * half, height }, frame);
      },
      pick: pick && (({ row, value }) => pick(row, value)),
    },
    frame,
  );
}
