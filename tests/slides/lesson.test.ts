import { describe, expect, test } from "vitest";
import { fileName, Mistake, readSlide, type Lesson } from "../../slides/lesson.ts";
import { demoPlace } from "../../slides/prose.ts";
import { facts, good } from "./good.ts";

const read = (text: string) => readSlide("08-fast.md", text, facts);
const spoilt = (from: string, to: string): string => {
  expect(good).toContain(from);
  return good.replace(from, to);
};

describe("a good file", () => {
  const lesson = read(good) as Lesson;

  test("becomes a lesson, its number from the file's name", () => {
    expect(lesson).toMatchObject({
      kind: "lesson",
      number: 8,
      slug: "fast",
      timing: 145,
      title: "Most workloads are fast",
      claim: "Half of all jobs end within 3 min 11 s.",
      takeaway: "Keep tasks over 100 ms.",
    });
  });

  test("keeps each beat as it was written", () => {
    expect(lesson.beats).toEqual([
      { evidence: "answer=hidden", ask: true },
      { evidence: "answer=shown" },
      { demo: "seconds=0.001~workers=64", play: true, at: 2.5 },
      { demo: "seconds=1", play: true, takeaway: true },
    ]);
  });

  test("fills numbers into a headline, which is text and fits one line with them", () => {
    const { beats } = read(spoilt("play: true, at", 'headline: "Busy {{demo.busy}} & more.", at'));
    expect(beats[2]?.headline).toBe("Busy <27 %> & more.");
  });

  test("quotes numbers as text, so that nothing in them is markup", () => {
    expect(lesson.page).toContain("busy &lt;27 %&gt; of the time");
  });

  test("cites by numbered links into the source list, each with a place to come back to", () => {
    expect(lesson.page).toContain('<a class="cite" id="cite-fast-surf-1" href="#source-fast-surf"');
    expect(lesson.page).toContain('id="cite-fast-surf-2"');
    expect(lesson.page).toContain('aria-label="Source 2: Runs &lt;recorded&gt; here">2</a>');
  });

  test("says where in the page the demo stands", () => {
    const { page } = read(spoilt("As said", "\n\n{{demo}}\n\nAs said")) as Lesson;
    expect(page.split(demoPlace)).toHaveLength(2);
  });

  test("names the source where words are spoken", () => {
    expect(lesson.notes[1]?.lines[0]?.words).toBe(
      "half are done in 3 min 11 s<cite> (SURF job log)</cite>, which is soon.",
    );
  });

  test("reads the same with the line ends of another system", () => {
    expect(read(good.replaceAll("\n", "\r\n"))).toEqual(lesson);
  });

  test("shows HTML in prose as text", () => {
    const { page } = read(spoilt("As said", "<img src=x onerror=alert(1)> As said")) as Lesson;
    expect(page).not.toContain("<img");
    expect(page).toContain("&lt;img");
  });
});

