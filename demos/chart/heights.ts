/** Horizontal lines at heights worth naming, with their words in a margin at the right: a mean, a guess, "you are here". */
import type { Frame, Role } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { ring } from "./here.ts";
import { add, px, rule, writeLines } from "./svg.ts";
import { blockSize, broken, LEADING, textWidth, type Box, type Lines } from "./text.ts";

/** A height worth naming; what lies outside the axis stands at its edge, and its label tells the value. */
export interface Height {
  readonly value: number;
  readonly label: string;
  /** A second line, set lighter. */
  readonly detail?: string;
  readonly role: Role;
  /** Supposed, not found. */
  readonly dashed?: boolean;
  /** Stands there before the sweep has come. Unless said, those of role "you" do. */
  readonly early?: boolean;
}

/** Words in the margin are no wider than this, in em, unless a single word is. */
const WIDEST = 8.5;
/** Between the plot and the words, in em. */
const GAP = 0.7;
/** Between the words of two heights, in em. */
const APART = 0.45;

/** Heights whose words have been broken into lines. */
export interface Margin {
  /** Pixels at the right of the plot; 0: too little room there, so the words belong in a key. */
  readonly width: number;
  /** Draws the lines across the plot and the words beside it; gives the nodes of each height. */
  draw(root: Element, plot: Box, y: (value: number) => number): Element[];
}

/** Sets the words, if a frame as wide as this one leaves room for them beside the plot and `tall` pixels hold them. */
export function margin(heights: readonly Height[], tall: number, frame: Frame): Margin {
  const size = frame.label;
  const words = heights.map((height) => fold(height, size));
  const takes = words.reduce((sum, lines) => sum + (lines.length * LEADING + APART) * size, 0);
  const widest = Math.max(0, ...words.flat().map(({ text, bold = false }) => textWidth(text, size, bold)));
  const roomy = heights.length > 0 && frame.width >= 2.6 * widest && takes <= tall;
  return {
    width: roomy ? widest + size * GAP : 0,
    draw(root, plot, y) {
      const low = plot.y + plot.height;
      const at = heights.map(({ value }) => Math.min(low, Math.max(plot.y, y(value))));
      const tops = spread(
        at.map((middle, index) => ({ middle, height: words[index]!.length * LEADING * size })),
        { from: plot.y - size * 0.6, to: low + size * 0.2, apart: APART * size },
      );
      return heights.map((height, index) => {
        const node = add(root, "g");
        drawLine(node, height, at[index]!, plot, frame);
        if (!roomy) return node;
        const block = blockSize(words[index]!, size);
        const box = { ...block, x: plot.x + plot.width + GAP * size, y: tops[index]! };
        const fill = lettering(frame, height.role);
        const from = [plot.x + plot.width, at[index]!] as const;
        rule(node, from, [box.x - size * 0.15, box.y + block.height / 2], { stroke: fill, "stroke-width": 1.25 });
        writeLines(node, words[index]!, box, { fill, size });
        return node;
      });
    },
  };
}

function drawLine(node: Element, { role, dashed }: Height, y: number, plot: Box, frame: Frame): void {
  const size = frame.label;
  const ends = [
    [plot.x, y],
    [plot.x + plot.width, y],
  ] as const;
  const dashes = dashed ? { "stroke-dasharray": `${px(size * 0.4)} ${px(size * 0.3)}` } : {};
  // A rim of paper: the line runs over areas of any colour.
  rule(node, ...ends, { stroke: frame.palette("paper"), "stroke-width": size * 0.32, opacity: 0.8 });
  rule(node, ...ends, { stroke: frame.palette(role), "stroke-width": size * 0.16, ...dashes });
  // "You are here" is a filled dot wherever it stands.
  if (role === "simulated") ring(node, ends[1][0], y, role, frame);
}

function fold({ label, detail }: Height, size: number): Lines {
  const lines = (text: string, bold: boolean): Lines => {
    const most = text.split(" ").length;
    for (let count = 1; count <= most; count++) {
      const pieces = broken(text, count)!;
      if (count === most || pieces.every((piece) => textWidth(piece, size, bold) <= WIDEST * size))
        return pieces.map((piece) => ({ text: piece, bold }));
    }
    return [];
  };
  return [...lines(label, true), ...(detail ? lines(detail, false) : [])];
}

/** Tops of blocks as near to their middles as keeping apart allows, in the order of their middles, between two edges. */
export function spread(
  blocks: readonly { readonly middle: number; readonly height: number }[],
  { from, to, apart }: { readonly from: number; readonly to: number; readonly apart: number },
): number[] {
  const order = blocks.map((_, index) => index).sort((a, b) => blocks[a]!.middle - blocks[b]!.middle || a - b);
  const tops = blocks.map(({ middle, height }) => middle - height / 2);
  let free = from;
  for (const index of order) {
    tops[index] = Math.max(free, tops[index]!);
    free = tops[index]! + blocks[index]!.height + apart;
  }
  let floor = to;
  for (const index of order.toReversed()) {
    tops[index] = Math.min(floor - blocks[index]!.height, tops[index]!);
    floor = tops[index]! - apart;
  }
  return tops;
}
