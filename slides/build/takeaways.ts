/** What every lesson leaves, as links to it. */
import type { Lesson } from "../lesson.ts";
import { linkTo, type Door } from "./door.ts";
import { html, markup, type Markup } from "./markup.ts";

/** In the lessons' order: its name, and its takeaway. */
export const takeaways = (door: Door, lessons: readonly Lesson[]): Markup =>
  html`<ol class="takeaways">
      ${lessons.map(
        (lesson) =>
          html`<li value="${lesson.number}">
            <a href="${linkTo(door, lesson)}">${lesson.title}</a>
            <p>${markup(withoutCitations(lesson.takeaway))}</p>
          </li>`,
      )}
    </ol>
    <div class="share" data-share hidden></div>`;

/** The source of a takeaway is in its lesson, where it can be followed. */
const withoutCitations = (text: string): string => text.replaceAll(/<cite>.*?<\/cite>/g, "");
