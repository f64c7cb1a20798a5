/** The page's text as static HTML: the same lessons as an article, complete without JavaScript. */
import { citedIn, citeId, demoPlace, sourceId } from "../prose.ts";
import type { Lesson, Slide, Source } from "../lesson.ts";
import { themes } from "../themes.ts";
import { lastFigures } from "./figures.ts";
import { html, markup, type Markup } from "./markup.ts";
import { notes } from "./notes.ts";
import { filled } from "./places.ts";

/** The size a still is drawn at; CSS scales it to the column it stands in. */
const STILL = { width: 384, height: 320, label: 16 };

/** Everything between `<body>` and `</body>`. */
export function pageBody(slides: readonly Slide[]): Markup {
  const [first] = slides;
  const lessons = slides.filter((slide) => slide.kind === "lesson");
  return html`<a class="skip" href="#lessons">Skip to the lessons</a>
    <header class="masthead">
      <p class="kicker">The talk as an article</p>
      <h1>${first?.title}</h1>
      ${markup(first?.page ?? "")}
      <p class="doors"><a href="../?view=talk">View the slides</a></p>
      <p class="looks" role="group" aria-label="Colours" hidden>
        ${themes.map((theme) => html`<button type="button" value="${theme}" aria-pressed="false">${theme}</button>`)}
      </p>
    </header>
    <nav class="contents" aria-labelledby="contents">
      <h2 id="contents">Lessons</h2>
      <ol>
        ${lessons.map(entry)}
      </ol>
    </nav>
    <main id="lessons">
      ${slides.slice(1).map((slide) => (slide.kind === "lesson" ? lessonSection(slide) : frameSection(slide, slides)))}
    </main>
    <footer class="colophon">
      <p>
        Every figure is drawn from the tables in this site, or from a run of the simulated scheduler in your browser.
        Nothing you do here leaves it.
      </p>
      <p><a href="../?view=talk">The slides</a></p>
    </footer>`;
}

const entry = ({ slug, number, claim, title }: Lesson): Markup =>
  html`<li value="${number}"><a href="#lesson-${slug}">${markup(claim)}</a> <span>${title}</span></li>`;

function frameSection(slide: Slide, slides: readonly Slide[]): Markup {
  if (!slide.page) return html``;
  const { slug } = slide;
  const { evidence, demo } = lastFigures(slide, { size: "page", still: STILL, link: `#slide-${slug}` });
  const [before = "", after = ""] = slide.page.split(demoPlace);
  const [words, ...more] = filled(before, slides, "page");
  return html` <section id="slide-${slug}" class="frame">
    <h2>${slide.title}</h2>
    ${evidence}
    <div class="prose">${words}</div>
    ${more.map((part, at) => html`<div class="prose" id="slide-${slug}-${at + 2}">${part}</div>`)} ${demo}
    ${after && html`<div class="prose">${markup(after)}</div>`}
  </section>`;
}

function lessonSection(lesson: Lesson): Markup {
  const { slug } = lesson;
  const { evidence, demo } = lastFigures(lesson, { size: "page", still: STILL, link: `#lesson-${slug}` });
  const [before = "", after = ""] = lesson.page.split(demoPlace);
  return html` <section id="lesson-${slug}" class="lesson" aria-labelledby="claim-${slug}">
    <p class="kicker"><b>${lesson.number}</b> ${lesson.title}</p>
    <h2 id="claim-${slug}">${markup(lesson.claim)}</h2>
    <p class="question">${markup(lesson.question)}</p>
    ${evidence}
    <div class="prose">${markup(before)}</div>
    ${demo} ${after && html`<div class="prose">${markup(after)}</div>`}
    <p class="takeaway"><b>Takeaway</b> ${markup(lesson.takeaway)}</p>
    ${sourceList(lesson)}
    <details class="transcript">
      <summary>What the speaker says here</summary>
      ${notes(lesson.notes)}
    </details>
  </section>`;
}

function sourceList(lesson: Lesson): Markup | false {
  return (
    lesson.sources.length > 0 &&
    // No landmark: each lesson has such a list, and they would all go by one name.
    html`<div class="sources">
      <h3>Sources</h3>
      <ol>
        ${lesson.sources.map((source) => sourceEntry(lesson, source))}
      </ol>
    </div>`
  );
}

function sourceEntry({ slug, page }: Lesson, { id, title, path, retrieved }: Source): Markup {
  const named = /^https?:\/\//.test(path) ? html`<a href="${path}">${title}</a>` : html`${title}, <code>${path}</code>`;
  const back = Array.from(
    { length: citedIn(page, slug, id) },
    (_, at) =>
      html`${at ? " " : "\u00a0"}<a
          class="back"
          href="#${citeId(slug, id, at + 1)}"
          aria-label="Back to where ${title} is cited, ${at + 1}"
          >↩</a
        >`,
  );
  return html`<li id="${sourceId(slug, id)}">${named}, retrieved <time>${retrieved}</time>.${back}</li>`;
}
