/** What the presenter says, picture by picture: `## Notes` cut at its `###` headings. */
import { Mistake } from "./front-matter.ts";

/** What a line of the notes is for; its label stands before it wherever it is read. */
export const labels = ["Say", "Click", "If it breaks", "When late"] as const;
/** One of them. */
export type Label = (typeof labels)[number];

/** What goes with one picture, up to the press that ends it. */
export interface Told {
  /** Empty for notes that are all one. */
  readonly title: string;
  /** At least one; words as HTML. */
  readonly lines: readonly { readonly label: Label; readonly words: string }[];
}

const LINE = new RegExp(`^(?:[-*]|\\d+\\.)\\s+(?:\\*\\*)?(${labels.join("|")}):(?:\\*\\*)?\\s+`);

/**
 * Reads the notes of a slide of `beats` beats: a part for each press, told before it, and perhaps one for after the last.
 * `say` makes HTML of one line.
 * @throws Mistake when parts and presses do not agree, or a line is no `- Say: …`
 */
export function readNotes(file: string, text: string, beats: number, say: (text: string) => string): readonly Told[] {
  const [before = "", ...rest] = text.split(/^### +/m);
  if (rest.length && before.trim()) {
    throw new Mistake(file, "## Notes", "expected nothing before the first ### heading");
  }
  const parts = rest.length ? rest.map((part) => titled(file, part, say)) : [untitled(file, before, say)];
  const least = Math.max(1, beats);
  if (parts.length < least || parts.length > beats + 1) {
    const expected = beats === 0 ? "1 part" : `${least} parts, one a press, or ${beats + 1}`;
    throw new Mistake(file, "## Notes", `expected ${expected} under ### headings, but there are ${parts.length}`);
  }
  return parts;
}

/** The part that goes with the picture after `shown` presses; the last one stays. */
export const toldAt = (notes: readonly Told[], shown: number): Told | undefined => notes[shown] ?? notes.at(-1);

function titled(file: string, part: string, say: (text: string) => string): Told {
  const [title = "", ...lines] = part.split("\n");
  return { title: title.trim(), lines: linesOf(file, `### ${title.trim()}`, lines.join("\n"), say) };
}

const untitled = (file: string, part: string, say: (text: string) => string): Told => ({
  title: "",
  lines: linesOf(file, "## Notes", part, say),
});

/** A line may run on in the next ones, as long as they begin no other. */
function linesOf(file: string, field: string, text: string, say: (text: string) => string): Told["lines"] {
  const items = text.trim().split(/\n+(?=(?:[-*]|\d+\.)\s)/);
  return items.map((item) => {
    const [start, label] = LINE.exec(item) ?? [];
    if (!start) {
      const found = item.trim().slice(0, 32);
      throw new Mistake(
        file,
        field,
        `expected lines such as "- Say: …", labelled ${labels.join(", ")}; found "${found}"`,
      );
    }
    return { label: label as Label, words: say(item.slice(start.length)) };
  });
}
