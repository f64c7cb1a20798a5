import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { Beat } from "../../slides/lesson.ts";
import { viewAt } from "../../slides/present/beats.ts";
import { spoken, wordsOf } from "../../slides/present/spoken.ts";

const beats: readonly Beat[] = [
  { evidence: "a", ask: true },
  { evidence: "b" },
  { demo: "c" },
  { demo: "c", takeaway: true },
];
const view = (shown: number) => viewAt(beats, shown, false);
const slide = (html: string): HTMLElement =>
  parseHTML(`<body>${html}</body>`).document.querySelector("section") as unknown as HTMLElement;
const lesson = slide(`<section class="lesson">
  <h2 class="kicker"><span><b>8</b> of 10</span> <span>Fast</span></h2><p class="claim">Half <em>are</em> quick.</p>
  <p class="question">How quick?</p><div class="figures"><svg><text>10</text></svg></div><p class="takeaway">Look</p>
  <div class="fragment beat"><aside class="notes">secret</aside></div></section>`);

describe("what is told of a slide", () => {
  test("is its name and its question on arrival, and no tick, note or claim", () => {
    expect(spoken(wordsOf(lesson), view(0), undefined)).toBe("8 of 10 Fast. How quick?");
  });

  test("is the claim with the answer, and nothing twice", () => {
    const words = wordsOf(lesson);
    expect(spoken(words, view(1), view(0))).toBe("");
    expect(spoken(words, view(2), view(1))).toBe("Half are quick.");
    expect(spoken(words, view(3), view(2))).toBe("");
    expect(spoken(words, view(4), view(3))).toBe("Look.");
  });

  test("is all that stands there after a jump", () => {
    expect(spoken(wordsOf(lesson), view(4), undefined)).toBe("8 of 10 Fast. Half are quick. Look.");
  });

  test("is the words of a frame slide, without its figures", () => {
    const frame = slide(
      `<section class="frame"><div class="words"><h1>Dask</h1> <p>Neat to demo.</p></div><svg><text>5</text></svg></section>`,
    );
    expect(spoken(wordsOf(frame), viewAt([], 0, false), undefined)).toBe("Dask. Neat to demo.");
  });
});
