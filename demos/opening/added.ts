/** What each trouble adds by itself: seconds from the perfect run to this one, on the time axis of the stream above. */
import { add, picture, rule, write } from "../chart/svg.ts";
import { textWidth } from "../chart/text.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { duration } from "../contract/format.ts";
import type { Alone } from "./alone.ts";
import { called, type Trouble } from "./troubles.ts";

/** A stretch of the bar. */
interface Piece {
  readonly name: string;
  readonly seconds: number;
  readonly look: "perfect" | "alone" | "together";
}

/** Heights in em: the gap above, the bar, the leaders below it, a line of words. */
const [ABOVE, BAR, LEADER, LINE] = [0.2, 0.8, 0.3, 1.12];

/** Between words, in em. */
const GAP = 0.4;

/** Words as wide as those of the pieces will be, before they are known. */
const guessed = (on: readonly Trouble[]): Piece[] => [
  { name: "perfect", seconds: 10.5, look: "perfect" },
  ...on.map((trouble): Piece => ({ name: called[trouble], seconds: 3.33, look: "alone" })),
  { name: "together", seconds: 3.33, look: "together" },
];

const wordsOf = ({ name, seconds, look }: Piece): readonly [string, string] => [
  name,
  `${look === "perfect" ? "" : "+"}${duration(seconds)}`,
];

const widthOf = (piece: Piece, size: number): number =>
  Math.max(...wordsOf(piece).map((words) => textWidth(words, size, true)));

const fits = (pieces: readonly Piece[], frame: Frame): boolean =>
  pieces.reduce((sum, piece) => sum + widthOf(piece, frame.label) + frame.label * GAP, 0) <= frame.width;

/** Pixels it takes; 0 where its words find no room. */
export const addedHeight = (on: readonly Trouble[], frame: Frame): number =>
  fits(guessed(on), frame) ? Math.ceil(frame.label * (ABOVE + BAR + LEADER + 2 * LINE + 0.1)) : 0;

/** From where the axis begins, in pixels, to where it ends, in seconds. */
export interface Axis {
  readonly left: number;
  readonly until: number;
}

/** Draws it. The perfect run is there from the start, the rest once this run has ended; it is empty until all is known. */
export function added(alone: Alone | undefined, finished: number, { left, until }: Axis, frame: Frame): Picture {
  const root = picture(frame);
  const pieces = alone ? piecesOf(alone) : [];
  const x = (seconds: number): number => left + ((frame.width - left) * seconds) / until;
  const nodes = fits(pieces, frame) ? draw(root, pieces, x, frame) : [];
  const at = (moment: number): void => {
    const over = frame.still || moment >= finished;
    for (const node of nodes.slice(1)) node.setAttribute("opacity", over ? "1" : "0");
  };
  at(Infinity);
  return { node: root, at };
}

/** The perfect run, what each trouble adds, and what they add beyond that when they come together. */
const piecesOf = ({ perfect, each, together }: Alone): Piece[] => [
  { name: "perfect", seconds: perfect, look: "perfect" },
  ...each.filter(({ adds }) => adds >= SAID).map(({ name, adds }): Piece => ({ name, seconds: adds, look: "alone" })),
  ...(together >= SAID ? [{ name: "together", seconds: together, look: "together" as const }] : []),
];

/** Seconds: less is said in the table only. */
const SAID = 0.05;

/** A group for each piece: its stretch, and its words under it. */
function draw(root: Element, pieces: readonly Piece[], x: (seconds: number) => number, frame: Frame): Element[] {
  const size = frame.label;
  const widths = pieces.map((piece) => widthOf(piece, size));
  const ends = pieces.map((_, index) => pieces.slice(0, index + 1).reduce((sum, { seconds }) => sum + seconds, 0));
  const middles = pieces.map(({ seconds }, index) => x(ends[index]! - seconds / 2));
  const lefts = spread(middles, widths, size * GAP, frame.width);
  const foot = size * (ABOVE + BAR);
  const nodes = pieces.map((piece, index) => {
    const node = add(root, "g");
    const { seconds, look } = piece;
    const from = x(ends[index]! - seconds);
    const box = { x: from, y: size * ABOVE, width: Math.max(1, x(ends[index]!) - from - 1.5), height: size * BAR };
    const fill = frame.palette(look === "perfect" ? "soft" : "lost");
    const outline = { fill: "none", stroke: fill, "stroke-width": 1.5 };
    add(node, "rect", look === "together" ? { ...box, ...outline } : { ...box, fill });
    const middle = lefts[index]! + widths[index]! / 2;
    const line = { stroke: fill, "stroke-width": 1.2 };
    rule(node, [middles[index]!, foot], [middle, foot + size * LEADER], line);
    const [name, value] = wordsOf(piece);
    const y = foot + size * (LEADER + 0.9);
    const type = { size, anchor: "middle", fill: frame.palette("ink") } as const;
    write(node, name, middle, y, { ...type, bold: true });
    write(node, value, middle, y + size * LINE, type);
    return node;
  });
  // What the rest are, before the first of them, where there is room.
  const [free, next] = [lefts[0]! + widths[0]! + size, (lefts[1] ?? 0) - size * GAP];
  const fill = frame.palette("soft");
  if (nodes[1] && next - free > textWidth(EACH, size))
    write(nodes[1], EACH, next, foot + size * (LEADER + 0.9), { size, anchor: "end", fill });
  return nodes;
}

/** What the pieces after the first are. */
const EACH = "each alone adds";

/** Where words begin: each as near to its piece's middle as the others let it, within the width. */
function spread(middles: readonly number[], widths: readonly number[], gap: number, width: number): number[] {
  const lefts: number[] = [];
  for (const [index, wide] of widths.entries())
    lefts.push(Math.max(middles[index]! - wide / 2, index ? lefts[index - 1]! + widths[index - 1]! + gap : 0));
  let limit = width;
  for (let index = lefts.length - 1; index >= 0; index--) {
    lefts[index] = Math.min(lefts[index]!, limit - widths[index]!);
    limit = lefts[index]! - gap;
  }
  return lefts;
}
