/** A key in lines of words: a square or a dot of colour and what it stands for. The words flow, so that any font sets them well. */
import type { Frame, Role } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { add, px, set } from "./svg.ts";
import { baseline, broken, LEADING, textWidth } from "./text.ts";

/** An entry without a role is a remark: plain words, no colour. */
export interface KeyItem {
  readonly label: string;
  readonly role?: Role;
  /** It is drawn as dots, not as lines or areas. */
  readonly dot?: boolean;
  /** It is drawn as a line among areas. */
  readonly line?: "solid" | "dashed";
}

/** A key whose height is known before it is drawn. */
export interface Key {
  /** Pixels it takes; 0 without items. */
  readonly height: number;
  /** Draws the key with its upper left corner at x, y; its squares are filled with the palette's colours, unless said. */
  draw(parent: Element, x: number, y: number, fill?: (role: Role) => string): void;
}

/** What of an entry is set in one go: an entry wider than a line goes on without its square. */
interface Piece extends KeyItem {
  readonly goesOn?: boolean;
}

const SQUARE = "■";
/** Too near to paper to be seen as a small square of their own: outlined in the colour of quiet words. */
const FAINT: ReadonlySet<Role> = new Set(["idle", "shade"]);
/** How thick that outline is, in em. */
const OUTLINE = 0.07;
const DOT = "●";
const LINES = { solid: "—", dashed: "- -" };
/** What a square and the space after it take, in em. */
const SIGN = 1.15;
/** Between entries, in em. */
const BETWEEN = 0.75;

/** Sets the items in lines no wider than `width`, as few as that takes, and of about equal length. */
export function key(items: readonly KeyItem[], frame: Frame, width: number): Key {
  const size = frame.label;
  const leading = size * 1.3;
  const lines = linesOf(items, size, width);
  return {
    height: lines.length ? (lines.length - 1) * leading + size * LEADING : 0,
    draw(parent, x, y, fill = (role) => frame.palette(role)) {
      for (const [index, line] of lines.entries()) {
        const text = add(parent, "text", { x, y: baseline(y + index * leading, size), "font-size": size });
        for (const [at, item] of line.entries()) drawItem(text, item, at > 0, frame, fill);
      }
    },
  };
}

const widthOf = ({ label, role, goesOn }: Piece, size: number): number =>
  textWidth(label, size, role !== undefined) + (role && !goesOn ? size * SIGN : 0);

function piecesOf(item: KeyItem, size: number, width: number): Piece[] {
  const words = item.label.split(" ").length;
  for (let count = 1; count <= words; count++) {
    const pieces = broken(item.label, count)!.map((label, at) => ({ ...item, label, goesOn: at > 0 }));
    if (count === words || pieces.every((piece) => widthOf(piece, size) <= width)) return pieces;
  }
  return [item];
}

function linesOf(items: readonly KeyItem[], size: number, width: number): Piece[][] {
  const gap = size * BETWEEN;
  const pieces = items.flatMap((item) => piecesOf(item, size, width));
  const takes = pieces.map((piece) => widthOf(piece, size));
  const fill = (room: number): Piece[][] => {
    const lines: Piece[][] = [];
    let taken = Infinity;
    for (const [index, item] of pieces.entries()) {
      taken += gap + takes[index]!;
      if (taken <= room + 1e-6) lines.at(-1)!.push(item);
      else {
        lines.push([item]);
        taken = takes[index]!;
      }
    }
    return lines;
  };
  const fewest = fill(width);
  if (fewest.length < 2) return fewest;
  // The narrowest lines that are no more of them: one word alone in the last would look forgotten.
  const rooms = takes.flatMap((_, first) => {
    let room = -gap;
    return takes.slice(first).map((take) => (room += gap + take));
  });
  const room = Math.min(width, ...rooms.filter((room) => fill(room).length <= fewest.length));
  return fill(room);
}

function drawItem(
  text: Element,
  { label, role, dot, line, goesOn }: Piece,
  follows: boolean,
  frame: Frame,
  fill: (role: Role) => string,
): void {
  const gap = follows ? { dx: px(frame.label * BETWEEN) } : {};
  if (!role) {
    set(add(text, "tspan", gap), { fill: frame.palette("soft") }).textContent = label;
    return;
  }
  const sign = line ? LINES[line] : dot ? DOT : SQUARE;
  if (!goesOn) {
    const outline = FAINT.has(role) && { stroke: frame.palette("soft"), "stroke-width": px(frame.label * OUTLINE) };
    // A dash is a letter of the web font: filled with a hatching it would hatch the whole picture in PDF viewers made on Poppler.
    const colour = { ...gap, fill: line ? frame.palette(role) : fill(role), ...outline };
    add(text, "tspan", { ...colour, ...(line && { "font-weight": "600" }) }).textContent = sign;
  }
  const words = {
    ...(goesOn ? gap : { dx: px(frame.label * 0.3) }),
    fill: lettering(frame, role),
    "font-weight": "600",
  };
  add(text, "tspan", words).textContent = label;
}
