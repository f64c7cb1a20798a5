/**
 * A slide as content: one Markdown file holds everything that is said about it. Reading is pure (text in, value out)
 * and happens at build time only, so neither the parser nor the words reach the browser as code.
 */
import { frontMatter, Mistake, type Fields } from "./front-matter.ts";
import { readNotes, type Told } from "./notes.ts";
import { prose, wordsOf, type Facts } from "./prose.ts";

export { Mistake } from "./front-matter.ts";
export type { Told } from "./notes.ts";
export type { Facts } from "./prose.ts";

/** Whose words or numbers a lesson rests on. `id` is what its prose cites as `[@id]`. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** An address, or a path in the project. */
  readonly path: string;
  /** ISO date. */
  readonly retrieved: string;
}

/** One press of the clicker: a complete state of the figures it names. A figure not named keeps the state it had. */
export interface Beat {
  /** Encoded state of the evidence figure; empty for its defaults. */
  readonly evidence?: string;
  /** Encoded state of the demo figure. */
  readonly demo?: string;
  /** The moment to stand at, in virtual seconds; the end unless said. */
  readonly at?: number;
  /** Arriving forwards plays the figures named. */
  readonly play?: true;
  /** The headline still asks: the room has not seen the answer yet. */
  readonly ask?: true;
  /** The takeaway stands at the foot. */
  readonly takeaway?: true;
  /** Stands for the claim from this beat on, until the takeaway: what is shown now, in one line. */
  readonly headline?: string;
}

/** A demo that plays once, quietly, under the words of a frame slide. */
export interface Strip {
  readonly slug: string;
  readonly state: string;
}

interface Common {
  /** The file it was read from, e.g. "08-fast.md". */
  readonly file: string;
  /** The stable name in every address. */
  readonly slug: string;
  readonly title: string;
  /** Seconds on stage. */
  readonly timing: number;
  readonly beats: readonly Beat[];
  readonly sources: readonly Source[];
  /** What the presenter says while the question stands, and after each press; the last one stays where none follows. */
  readonly notes: readonly Told[];
}

/** One of the lessons: a claim, asked first, then shown. */
export interface Lesson extends Common {
  readonly kind: "lesson";
  readonly number: number;
  /** One sentence, under 90 characters, as HTML. */
  readonly claim: string;
  /** The claim as a question, as HTML. */
  readonly question: string;
  /** What the self-paced reader reads, as HTML. */
  readonly page: string;
  /** One line, as HTML without a paragraph round it. */
  readonly takeaway: string;
}

/** A slide that is not a lesson: title, opening, data, closing. */
export interface FrameSlide extends Common {
  readonly kind: "frame";
  /** What stands on the slide, as HTML. */
  readonly slide: string;
  readonly strip?: Strip;
  /** What the self-paced reader reads, as HTML; empty for a slide that only the talk has. */
  readonly page: string;
}

/** What one file of `slides/` holds. */
export type Slide = Lesson | FrameSlide;

/** Numbers 01 to 89 are lessons; 00a, 00b … and 90 upwards stand before and after them. */
const NAME = /^(?<order>\d\d)(?<letter>[a-z]?)-(?<slug>[a-z][a-z0-9-]*)\.md$/;

/** The slug and the lesson number a file name stands for; no number for frame slides. Throws `Mistake` on any other name. */
export function fileName(file: string): { slug: string; number?: number } {
  const found = NAME.exec(file)?.groups;
  if (!found) throw new Mistake(file, "file name", "expected NN-slug.md or NNa-slug.md, e.g. 08-fast.md");
  const slug = found["slug"]!;
  const number = Number(found["order"]);
  return number >= 1 && number < 90 && found["letter"] === "" ? { slug, number } : { slug };
}

/**
 * Reads one file of `slides/`.
 * @param file its name, e.g. "08-fast.md"
 * @param facts numbers its prose may quote, by name: "evidence.median" for `{{evidence.median}}`
 * @throws Mistake naming the file and the field, for anything that is not as expected
 */
export function readSlide(file: string, text: string, facts: Facts = {}): Slide {
  const { slug, number } = fileName(file);
  const { fields, body } = frontMatter(file, text);
  const sources = fields.sources();
  const beats = fields.beats();
  const say = prose({ file, facts, sources, slug });
  const parts = sections(file, body, number === undefined ? ["Notes", "Slide", "Page"] : ["Notes", "Page", "Takeaway"]);
  const common = {
    file,
    slug: fields.slug(slug),
    title: fields.text("title"),
    timing: fields.timing(),
    beats: beats.map((beat, at) => headed(file, at, beat, (line) => say.line(`beats[${at}].headline`, line))),
    sources,
    notes: readNotes(file, parts.get("Notes") ?? fail(file, "## Notes"), beats.length, (line) =>
      say.line("## Notes", line),
    ),
  };
  const slide: Slide =
    number === undefined
      ? frame(fields, common, parts, say)
      : {
          ...common,
          kind: "lesson",
          number,
          claim: short(file, say.line("claim", fields.claim())),
          question: say.line("question", fields.question()),
          page: say.page("## Page", parts.get("Page") ?? fail(file, "## Page")),
          takeaway: say.line("## Takeaway", parts.get("Takeaway") ?? fail(file, "## Takeaway")),
        };
  fields.nothingElse();
  return slide;
}

function frame(fields: Fields, common: Common, parts: Map<string, string>, say: ReturnType<typeof prose>): FrameSlide {
  const strip = fields.strip();
  return {
    ...common,
    kind: "frame",
    slide: say.spoken("## Slide", parts.get("Slide") ?? fail(common.file, "## Slide")),
    page: say.page("## Page", parts.get("Page") ?? ""),
    ...(strip && { strip }),
  };
}

/** The body cut at its `## ` headings, each of the given names at most once and nothing before the first. */
function sections(file: string, body: string, names: readonly string[]): Map<string, string> {
  const parts = new Map<string, string>();
  const [before = "", ...rest] = body.split(/^## +/m);
  if (before.trim()) throw new Mistake(file, "body", "expected a heading such as ## Notes before the first words");
  for (const part of rest) {
    const cut = part.indexOf("\n");
    const name = (cut < 0 ? part : part.slice(0, cut)).trim();
    if (!names.includes(name)) throw new Mistake(file, `## ${name}`, `expected only ${names.join(", ")} here`);
    if (parts.has(name)) throw new Mistake(file, `## ${name}`, "stands there twice");
    const words = cut < 0 ? "" : part.slice(cut).trim();
    if (!words) throw new Mistake(file, `## ${name}`, "is empty");
    parts.set(name, words);
  }
  return parts;
}

/** The most characters of a claim: two lines of the headline on stage. */
const MAX_CLAIM = 89;
/** And of a beat's headline: one line. */
const MAX_HEADLINE = 56;

/** Measured with its numbers filled in, as the room reads it. */
function short(file: string, claim: string): string {
  const { length } = wordsOf(claim);
  if (length <= MAX_CLAIM) return claim;
  throw new Mistake(file, "claim", `expected under ${MAX_CLAIM + 1} characters, but it has ${length}`);
}

/** A beat with the numbers of its headline filled in. It is put up as text. */
function headed(file: string, at: number, beat: Beat, say: (line: string) => string): Beat {
  if (beat.headline === undefined) return beat;
  const headline = wordsOf(say(beat.headline));
  if (headline.length <= MAX_HEADLINE) return { ...beat, headline };
  throw new Mistake(file, `beats[${at}].headline`, `expected one line of up to ${MAX_HEADLINE} characters`);
}

function fail(file: string, field: string): never {
  throw new Mistake(file, field, "is missing");
}
