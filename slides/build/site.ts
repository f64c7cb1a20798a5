/** All documents of the site, as text: the build writes them out, the dev server serves them. */
import { readSlide, type Slide } from "../lesson.ts";
import { wordsOf } from "../prose.ts";
import { embedDocuments, type EmbedDocument } from "./embed.ts";
import { checkStates, factsOf } from "./figures.ts";
import { slideFiles } from "./found.ts";
import { pageBody } from "./page.ts";
import { talkSlides } from "./talk.ts";

/** What the templates of the talk and the page are filled with, and the embeds there are. */
export interface Site {
  readonly talk: Readonly<Record<string, string>>;
  readonly page: Readonly<Record<string, string>>;
  readonly embeds: readonly EmbedDocument[];
}

/** Reads every slide and writes every door. Throws one sentence naming file and field for anything wrong in a slide. */
export function site(): Site {
  const slides = allSlides();
  const [title] = slides;
  if (!title) throw new Error("slides/ holds no slide; expected files such as 00a-title.md");
  const words = {
    title: title.title,
    description: wordsOf(title.kind === "frame" ? firstParagraph(title.slide) : title.claim),
  };
  return {
    talk: { ...words, slides: talkSlides(slides).text },
    page: { ...words, body: pageBody(slides).text },
    embeds: embedDocuments(slides, title.title),
  };
}

/** Every slide in its order, its quoted numbers filled in. Throws as `site` does. */
export const allSlides = (): readonly Slide[] => slideFiles.map(([file, text]) => slideOf(file, text));

function slideOf(file: string, text: string): Slide {
  const slug = /-(.+)\.md$/.exec(file)?.[1] ?? "";
  const slide = readSlide(file, text, factsOf(slug));
  checkStates(slide);
  return slide;
}

const firstParagraph = (text: string): string => /<p>(.*?)<\/p>/s.exec(text)?.[1] ?? "";
