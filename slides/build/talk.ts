/** The talk's slides as static HTML: what reveal moves through, and what a reader without JavaScript reads. */
import { duration } from "../../demos/contract/format.ts";
import type { Beat, FrameSlide, Lesson, Slide } from "../lesson.ts";
import { toldAt } from "../notes.ts";
import { answersOf, figure, lastFigures } from "./figures.ts";
import { html, markup, type Markup } from "./markup.ts";
import { notes } from "./notes.ts";
import { filled } from "./places.ts";

/** The abstract promises ten; an eleventh lesson would raise the count. */
const PROMISED = 10;

/** A still of the document without scripts; on stage the live figure takes its place. */
const HALF = { width: 384, height: 320, label: 16 };

/** Every slide, in order. */
export function talkSlides(slides: readonly Slide[]): Markup {
  const total = Math.max(PROMISED, ...slides.map((slide) => (slide.kind === "lesson" ? slide.number : 0)));
  return html`${slides.map((slide, at) => {
    const clock = slides.slice(0, at).reduce((sum, { timing }) => sum + timing, 0);
    return slide.kind === "lesson" ? lessonSlide(slide, total, clock) : frameSlides(slide, slides, clock);
  })}`;
}

function lessonSlide(lesson: Lesson, total: number, clock: number): Markup {
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
        ${answers(slug)}
        <div class="figures">${figures(lesson)}</div>
        <p class="takeaway">${markup(takeaway)}</p>
      </div>
      ${beats(lesson, clock)}
    </section>
  `;
}

/** One section, or as many as what it lists takes; each headed by which it is. */
function frameSlides(slide: FrameSlide, slides: readonly Slide[], clock: number): Markup {
  const first = slide === slides[0];
  const parts = filled(slide.slide, slides, "talk");
  return html`${parts.map((words, at) => {
    const part = parts.length > 1 && html` <small>${at + 1} of ${parts.length}</small>`;
    const heading = first ? html`<h1>${slide.title}</h1>` : html`<h2>${slide.title}${part}</h2>`;
    return frameSlide(slide, html`${heading} ${words}`, at ? `-${at + 1}` : "", clock);
  })}`;
}

function frameSlide(slide: FrameSlide, words: Markup, part: string, clock: number): Markup {
  const strip = slide.strip && figure({ ...slide.strip, show: "demo", size: "stage", still: HALF, on: slide.slug });
  return html`
    <section id="slide-${slide.slug}${part}" class="frame" data-layout="question" ${data(slide)}>
      <div class="board">
        <div class="words">${words}</div>
        ${strip && html`<div class="strip">${strip}</div>`}
        <div class="figures">${figures(slide)}</div>
      </div>
      ${beats(slide, clock)}
    </section>
  `;
}

const data = ({ timing }: Slide): Markup => html`data-timing="${timing}" data-beat="0"`;

/** The room answers by a show of hands, and whoever stands at the keys by the number. */
function answers(slug: string): Markup | undefined {
  const ready = answersOf(slug);
  return (
    ready &&
    html`<div class="answers" role="group" aria-label="${ready.about}">
      ${ready.answers.map(
        ({ label, state }, at) =>
          html`<button type="button" value="${at + 1}" data-state="${state}" aria-pressed="false">
            <b>${at + 1}</b> ${label}
          </button>`,
      )}
    </div>`
  );
}

function figures(slide: Slide): Markup {
  const { evidence, demo } = lastFigures(slide, { size: "stage", still: HALF });
  return html`${evidence}${demo}`;
}

/**
 * One fragment a beat carries the whole state of that beat, and what is said while it stands: nothing of it is in code. What is said
 * first begins with what the clock should show, in seconds since the talk began.
 */
const beats = (slide: Slide, clock: number): Markup =>
  html`${slide.beats.map((each, at) => beat(each, said(slide, at + 1)))}${said(slide, 0, clock)}`;

function beat({ evidence, demo, at, play, ask, takeaway, headline }: Beat, said: Markup): Markup {
  return html`<div
    class="fragment beat"
    ${evidence !== undefined && html` data-evidence="${evidence}"`}${
      demo !== undefined && html` data-demo="${demo}"`
    }${at !== undefined && html` data-at="${at}"`}${play && html` data-play`}${ask && html` data-ask`}${
      takeaway && html` data-takeaway`
    }${headline !== undefined && html` data-headline="${headline}"`}
  >
    ${said}
  </div>`;
}

/** Where reveal's speaker view looks: in the fragment shown last, or else in the slide outside of all. */
function said(slide: Slide, shown: number, clock?: number): Markup {
  const told = toldAt(slide.notes, shown);
  const time = clock !== undefined && html`<p><b>By the clock</b> ${duration(clock)}</p>`;
  return html`<aside class="notes">${time}${told && notes([told])}</aside>`;
}

/** Where we are, for the eye; the kicker says it in words. */
const dots = (number: number, total: number): Markup =>
  html`<p class="dots" aria-hidden="true">
    ${Array.from({ length: total }, (_, at) => {
      const state = at + 1 === number ? "now" : at + 1 < number ? "told" : "to-come";
      return html`<i class="${state}"></i>`;
    })}
  </p>`;
