/** Names one row of a dot plot, and who says so: the row pointed at, or the one arrow keys have come to. */
import type { Frame } from "../contract/demo.ts";
import { browsable, inTurn, ring } from "./browse.ts";
import { DOT, type DotsOptions, type DotsPlan } from "./dots-plan.ts";

/** A row as the cursor sees it: what its card says, and from where to where its marks are. */
export interface CursorRow {
  readonly id: string;
  readonly words: readonly [title: string, detail: string];
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** Makes the plot one that can be moved through, row by row; a press or Enter picks the row. */
export function dotsCursor(
  root: Element,
  { picked, pick }: Pick<DotsOptions, "picked" | "pick">,
  { plot, pitch, rows }: Pick<DotsPlan, "plot" | "pitch"> & { readonly rows: readonly CursorRow[] },
  frame: Frame,
): void {
  if (!rows.length) return;
  const last = rows.length - 1;
  const r = frame.label * DOT * 1.5;
  browsable<number>(
    root,
    {
      label: "Row by row",
      hint: "Arrow keys go from row to row",
      stops: rows.length,
      stop: (index) => index + 1,
      areas: [{ ...plot, x: 0, width: frame.width }],
      find: (at) => at && Math.min(last, Math.max(0, Math.floor((at[1] - plot.y) / pitch))),
      first: () =>
        Math.max(
          0,
          rows.findIndex(({ id }) => id === picked),
        ),
      next: (from, key) => inTurn(from, key, last),
      words: (index) => rows[index]!.words,
      mark(layer, index) {
        const { y, from, to } = rows[index]!;
        for (const x of new Set([from, to])) ring(layer, [x, y], r, frame);
        return { x: from, y: y - r, width: to - from, height: 2 * r };
      },
      pick: pick && ((index) => pick(rows[index]!.id)),
    },
    frame,
  );
}
