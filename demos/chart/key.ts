/** A key in lines of words: a square of colour and what it stands for. The words flow, so that any font sets them well. */
import type { Frame, Role } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { add, px, set } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** An entry without a role is a remark: plain words, no colour. */
export interface KeyItem {
  readonly label: string;
  readonly role?: Role;
}

/** A key whose height is known before it is drawn. */
export interface Key {
  /** Pixels it takes; 0 without items. */
  readonly height: number;
  /** Draws the key with its upper left corner at x, y. */
  draw(parent: Element, x: number, y: number): void;
}

const SQUARE = "■";
/** Between entries, in em. */
const BETWEEN = 0.75;

/** Sets the items in lines no wider than `width`, as words are set in a paragraph. */
export function key(items: readonly KeyItem[], frame: Frame, width: number): Key {
  const size = frame.label;
  const leading = size * 1.3;
  const lines: KeyItem[][] = [];
  let free = 0;
  for (const item of items) {
    const takes = textWidth(item.label, size, item.role !== undefined) + (item.role ? size * 1.15 : 0) + size * BETWEEN;
    const line = lines.at(-1);
    if (line && takes - size * BETWEEN <= free) line.push(item);
    else lines.push([item]);
    free = (line === lines.at(-1) ? free : width) - takes;
  }
  return {
    height: lines.length ? (lines.length - 1) * leading + size * LEADING : 0,
    draw(parent, x, y) {
      for (const [index, line] of lines.entries()) {
        const text = add(parent, "text", { x, y: baseline(y + index * leading, size), "font-size": size });
        for (const [at, item] of line.entries()) drawItem(text, item, at > 0, frame);
      }
    },
  };
}

function drawItem(text: Element, { label, role }: KeyItem, follows: boolean, frame: Frame): void {
  const gap = follows ? { dx: px(frame.label * BETWEEN) } : {};
  if (!role) {
    set(add(text, "tspan", gap), { fill: frame.palette("soft") }).textContent = label;
    return;
  }
  add(text, "tspan", { ...gap, fill: frame.palette(role) }).textContent = SQUARE;
  const words = { dx: px(frame.label * 0.3), fill: lettering(frame, role), "font-weight": "600" };
  add(text, "tspan", words).textContent = label;
}
