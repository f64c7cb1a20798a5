/** The talk's slides as static HTML: what reveal moves through, and what a reader without JavaScript reads. */
import type { Beat, FrameSlide, Lesson, Slide } from "../lesson.ts";
import { keptKnobs, lastFigures, shows, still } from "./figures.ts";
import { html, markup, type Markup } from "./markup.ts";

/** The abstract promises ten; an eleventh lesson would raise the count. */
const PROMISED = 10;

/** A still of the document without scripts; on stage the live figure takes its place. */
const HALF = { width: 384, height: 320, label: 16 };
/** The strip across the title slide. */
const STRIP = { width: 1168, height: 250, label: 18 };

/** Every slide, in order. */
export function talkSlides(slides: readonly Slide[]): Markup {
  const total = Math.max(PROMISED, ...slides.map((slide) => (slide.kind === "lesson" ? slide.number : 0)));
  return html`${slides.map((slide, at) => (slide.kind === "lesson" ? lessonSlide(slide, total) : frameSlide(slide, at === 0)))}`;
}

function lessonSlide(lesson: Lesson, total: number): Markup {
  const { slug, number, title, claim, question, takeaway } = lesson;
  return html`
    <section id="lesson-${slug}" class="lesson" data-layout="question" ${data(lesson)} aria-labelledby="title-${slug}">
      <div class="board">
        <header>
          <h2 class="kicker" id="title-${slug}">
            <span><b>${number}</b> of ${total}</span> <span>${title}</span>
          </h2>
          ${dots(number, total)}
          <p class="claim">${markup(claim)}</p>
          <p class="question">${markup(question)}</p>
        </header>
        <p class="numeral" aria-hidden="true">${number}</p>
        <div class="figures">${figures(lesson)}</div>
        <p class="takeaway">${markup(takeaway)}</p>
      </div>
      ${beats(lesson)}
    </section>
  `;
}

function frameSlide(slide: FrameSlide, first: boolean): Markup {
  const heading = first ? html`<h1>${slide.title}</h1>` : html`<h2>${slide.title}</h2>`;
  const strip = slide.still && still({ ...slide.still, still: STRIP, idPrefix: `${slide.slug}-strip-` });
  return html`
    <section id="slide-${slide.slug}" class="frame" data-layout="both" ${data(slide)}>
      <div class="board">
        <div class="words">${heading} ${markup(slide.slide)}</div>
        ${strip && html`<div class="strip">${strip}</div>`}
        <div class="figures">${figures(slide)}</div>
      </div>
      ${beats(slide)}
    </section>
  `;
}

const data = (slide: Slide): Markup =>
  html`data-timing="${slide.timing}"
  data-beat="0"${shows.map((show) => {
    const kept = keptKnobs(slide.slug, show);
    return kept.length > 0 && html` data-keep-${show}="${kept.join(" ")}"`;
  })}`;

function figures(slide: Slide): Markup {
  const { evidence, demo } = lastFigures(slide, { size: "stage", still: HALF });
  return html`${evidence}${demo}`;
}

/** One empty fragment a beat carries the whole state of that beat: nothing of it is in code. */
const beats = (slide: Slide): Markup =>
  html`${slide.beats.map(beat)}
    <aside class="notes">${markup(slide.notes)}</aside>`;

function beat({ evidence, demo, at, play, ask, takeaway }: Beat): Markup {
  return html`<span
    class="fragment beat"
    ${evidence !== undefined && html` data-evidence="${evidence}"`}${
      demo !== undefined && html` data-demo="${demo}"`
    }${at !== undefined && html` data-at="${at}"`}${play && html` data-play`}${ask && html` data-ask`}${
      takeaway && html` data-takeaway`
    }
  ></span>`;
}

/** Where we are, for the eye; the kicker says it in words. */
const dots = (number: number, total: number): Markup =>
  html`<p class="dots" aria-hidden="true">
    ${Array.from({ length: total }, (_, at) => {
      const state = at + 1 === number ? "now" : at + 1 < number ? "told" : "to-come";
      return html`<i class="${state}"></i>`;
    })}
  </p>`;
