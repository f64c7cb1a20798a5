/** Words on a card beside a thing in a picture, wherever they fit. */
import type { Frame } from "../contract/demo.ts";
import { add, writeLines } from "./svg.ts";
import { blockSize, broken, textWidth, type Box, type Lines } from "./text.ts";

/** Draws the words `away` pixels above a box, or below it; never outside the frame. The first of them is set bold. */
export function chip(
  parent: Element,
  [title, detail]: readonly [title: string, detail: string],
  box: Box,
  away: number,
  frame: Frame,
): void {
  const size = frame.label;
  const pad = size * 0.45;
  const room = frame.width - 2 * pad;
  const lines = [...fold(title, size, room, true), ...fold(detail, size, room, false)];
  const block = blockSize(lines, size);
  const width = Math.min(frame.width, block.width + 2 * pad);
  const height = block.height + 2 * pad;
  const middle = Math.min(frame.width, Math.max(0, box.x + box.width / 2));
  const above = box.y - away - height;
  const card = {
    x: Math.max(0, Math.min(frame.width - width, middle - width / 2)),
    y: Math.max(0, above >= 0 ? above : Math.min(frame.height - height, box.y + box.height + away)),
    width,
    height,
  };
  add(parent, "rect", { ...card, rx: size * 0.25, fill: frame.palette("paper"), stroke: frame.palette("ink") });
  const inside = { x: card.x + pad, y: card.y + pad, width: block.width, height: block.height };
  writeLines(parent, lines, inside, { fill: frame.palette("ink"), size });
}

/** Words on as few lines as hold them; what even then is too long is cut, which is better than words outside the picture. */
function fold(words: string, size: number, room: number, bold: boolean): Lines {
  for (const count of [1, 2, 3]) {
    const lines = broken(words, count);
    if (lines?.every((line) => textWidth(line, size, bold) <= room)) return lines.map((text) => ({ text, bold }));
  }
  let text = words;
  while (text.length > 1 && textWidth(`${text}…`, size, bold) > room) text = text.slice(0, -1);
  return [{ text: `${text}…`, bold }];
}
