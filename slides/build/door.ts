/** How the two doors link to a lesson. */
import type { Lesson } from "../lesson.ts";

/** Where the lists stand, which is how they link to a lesson. */
export type Door = "talk" | "page";

/** The address of a lesson in one of the doors; of its last picture, where the takeaway stands. */
export const linkTo = (door: Door, { slug, beats }: Lesson): string =>
  door === "talk" ? `#/lesson-${slug}/${beats.length - 1}` : `#lesson-${slug}`;
