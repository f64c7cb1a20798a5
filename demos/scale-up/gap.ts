/** Between 16 and 192 vCPU nothing was measured: lines are dashed there and all behind them is paler; labels stand on paper. */
import type { CurveLine, Plan } from "../chart/curves-plan.ts";
import { add } from "../chart/svg.ts";
import { LEADING, textWidth } from "../chart/text.ts";
import type { Frame } from "../contract/demo.ts";

/** In vCPUs; the middle as a logarithmic axis has it. */
export const GAP = { from: 16, to: 192, middle: Math.sqrt(16 * 192) };

/** One measured line as two: as it is up to the gap, straight and dashed across it. The longer part keeps the name. */
export function measured(line: CurveLine): CurveLine[] {
  const across = line.points.filter(([at]) => at >= GAP.from);
  return [
    { ...line, label: "", points: line.points.filter(([at]) => at <= GAP.from) },
    { ...line, dashed: true, points: across },
  ];
}

/** Between the words of a label and the edge of its card, in em. */
const EDGE = 0.2;
/** What the estimate of a text's width has to spare. */
const SPARE = 1.12;

/** Puts a veil over what a fan shows across the gap, and a card of paper under each label; both under the curves. */
export function groundwork(root: Element, { plot, x, marks, labels }: Plan, frame: Frame): void {
  const size = frame.label;
  const paper = frame.palette("paper");
  // The fan's own lines lie in the group before that of the curves.
  const back = root.querySelector("[clip-path]");
  if (!back) return;
  // Stems stand on top of it all.
  let under = back.previousElementSibling;
  while (under && under.tagName.toLowerCase() !== "g") under = under.previousElementSibling;
  if (under) root.insertBefore(back, under);
  const [from, to] = [x(GAP.from) + size * 0.1, x(GAP.to) - size * 0.1];
  add(back, "rect", { x: from, y: plot.y, width: to - from, height: plot.height, fill: paper, opacity: 0.5 });
  for (const label of [...marks.map((mark) => mark.label), ...labels]) {
    if (!label) continue;
    const { lines, box, anchor } = label;
    const width =
      Math.max(...lines.map(({ text, bold }) => textWidth(text, size, bold ?? false))) / SPARE + 2 * EDGE * size;
    const left = {
      start: box.x - EDGE * size,
      middle: box.x + (box.width - width) / 2,
      end: box.x + box.width + EDGE * size - width,
    };
    add(back, "rect", {
      x: left[anchor],
      y: box.y,
      width,
      height: lines.length * LEADING * size,
      rx: size * 0.2,
      fill: paper,
      opacity: 0.88,
    });
  }
}
