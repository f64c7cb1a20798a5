import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Beat } from "../../slides/lesson.ts";
import { stepsOf, viewAt } from "../../slides/present/beats.ts";

const beats: readonly Beat[] = [
  { evidence: "answer=hidden", ask: true },
  { evidence: "answer=shown", play: true, at: 2 },
  { demo: "seconds=0.001", play: true },
  { demo: "seconds=1~vs=seconds:0.001", takeaway: true },
];
const view = (shown: number, forwards = true) => viewAt(beats, shown, forwards);

describe("the view after so many presses", () => {
  test("is the question alone on arrival", () => {
    expect(view(0)).toEqual({ layout: "question", ask: true, takeaway: false });
  });

  test("gives the evidence the stage, and still asks while the beat says so", () => {
    expect(view(1)).toEqual({
      layout: "evidence",
      evidence: { state: "answer=hidden", play: false },
      ask: true,
      takeaway: false,
    });
  });

  test("shows both from the first demo on, the evidence as its last beat left it", () => {
    expect(view(3)).toEqual({
      layout: "both",
      evidence: { state: "answer=shown", at: 2, play: false },
      demo: { state: "seconds=0.001", play: true },
      ask: false,
      takeaway: false,
      acts: "demo",
    });
  });

  test("gives the room to the figure a beat names alone, and to the demo where it names both or none", () => {
    const told: Beat[] = [
      { evidence: "", demo: "" },
      { evidence: "a=1" },
      { demo: "b=1" },
      { evidence: "a=2", demo: "b=2" },
      { takeaway: true },
    ];
    expect([1, 2, 3, 4, 5].map((shown) => viewAt(told, shown, false).acts)).toEqual([
      "demo",
      "evidence",
      "demo",
      "demo",
      "demo",
    ]);
    expect(viewAt([{ evidence: "" }], 1, false).acts).toBeUndefined();
  });

  test("plays only what the newest beat names, and only forwards", () => {
    expect(view(2, true).evidence?.play).toBe(true);
    expect(view(2, false).evidence?.play).toBe(false);
    expect(view(3, true).evidence?.play).toBe(false);
    expect(view(4, true).demo?.play).toBe(false);
  });

  test("plays one figure at a time: of two that a beat names, the demo", () => {
    const told: Beat[] = [{ evidence: "", demo: "", play: true }];
    expect(viewAt(told, 1, true)).toMatchObject({ evidence: { play: false }, demo: { play: true } });
  });

  test("has the last headline named instead of the claim, until the takeaway", () => {
    const told: Beat[] = [
      { evidence: "" },
      { demo: "", headline: "Now this." },
      { demo: "a=1" },
      { demo: "a=1", takeaway: true },
    ];
    expect([0, 1, 2, 3, 4].map((shown) => viewAt(told, shown, false).headline)).toEqual([
      undefined,
      undefined,
      "Now this.",
      "Now this.",
      undefined,
    ]);
  });

  test("ends with the takeaway", () => {
    expect([0, 1, 2, 3, 4].map((shown) => view(shown).takeaway)).toEqual([false, false, false, false, true]);
  });

  test("is the nearest there is for a number outside", () => {
    expect(view(99)).toEqual(view(4));
    expect(view(-3)).toEqual(view(0));
    expect(view(Number.NaN)).toEqual(view(0));
  });

  test("is the same by whichever way it is come to", () => {
    const states = fc.constantFrom("", "a=1", "a=2~b=3");
    const anyBeat = fc.record(
      { evidence: states, demo: states, play: fc.constant(true as const) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(anyBeat, { maxLength: 6 }), fc.nat(8), fc.array(fc.nat(8)), (list, shown, way) => {
        const direct = viewAt(list, shown, false);
        for (const step of way) viewAt(list, step, true);
        expect(viewAt(list, shown, false)).toEqual(direct);
      }),
    );
  });
});

describe("the pictures on paper", () => {
  test("are all that the beats show, each once, the question marked", () => {
    expect(stepsOf(beats)).toEqual([
      { show: "evidence", view: { state: "answer=hidden", play: false }, ask: true },
      { show: "evidence", view: { state: "answer=shown", at: 2, play: false }, ask: false },
      { show: "demo", view: { state: "seconds=0.001", play: false }, ask: false },
      { show: "demo", view: { state: "seconds=1~vs=seconds:0.001", play: false }, ask: false },
    ]);
  });

  test("come once for a state that is shown twice, and again for another moment of it", () => {
    const twice: readonly Beat[] = [{ demo: "a=1" }, { demo: "a=1", takeaway: true }, { demo: "a=1", at: 3 }];
    expect(stepsOf(twice).map(({ view: { at } }) => at)).toEqual([undefined, 3]);
  });
});
