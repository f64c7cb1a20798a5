/** The ledger: every lesson's question and its answer, with room for what was guessed. `slides/guesses` fills it in. */
import { defaults } from "../../demos/contract/params.ts";
import type { Verdict } from "../../demos/contract/verdict.ts";
import { Mistake, type Lesson } from "../lesson.ts";
import { linkTo, type Door } from "./door.ts";
import { figureOf, tablesOf } from "./found.ts";
import { html, markup, type Markup } from "./markup.ts";

/** A row a lesson. Without scripts nothing can be guessed, and the row says so by its empty line for a pen. */
export const guesses = (door: Door, lessons: readonly Lesson[]): Markup =>
  html`<div class="ledger" data-ledger>
    <p class="tally" role="status">Every lesson asks a question before it answers.</p>
    <table>
      <thead>
        <tr>
          <th scope="col">Question</th>
          <th scope="col">Your guess</th>
          <th scope="col">How far off</th>
          <th scope="col">Answer</th>
        </tr>
      </thead>
      <tbody>
        ${lessons.map((lesson) => row(door, lesson))}
      </tbody>
    </table>
    <div class="forget"><button type="button" data-forget hidden>Forget my guesses</button></div>
  </div>`;

const row = (door: Door, lesson: Lesson): Markup =>
  html`<tr data-lesson="${lesson.slug}">
    <th scope="row"><b>${lesson.number}</b> <a href="${linkTo(door, lesson)}">${markup(lesson.question)}</a></th>
    <td data-guess><span class="none">no guess</span></td>
    <td data-off></td>
    <td class="truth">${answerOf(lesson).truth}</td>
  </tr>`;

/** What the lesson's evidence says the answer is. */
function answerOf({ file, slug }: Lesson): Verdict {
  const evidence = figureOf(slug, "evidence");
  if (!evidence?.verdict)
    throw new Mistake(file, "question", `is asked, but demos/${slug}/evidence.ts has no verdict to answer it`);
  return evidence.verdict(defaults(evidence.schema), tablesOf(evidence));
}
