/** Names one of many needles: the one nearest to the pointer, or the one the arrow keys have come to; a press or Enter picks it. */
import type { Frame } from "../contract/demo.ts";
import { browsable, inTurn } from "./browse.ts";
import { MORE } from "./slider.ts";
import { add, rule } from "./svg.ts";
import type { Box } from "./text.ts";
import type { Point } from "./trace.ts";

/** What the cursor moves over, in pixels of the picture. */
export interface NeedleCursorOptions {
  /** The tips of the needles, from left to right. */
  readonly places: readonly Point[];
  readonly words: readonly (readonly [title: string, detail: string])[];
  readonly plot: Box;
  readonly label: string;
  /** Where arrow keys begin. */
  readonly from: number;
  pick(index: number): void;
}

const STEPS = { ...MORE, PageDown: -10, PageUp: 10 };

/** Makes the SVG `root` one whose needles can be gone through and picked. */
export function needleCursor(root: Element, options: NeedleCursorOptions, frame: Frame): void {
  const { places, words, plot, label, from, pick } = options;
  const size = frame.label;
  browsable<number>(
    root,
    {
      label,
      hint: `${words[from]!.join(", ")}: arrow keys go on, Enter takes it`,
      stops: places.length,
      stop: (index) => index + 1,
      areas: [plot],
      find: (at) => at && nearest(places, at),
      rest: from,
      next: (index, key) => inTurn(index, key, places.length - 1, STEPS),
      words: (index) => words[index]!,
      mark(layer, index) {
        const [x, y] = places[index]!;
        const ink = frame.palette("ink");
        rule(layer, [x, plot.y + plot.height], [x, y], { stroke: ink, "stroke-width": size * 0.2 });
        add(layer, "circle", { cx: x, cy: y, r: size * 0.3, fill: ink, stroke: frame.palette("paper") });
        return { x: x - size, y: y - size * 0.4, width: 2 * size, height: size * 0.8 };
      },
      pick,
    },
    frame,
  );
}

/** Pixels within which the needle whose tip is nearest counts, not the one whose foot is. */
const NEAR = 6;

/** The needle meant by a point: of those beside it the one whose tip is nearest. */
export function nearest(places: NeedleCursorOptions["places"], [x, y]: Point): number | undefined {
  let best: number | undefined;
  let least = Infinity;
  for (const [index, place] of places.entries()) {
    const across = Math.abs(place[0] - x);
    const cost = (across <= NEAR ? 0 : across * 1e3) + Math.abs(place[1] - y);
    if (cost < least) [best, least] = [index, cost];
  }
  return best;
}
