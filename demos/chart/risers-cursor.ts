/** Names one column of standing dumbbells: the one pointed at, or the one the arrow keys have come to. */
import type { Frame } from "../contract/demo.ts";
import { browsable, inTurn, ring } from "./browse.ts";
import type { RisersOptions, RisersPlan } from "./risers-plan.ts";

/** Makes the plot one that can be moved through, column by column; a press or Enter picks the column. */
export function risersCursor(root: Element, options: RisersOptions, plan: RisersPlan, frame: Frame): void {
  const { picked, pick } = options;
  const { plot, pitch, columns, r } = plan;
  if (!columns.length || frame.still) return;
  const last = columns.length - 1;
  const reach = Math.max(r * 1.6, frame.label * 0.36);
  browsable<number>(
    root,
    {
      label: "Column by column",
      hint: "Arrow keys go from column to column",
      stops: columns.length,
      stop: (index) => index + 1,
      areas: [plot],
      find: (at) => at && Math.min(last, Math.max(0, Math.floor((at[0] - plot.x) / pitch))),
      first: () =>
        Math.max(
          0,
          columns.findIndex(({ riser }) => riser.id === picked),
        ),
      next: (from, key) => inTurn(from, key, last),
      words: (index) => columns[index]!.riser.words,
      mark(layer, index) {
        const { x, from, to } = columns[index]!;
        for (const y of [from, to]) ring(layer, [x, y], reach, frame);
        return { x: x - reach, y: to - reach, width: 2 * reach, height: from - to + 2 * reach };
      },
      pick: pick && ((index) => pick(columns[index]!.riser.id)),
    },
    frame,
  );
}