describe("a mistake fails with one sentence that names file and field", () => {
  test.each<[what: string, from: string, to: string, field: string | RegExp]>([
    ["no front matter", "---\ntitle", "title", "front matter"],
    ["front matter that is not YAML", "timing: 145", "timing: [145", "front matter: cannot be read"],
    ["a missing title", "title: Most workloads are fast", "", "title: is missing"],
    ["a slug unlike the file's name", "slug: fast", "slug: quick", 'slug: expected "fast"'],
    ["a timing that is no number", "timing: 145", "timing: soon", "timing: expected whole seconds"],
    ["a missing claim", /claim: .*/.exec(good)![0], "", "claim: is missing"],
    ["a claim of two sentences", "claim: Half of all", "claim: Most are. Half of all", "claim: expected one sentence"],
    ["a claim too long for two lines", "claim: Half", `claim: ${"very ".repeat(20)}half`, "claim: expected under 90"],
    ["a question that is none", "job run?", "job run.", "question: expected one sentence"],
    ["a beat with nothing in it", '{evidence: "answer=shown"}', "{play: true}", "beats[1]: expected evidence"],
    ["a beat that is no record", '{evidence: "answer=shown"}', "shown", "beats[1]: expected {"],
    ["a misspelt key of a beat", "play: true, at", "plays: true, at", "beats[2].plays: expected only"],
    ["a state that is no text", '{evidence: "answer=shown"}', "{evidence: 3}", "beats[1].evidence: expected a state"],
    ["a moment before the start", "at: 2.5", "at: -1", "beats[2].at: expected a moment"],
    [
      "a headline of two lines",
      "play: true, at",
      `headline: "${"long ".repeat(12)}", at`,
      "beats[2].headline: expected one",
    ],
    ["a flag that is not true", "play: true, at", "play: yes please, at", "beats[2].play: expected true"],
    ["a source without a title", "title: SURF job log, ", "", "sources[0].title: is missing"],
    ["a source without a date", "retrieved: 2026-11-22", "retrieved: lately", "sources[0].retrieved: expected a date"],
    ["two sources of one id", "id: dask", "id: surf", 'sources: the id "surf" stands there twice'],
    ["a field nobody knows", "timing: 145", "timing: 145\nmood: good", "mood: is not a field"],
    ["a missing section", "## Takeaway", "", "## Takeaway: is missing"],
    ["a section nobody knows", "## Takeaway", "## Summary", "## Summary: expected only"],
    ["a section twice", "## Takeaway", "## Page", "## Page: stands there twice"],
    ["an empty section", "Keep tasks over\n100 ms.\n", "", "## Takeaway: is empty"],
    ["words before the first heading", "## Notes", "Well.\n\n## Notes", "body: expected a heading"],
    ["a source that is not listed", "[@dask]", "[@daks]", "## Page: cites [@daks]"],
    ["two sources in one bracket", "[@dask]", "[@dask; @dask]", "## Page: has a [@ that cites nothing"],
    ["a number that no figure computes", "{{demo.busy}}", "{{demo.bussy}}", "## Page: quotes {{demo.bussy}}"],
    [
      "a number in the claim that no figure computes",
      "within {{evidence.median}}",
      "within {{evidence.mean}}",
      "claim: quotes",
    ],
    ["braces that quote nothing", "{{demo.busy}}", "{{demo busy}}", "## Page: has a {{"],
  ])("%s", (_, from, to, field) => {
    const text = spoilt(from, to);
    expect(() => read(text)).toThrow(Mistake);
    expect(() => read(text)).toThrow(field);
    expect(() => read(text)).toThrow("slides/08-fast.md: ");
  });

  test("a state of the figure's that is text passes, for the build to try on the figure", () => {
    expect(() => read(spoilt("answer=shown", "any~thing=at all"))).not.toThrow();
  });
});

describe("the name of a file", () => {
  test("orders, numbers and names a slide", () => {
    expect(fileName("08-fast.md")).toEqual({ slug: "fast", number: 8 });
    expect(fileName("11-scale-up.md")).toEqual({ slug: "scale-up", number: 11 });
    expect(fileName("00a-title.md")).toEqual({ slug: "title" });
    expect(fileName("99-model-card.md")).toEqual({ slug: "model-card" });
  });

  test.each(["fast.md", "8-fast.md", "08-Fast.md", "08-fast.txt", "08_fast.md"])("%s is refused", (file) => {
    expect(() => fileName(file)).toThrow(`slides/${file}: file name: `);
  });
});

describe("a frame slide", () => {
  const frame =
    '---\ntitle: Dask\nslug: title\ntiming: 20\nstrip: {slug: fast, state: ""}\n---\n## Slide\n\nHi\n\n## Notes\n\n- Say: ho\n';

  test("has words of its own and no claim", () => {
    expect(readSlide("00a-title.md", frame)).toMatchObject({
      kind: "frame",
      slide: "<p>Hi</p>",
      page: "",
      strip: { slug: "fast", state: "" },
    });
  });

  test("is told when it makes a claim", () => {
    expect(() => readSlide("00a-title.md", frame.replace("timing", "claim: It is.\ntiming"))).toThrow(
      "claim: is not a field",
    );
  });

  test("is told when its strip names no figure", () => {
    expect(() => readSlide("00a-title.md", frame.replace("slug: fast, ", ""))).toThrow("strip.slug: is missing");
    expect(() => readSlide("00a-title.md", frame.replace('state: ""', "show: demo"))).toThrow(
      "strip.show: expected only",
    );
  });
});
