/**
 * Markdown to HTML, with two additions: `[@surf]` cites an entry of the slide's source list, `{{demo.busy}}` quotes a
 * number that a figure computed, so that no number can outlive its data. `{{demo}}` alone in a paragraph of a page is
 * where the demo stands, and `{{guesses}}`, `{{takeaways}}` and `{{tables}}` on frame slides are lists that the build makes. Raw HTML is shown as text, never taken.
 */
import MarkdownIt, { type StateInline } from "markdown-it";
import { Mistake } from "./front-matter.ts";
import type { Source } from "./lesson.ts";

/** Numbers as people say them, by the name prose quotes them under. */
export type Facts = Readonly<Record<string, string>>;

/** What prose may refer to. */
export interface Ground {
  readonly file: string;
  readonly slug: string;
  readonly facts: Facts;
  readonly sources: readonly Source[];
}

interface Setting extends Ground {
  readonly field: string;
  /** Citations are links on the page, and the source's name where words are spoken. */
  readonly links: boolean;
  /** How often each source was cited so far, for back-links. */
  readonly cited: Map<string, number>;
}

/** The id of a source's entry in the list under a lesson. */
export const sourceId = (slug: string, id: string): string => `source-${slug}-${id}`;

/** The id of the `nth` (from 1) place that cites a source. */
export const citeId = (slug: string, id: string, nth: number): string => `cite-${slug}-${id}-${nth}`;

/** How often HTML made here cites a source. */
export const citedIn = (html: string, slug: string, id: string): number =>
  html.split(`href="#${sourceId(slug, id)}"`).length - 1;

/** What the build puts in a paragraph of its own: a page's demo, and what is told of every lesson or table there is. */
const places = ["demo", "guesses", "takeaways", "tables"] as const;
/** One of them. */
export type Place = (typeof places)[number];

/** The paragraph that holds nothing but one of them. */
export const placeOf = (place: Place): string => `<p><!-- ${place} --></p>`;

/** A paragraph of a page that holds nothing but the place of the demo. */
export const demoPlace = placeOf("demo");

/** The words of some markup, for a title or a description. */
export const wordsOf = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const FACT = /^\{\{\s*([\w.-]+)\s*\}\}/;
const CITE = /^\[@([\w-]+)\]/;

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.inline.ruler.before("link", "fact", (state, silent) => rule(state, silent, FACT, factText));
markdown.inline.ruler.before("link", "cite", (state, silent) => rule(state, silent, CITE, citation));

/** Turns one slide's Markdown into HTML. Each function throws `Mistake` for an unknown number or source. */
export function prose(ground: Ground) {
  const cited = new Map<string, number>();
  const html = (field: string, text: string, links: boolean, inline: boolean): string => {
    const setting: Setting = { ...ground, field, links, cited };
    const env = { setting };
    const out = inline ? markdown.renderInline(text, env) : markdown.render(text, env);
    if (out.includes("{{")) {
      throw new Mistake(ground.file, field, "has a {{ that quotes no number; expected a name such as {{demo.busy}}");
    }
    if (out.includes("[@")) {
      throw new Mistake(ground.file, field, "has a [@ that cites nothing; expected one source each, such as [@surf]");
    }
    // The blank goes with the citation: a place that leaves the one out leaves no gap.
    return (
      out
        .trim()
        .replaceAll(" <cite>", "<cite> ")
        // A reference stays with the word it belongs to.
        .replaceAll(' <a class="cite"', '<a class="cite"')
        // A long line of code scrolls by itself, by keyboard too.
        .replaceAll("<pre>", '<pre tabindex="0">')
    );
  };
  return {
    /** Text the reader reads: citations are links into the source list. */
    page: (field: string, text: string): string => html(field, text, true, false),
    /** Text that is said or stands on a slide: citations name the source. */
    spoken: (field: string, text: string): string => html(field, text, false, false),
    /** One line without a paragraph round it. */
    line: (field: string, text: string): string => html(field, text.replaceAll(/\s+/g, " "), false, true),
  };
}

type Say = (name: string, setting: Setting) => string;

function rule(state: StateInline, silent: boolean, pattern: RegExp, say: Say): boolean {
  const found = pattern.exec(state.src.slice(state.pos, state.posMax));
  if (!found) return false;
  if (!silent) state.push("html_inline", "", 0).content = say(found[1]!, state.env["setting"] as Setting);
  state.pos += found[0].length;
  return true;
}

function factText(name: string, { facts, file, field }: Setting): string {
  const place = places.find((each) => each === name);
  if (place && (field === "## Page" || (field === "## Slide" && place !== "demo"))) return `<!-- ${place} -->`;
  if (Object.hasOwn(facts, name)) return markdown.utils.escapeHtml(facts[name]!);
  const known = Object.keys(facts).join(", ") || "none";
  throw new Mistake(file, field, `quotes {{${name}}}, which no figure of this slide computes (there are: ${known})`);
}

function citation(id: string, { sources, slug, file, field, links, cited }: Setting): string {
  const at = sources.findIndex((source) => source.id === id);
  const source = sources[at];
  if (!source) {
    const known = sources.map((each) => each.id).join(", ") || "none";
    throw new Mistake(file, field, `cites [@${id}], which is not among its sources (there are: ${known})`);
  }
  const title = markdown.utils.escapeHtml(source.title);
  if (!links) return `<cite>(${title})</cite>`;
  const nth = (cited.get(id) ?? 0) + 1;
  cited.set(id, nth);
  const place = citeId(slug, id, nth);
  return `<a class="cite" id="${place}" href="#${sourceId(slug, id)}" aria-label="Source ${at + 1}: ${title}">${at + 1}</a>`;
}
