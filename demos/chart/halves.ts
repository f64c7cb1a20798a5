/** Words over a picture that a line parts in two: what stands left of it, and what right. */
import type { Frame, Role } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { rule, write, writeLines } from "./svg.ts";
import { baseline, broken, LEADING, textWidth, type Lines } from "./text.ts";

/** What one side comes to. */
export interface Half {
  /** One figure, set large, e.g. "64 %". */
  readonly figure: string;
  /** What it is of, e.g. "under a terabyte". */
  readonly label: string;
  readonly role: Role;
  /** A line of the viewer's own, e.g. "you: 30 %". */
  readonly yours?: string;
}

/** Both sides, whose height is known before they are drawn. */
export interface Halves {
  /** Pixels they take; 0 where there are none. */
  readonly height: number;
  /** Draws them from `top` down, and the line that parts them from there to `bottom`. */
  draw(root: Element, top: number, bottom: number): void;
}

/** How much larger a figure is set. */
const LARGE = 1.5;
/** Between the figure and its label beside it, in em. */
const APART = 0.15;

/** Sets both sides about the line at `middle`, from `from` to `to`, all in pixels. */
export function halves(
  sides: readonly [Half, Half] | undefined,
  { from, middle, to }: { readonly from: number; readonly middle: number; readonly to: number },
  frame: Frame,
): Halves {
  if (!sides) return { height: 0, draw: () => {} };
  const size = frame.label;
  const gap = size * 0.6;
  const set = [
    { half: sides[0], x: from, ...lay(sides[0], middle - gap - from, size) },
    { half: sides[1], x: middle + gap, ...lay(sides[1], to - middle - gap, size) },
  ];
  const height = Math.max(...set.map(({ tall }) => tall)) + size * 0.4;
  return {
    height,
    draw(root, top, bottom) {
      rule(root, [middle, top], [middle, bottom], { stroke: frame.palette("ink"), "stroke-width": size * 0.12 });
      for (const { half, x, beside, label } of set) {
        const fill = lettering(frame, half.role);
        const large = size * LARGE;
        write(root, half.figure, x, baseline(top, large), { fill, size: large, bold: true });
        const indent = beside ? textWidth(half.figure, large, true) + size * APART : 0;
        const box = { x: x + indent, y: top + (beside ? (large - size) * 0.93 : large * LEADING), width: 0, height: 0 };
        writeLines(root, label, box, { fill: frame.palette("ink"), size });
        if (!half.yours) continue;
        const below = Math.max(large * LEADING, box.y - top + label.length * LEADING * size);
        write(root, half.yours, x, baseline(top + below, size), { fill: lettering(frame, "you"), size, bold: true });
      }
    },
  };
}

/** The label beside the figure where there is room, else below it on as few lines as hold it. */
function lay({ figure, label, yours }: Half, width: number, size: number) {
  const large = size * LARGE;
  const beside = textWidth(figure, large, true) + size * APART + textWidth(label, size) <= width;
  const lines = beside ? [label] : folded(label, width, size);
  const tall = large * LEADING + (beside ? 0 : lines.length * LEADING * size) + (yours ? LEADING * size : 0);
  return { beside, label: lines.map((text) => ({ text })) as Lines, tall };
}

function folded(label: string, width: number, size: number): readonly string[] {
  const words = label.split(" ").length;
  for (let count = 1; count < words; count++) {
    const lines = broken(label, count)!;
    if (lines.every((line) => textWidth(line, size) <= width)) return lines;
  }
  return broken(label, words)!;
}
