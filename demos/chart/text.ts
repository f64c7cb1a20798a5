/** How much room words take, from their characters alone: a chart never measures text, so that Node and browsers agree. */

/** A rectangle in the picture's own pixels; x, y is the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lines of one label, the first one usually bold. */
export type Lines = readonly { readonly text: string; readonly bold?: boolean }[];

/** Advance widths in em, rounded up to classes: Source Sans 3 at weight 600. */
const CLASSES: readonly (readonly [em: number, characters: string])[] = [
  [0.2, " \u00a0\u2009"],
  [0.285, "Iijl,.:;'’|·"],
  [0.375, "()[]{}/\\-!ftr"],
  [0.47, "cszx?*"],
  [0.52, "0123456789aegkvyFJLY€$#+=<>–×~"],
  [0.565, "bdhnopquSTEVXZéµ"],
  [0.6, "ABCKPR"],
  [0.675, "DGHNOQU"],
  [0.86, "mwMW%@&—"],
  [0.97, "…"],
];
const EM = new Map(CLASSES.flatMap(([em, characters]) => [...characters].map((character) => [character, em] as const)));

/** Room for a fallback font wider than ours. */
const SLACK = 1.15;

/** Line height in em, and where in a line the letters stand. */
export const LEADING = 1.2;
const BASELINE = 0.93;

/** How much narrower the regular weight runs. */
const REGULAR = 0.96;

/** Pixels a line of text may take at this size: an estimate with 15 % to spare. */
export function textWidth(text: string, size: number, bold = false): number {
  let em = 0;
  for (const character of text) em += EM.get(character) ?? 0.6;
  return em * size * SLACK * (bold ? 1 : REGULAR);
}

/** Width and height in pixels that lines of text may take at this size. */
export function blockSize(lines: Lines, size: number): { readonly width: number; readonly height: number } {
  const width = Math.max(0, ...lines.map(({ text, bold }) => textWidth(text, size, bold)));
  return { width, height: lines.length * LEADING * size };
}

/** The y of a line's letters inside a block that starts at `top`. */
export const baseline = (top: number, size: number, line = 0): number => top + (BASELINE + line * LEADING) * size;

/** The same words on `count` lines of about equal length; undefined where there are too few words. */
export function broken(text: string, count: number): readonly string[] | undefined {
  const words = text.split(" ");
  if (words.length < count) return undefined;
  if (count === 1) return [text];
  const ways = words.slice(1).flatMap((_, index) => {
    const rest = broken(words.slice(index + 1).join(" "), count - 1);
    return rest ? [[words.slice(0, index + 1).join(" "), ...rest]] : [];
  });
  const widest = (lines: readonly string[]): number => Math.max(...lines.map((line) => textWidth(line, 1)));
  return ways.reduce((best, way) => (widest(way) < widest(best) ? way : best));
}

/** A title on one line, or on two where it is wider than `room`; nothing on none. */
export function titleLines(title: string, size: number, room: number): readonly string[] {
  if (!title) return [];
  return broken(title, textWidth(title, size) <= room ? 1 : 2) ?? [title];
}

/** Whether two boxes come closer than `gap` pixels. */
export const touches = (a: Box, b: Box, gap = 0): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
