/** The words and the still of every embed: one document a figure. */
import type { AnyDemo } from "../../demos/contract/demo.ts";
import type { Schema } from "../../demos/contract/params.ts";
import type { Slide } from "../lesson.ts";
import { figure, shows } from "./figures.ts";
import { figureOf, type Show } from "./found.ts";
import { wordsOf } from "../prose.ts";
import { html, markup } from "./markup.ts";

/** One embed: where it stands, what its template is filled with, and what its script must hold. */
export interface EmbedDocument {
  readonly slug: string;
  readonly show: Show;
  /** Under the site's root: "embed/fast/index.html". */
  readonly path: string;
  readonly tables: readonly string[];
  /** The kinds of knob that have a control in it. */
  readonly kinds: readonly string[];
  /** Whether it can do its run for real. */
  readonly live: boolean;
  readonly values: Readonly<Record<string, string>>;
}

const STILL = { width: 384, height: 320, label: 16 };

/** The embeds of every slide that has figures. `talk` is the name of the whole. */
export const embedDocuments = (slides: readonly Slide[], talk: string): EmbedDocument[] =>
  slides.flatMap((slide) =>
    shows.flatMap((show) => {
      const demo = figureOf(slide.slug, show);
      return demo ? [embedDocument(slide, show, demo, talk)] : [];
    }),
  );

function embedDocument(
  slide: Slide,
  show: Show,
  { title, tables, schema, live }: AnyDemo,
  talk: string,
): EmbedDocument {
  const { slug } = slide;
  const path = show === "demo" ? `embed/${slug}/` : `embed/${slug}/${show}/`;
  const root = path.replaceAll(/[^/]+\//g, "../");
  const claim = slide.kind === "lesson" ? slide.claim : slide.title;
  const anchor = slide.kind === "lesson" ? `lesson-${slug}` : `slide-${slug}`;
  const body = html`<main>
      <h1><a href="${root}read/#${anchor}" target="_blank" rel="noopener">${markup(claim)}</a></h1>
      ${figure({ slug, show, state: "", size: "embed", still: STILL })}
    </main>
    <footer>
      <p>from <a href="${root}" target="_blank" rel="noopener">${talk}</a></p>
    </footer>`;
  return {
    slug,
    show,
    path: `${path}index.html`,
    tables,
    live: live !== undefined,
    kinds: Object.values(schema as Schema).flatMap(({ kind, hidden }) => (hidden ? [] : [kind])),
    values: {
      title: html`${title}`.text,
      description: html`${wordsOf(claim)}`.text,
      talk: html`${talk}`.text,
      body: body.text,
    },
  };
}
