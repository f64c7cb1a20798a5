/** Where the marks of one row of a dumbbell chart go, and the words beside the outermost of them. */
import type { Dumbbell, DumbbellMark, PlacedMark } from "./dumbbells-plan.ts";
import { textWidth, type Box } from "./text.ts";

/** The least from name to name, in em. */
export const PITCH = 1;

/** Places a row's marks round its height `y`; words keep left of `right` and stand only where rows are thick. */
export function marksOf(
  { marks }: Dumbbell,
  y: number,
  { x, plot, pitch, right }: { x(value: number): number; plot: Box; pitch: number; right: number },
  size: number,
  bold: boolean,
): PlacedMark[] {
  const apart = marks.length > 1 && marks.some(({ spread }) => spread) ? Math.min(size * 0.26, pitch * 0.17) : 0;
  const reach = ({ value, spread = [value, value] }: DumbbellMark): readonly [number, number] => [
    Math.min(x(value) - size * 0.45, x(spread[0])),
    Math.max(x(value) + size * 0.45, x(spread[1])),
  ];
  const least = marks.reduce((best, { value }, index) => (value < marks[best]!.value ? index : best), 0);
  const most = marks.reduce((best, { value }, index) => (value >= marks[best]!.value ? index : best), 0);
  const low = Math.min(...marks.map((mark) => reach(mark)[0])) - size * 0.3;
  const high = Math.max(...marks.map((mark) => reach(mark)[1])) + size * 0.3;
  return marks.map((mark, index): PlacedMark => {
    const place = {
      mark,
      x: x(mark.value),
      y: y + (marks.length > 1 ? (index / (marks.length - 1)) * 2 - 1 : 0) * apart,
    };
    if (!mark.said || pitch < PITCH * size) return place;
    const takes = textWidth(mark.said, size, bold);
    if (index === most && high + takes <= right) return { ...place, words: { x: high, anchor: "start" } };
    if (index !== least) return place;
    if (low - takes >= plot.x) return { ...place, words: { x: low, anchor: "end" } };
    // On the line to the next mark, for want of better.
    const next = Math.min(right, ...marks.filter(({ value }) => value > mark.value).map(({ value }) => x(value)));
    const inside = place.x + size * 0.6;
    if (inside + takes + size * 0.6 <= next) return { ...place, words: { x: inside, anchor: "start" } };
    return place;
  });
}
