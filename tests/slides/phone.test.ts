import { describe, expect, test } from "vitest";
import { pageFor, type Place } from "../../slides/present/phone.ts";

const slides: readonly Place[] = [
  { id: "slide-title", beats: [] },
  {
    id: "lesson-fast",
    beats: [
      { evidence: "answer=hidden", ask: true },
      { evidence: "answer=shown", play: true },
      { demo: "seconds=0.1", at: 2.5 },
    ],
  },
];
const page = (search: string, hash: string) => pageFor(search, hash, slides);

describe("on a narrow screen the talk's address", () => {
  test("leads to the same lesson of the page", () => {
    expect(page("", "#/lesson-fast")).toBe("read/#lesson-fast");
    expect(page("", "#/1")).toBe("read/#lesson-fast");
  });

  test("leads to the same state, that of the beat", () => {
    expect(page("", "#/lesson-fast/0")).toBe("read/?e=answer=hidden#lesson-fast");
    expect(page("", "#/lesson-fast/2")).toBe("read/?d=seconds=0.1&e=answer=shown&at=2.5#lesson-fast");
  });

  test("leads to the state it names itself rather than to the beat's", () => {
    expect(page("?d=seconds=1&at=3", "#/lesson-fast/2")).toBe("read/?d=seconds=1&at=3#lesson-fast");
  });

  test("keeps how things look", () => {
    expect(page("?theme=dark&motion=reduce", "#/lesson-fast")).toBe("read/?theme=dark&motion=reduce#lesson-fast");
  });

  test("leads to the top where it names the title, nothing, or no slide there is", () => {
    for (const hash of ["", "#", "#/", "#/slide-title", "#/slide-title/3", "#/0", "#/nowhere/2"]) {
      expect(page("", hash), hash).toBe("read/");
    }
    expect(page("", "#/99/2")).toBe("read/");
  });

  test.each(["?view=talk", "?view=print", "?print-pdf", "?stage", "?receiver&controls=false", "?theme=dark&view=talk"])(
    "stays where it says %s",
    (search) => {
      expect(page(search, "#/lesson-fast/2")).toBeUndefined();
    },
  );

  test("is not kept by a view that there is not", () => {
    expect(page("?view=scroll", "#/lesson-fast")).toBe("read/#lesson-fast");
  });
});
