/** Lists over all lessons and all tables, as they stand in the documents. */
import { readdirSync } from "node:fs";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { filled } from "../../slides/build/places.ts";
import { allSlides } from "../../slides/build/site.ts";
import { licence } from "../../slides/build/tables.ts";
import { readSlide } from "../../slides/lesson.ts";
import { lessons, tableNames } from "../demos/found.ts";

const slides = allSlides();
const doors = (["talk", "page"] as const).map((door) => {
  const parts = slides.flatMap((slide) =>
    slide.kind === "frame" ? filled(door === "talk" ? slide.slide : slide.page, slides, door) : [],
  );
  const { document } = parseHTML(`<body>${parts.map(({ text }) => text).join("")}</body>`);
  const lastOf = new Map(slides.map(({ slug, beats }) => [slug, beats.length - 1]));
  const link = (slug: string) => (door === "talk" ? `#/lesson-${slug}/${lastOf.get(slug)}` : `#lesson-${slug}`);
  return { door, document, link };
});
const words = (node: Element | null | undefined): string => (node?.textContent ?? "").replaceAll(/\s+/g, " ").trim();

describe.each(doors)("the $door", ({ document, link }) => {
  test("asks every lesson's question in its ledger, and answers it without a script", () => {
    const rows = [...document.querySelectorAll("[data-ledger] [data-lesson]")];
    expect(rows.map((row) => row.getAttribute("data-lesson"))).toEqual(lessons);
    for (const row of rows) {
      const slug = row.getAttribute("data-lesson")!;
      expect(row.querySelector("a")?.getAttribute("href")).toBe(link(slug));
      expect(words(row.querySelector("a")), slug).toMatch(/\?$/);
      expect(words(row.querySelector(".truth")), slug).toMatch(/\S/);
      expect(words(row.querySelector("[data-guess]")), slug).toBe("no guess");
    }
  });

  test("links every lesson to its takeaway, in order", () => {
    const entries = [...document.querySelectorAll(".takeaways > li")];
    expect(entries.map((entry) => entry.querySelector("a")?.getAttribute("href"))).toEqual(lessons.map(link));
    for (const entry of entries) expect(words(entry.querySelector("p"))).toMatch(/Monday:/);
  });

  test("lists every table once, with its population, terms and date", () => {
    const entries = [...document.querySelectorAll(".tables > div")];
    expect(entries.map((entry) => words(entry.querySelector("code"))).toSorted()).toEqual(tableNames.toSorted());
    for (const entry of entries) {
      const [population, terms] = [...entry.querySelectorAll("dd")].map(words);
      expect(population).toMatch(/\w{3,}.*\.$/);
      expect(terms).toMatch(/^(Lessons? \d|The talk itself).* · .+ · retrieved \d{4}-\d\d-\d\d/);
    }
    expect(readdirSync("data", { withFileTypes: true }).filter((entry) => entry.isDirectory())).toHaveLength(
      entries.length,
    );
  });
});

test("licences nobody found are called that", () => {
  expect(["MIT", "none-found-Dask", "not-checked-X", "research-or-study-Y"].map(licence)).toEqual([
    "MIT",
    "no licence found",
    "licence not checked",
    "for research or study",
  ]);
});

test("a list is a list only on a frame slide", () => {
  const frame = "---\ntitle: T\nslug: t\ntiming: 0\n---\n## Slide\n\n{{guesses}}\n\n## Notes\n\n- Say: ho\n";
  expect(readSlide("90-t.md", frame)).toMatchObject({ slide: "<p><!-- guesses --></p>" });
  expect(() => readSlide("90-t.md", frame.replace("- Say: ho", "- Say: {{guesses}}"))).toThrow("quotes {{guesses}}");
  expect(() => readSlide("90-t.md", frame.replace("{{guesses}}", "{{demo}}"))).toThrow("quotes {{demo}}");
});
