/** Running text in lines: as many words on each as surely fit, for notes beside a picture. */
import { textWidth } from "./text.ts";

/** The words of a text on lines no wider than `width` pixels at this size; a word wider than that stands alone. */
export function folded(text: string, size: number, width: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines.at(-1)!} ${word}` : word;
    if (lines.length && textWidth(longer, size, bold) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The first `most` of lines; the last of them ends in "…" where there are more. */
export const cut = (lines: readonly string[], most: number): string[] =>
  lines.length <= most
    ? [...lines]
    : lines.slice(0, Math.max(0, most)).map((line, at, all) => (at === all.length - 1 ? `${line} …` : line));
