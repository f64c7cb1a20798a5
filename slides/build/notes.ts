/** What the presenter says, as HTML: for the speaker's window and for the page's transcript. */
import type { Told } from "../lesson.ts";
import { html, markup, type Markup } from "./markup.ts";

/** Each part a title and a list of what to say, press and do. */
export const notes = (parts: readonly Told[]): Markup =>
  html`${parts.map(
    ({ title, lines }) =>
      html`${title && html`<p><b>${title}</b></p>`}
        <dl>
          ${lines.map(
            ({ label, words }) =>
              html`<dt><b>${label}</b></dt>
                <dd>${markup(words)}</dd>`,
          )}
        </dl>`,
  )}`;
