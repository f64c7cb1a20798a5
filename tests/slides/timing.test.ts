/** Whether the talk can be given in its half hour: by the clock, by the words, and by what is dropped when it is late. */
import { describe, expect, test } from "vitest";
import { allSlides } from "../../slides/build/site.ts";
import { wordsOf } from "../../slides/prose.ts";
import type { Slide } from "../../slides/lesson.ts";

const slides = allSlides();
const lessons = slides.filter(({ kind }) => kind === "lesson");

/** Thirty minutes, less one for questions. */
const SECONDS = 1740;
/** Words a minute that a speaker who is understood says, pictures and laughter included. */
const PACE = 150;

const told = (slide: Slide, label: string): string[] =>
  slide.notes.flatMap(({ lines }) => lines.filter((line) => line.label === label).map(({ words }) => wordsOf(words)));
const count = (lines: readonly string[]): number =>
  lines
    .join(" ")
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length;

test("the whole talk, title to sources, was found", () => {
  expect(lessons.length).toBeGreaterThanOrEqual(10);
  expect(slides.map(({ slug }) => slug)).toEqual([
    "title",
    "opening",
    "whose-data",
    ...lessons.map(({ slug }) => slug),
    "all-ten",
    "guesses",
    "monday",
    "model-card",
    "sources",
  ]);
});

test(`its timings add up to at most ${SECONDS} seconds`, () => {
  const seconds = slides.reduce((sum, { timing }) => sum + timing, 0);
  expect(seconds).toBeGreaterThan(SECONDS * 0.9);
  expect(seconds).toBeLessThanOrEqual(SECONDS);
});

test("what follows the last word takes no time", () => {
  const monday = slides.findIndex(({ slug }) => slug === "monday");
  expect(slides.slice(monday + 1).map(({ timing }) => timing)).toEqual([0, 0]);
});

describe.each(slides.filter(({ timing }) => timing > 0))("$slug", (slide) => {
  test("has no more words than can be said in its time", () => {
    const words = count(told(slide, "Say"));
    expect(words).toBeGreaterThan(0);
    expect(words).toBeLessThanOrEqual((slide.timing * PACE) / 60);
  });
});

test.each(lessons)("$slug says what to drop when it is late", (lesson) => {
  expect(told(lesson, "When late").length).toBeGreaterThan(0);
});

test("the first notes hold the skip ladder, which names every lesson that has beats to drop", () => {
  const ladder = told(slides[0]!, "When late").join(" ");
  for (const { slug, ...lesson } of lessons) {
    if (lesson.kind === "lesson") expect(ladder, slug).toMatch(new RegExp(`\\b${lesson.number}\\b`));
  }
});
