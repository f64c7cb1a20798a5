/** Puts the lists that range over all lessons, or all tables, where a frame slide asks for them. */
import type { Lesson, Slide } from "../lesson.ts";
import { placeOf, type Place } from "../prose.ts";
import type { Door } from "./door.ts";
import { guesses } from "./guesses.ts";
import { html, markup, type Markup } from "./markup.ts";
import { tableGroups } from "./tables.ts";
import { takeaways } from "./takeaways.ts";

/**
 * A frame slide's HTML with its lists in place: as one part, or, where the tables do not fit on one slide of the talk, one part
 * for each slide they take.
 */
export function filled(text: string, slides: readonly Slide[], door: Door): readonly Markup[] {
  const lessons = slides.filter((slide) => slide.kind === "lesson");
  const [place, list] = lists(door, lessons).find(([place]) => text.includes(placeOf(place))) ?? [];
  if (!place || !list) return [markup(text)];
  const [before = "", after = ""] = text.split(placeOf(place));
  const parts = list();
  return parts.map((part, at) => html`${at === 0 && markup(before)}${part}${at === parts.length - 1 && markup(after)}`);
}

const lists = (
  door: Door,
  lessons: readonly Lesson[],
): readonly (readonly [place: Place, list: () => readonly Markup[]])[] => [
  ["guesses", () => [guesses(door, lessons)]],
  ["takeaways", () => [takeaways(door, lessons)]],
  ["tables", () => tableGroups(lessons)],
];
