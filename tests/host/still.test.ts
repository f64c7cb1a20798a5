import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { roles } from "../../demos/contract/demo.ts";
import { meanings } from "../../demos/host/badge.ts";
import { stillFigure, type Still } from "../../demos/host/still.ts";
import { stillPalette } from "../../demos/host/palette.ts";
import { curves, little, many, picked, stream } from "./fixture/figures.ts";

const { document } = parseHTML("<html><body></body></html>");
const options = { tables: { little }, slug: "fast", document, width: 640, height: 400, label: 14, idPrefix: "a-" };
const make = (still: Partial<Still>): HTMLElement => stillFigure({ ...options, demo: stream, show: "demo", ...still });

describe("a still", () => {
  test("shows the end of the run, without a browser", () => {
    const figure = make({});
    expect(figure.className).toBe("still");
    const tasks = [...figure.querySelectorAll("svg .task")];
    expect(tasks).toHaveLength(400);
    expect(tasks.every((task) => Number(task.getAttribute("width")) > 0)).toBe(true);
  });

  test("says its basis, title and finding in its caption", () => {
    const caption = make({}).querySelector("figcaption")!;
    expect(caption.querySelector(".badge")?.textContent).toBe("simulated");
    expect(caption.textContent).toContain(stream.title);
    expect(caption.querySelector(".finding")?.textContent).toContain("61\u00a0% busy.");
  });

  test("has what its knobs show as its heading, and its own name where it is heard", () => {
    const heading = (still: Partial<Still>) => make(still).querySelector(".title span:last-child")?.textContent;
    const asked = { demo: curves, show: "evidence", state: "answer=hidden" } as const;
    expect(heading(asked)).toBe("How long does a job run?");
    expect(heading({ ...asked, state: "" })).toBe("Half the jobs are short");
    expect(make(asked).querySelector(".picture")?.getAttribute("aria-label")).toBe(curves.title);
    expect(heading({})).toBe(stream.title);
  });

  test("of what nobody measured says so in words, in its tooltip and among its facts", () => {
    const badge = (state: string) => make({ demo: picked, show: "evidence", state }).querySelector(".badge")!;
    expect([badge("").textContent, badge("").getAttribute("data-basis")]).toEqual(["measured", "measured"]);
    const told = make({ demo: picked, show: "evidence", state: "shade=on" });
    expect(told.querySelector(".badge")?.textContent).toBe("as told");
    expect(told.getAttribute("data-basis")).toBe("told");
    expect(told.querySelector(".badge")?.getAttribute("title")).toBe(meanings.told);
    expect(told.querySelector(".about")?.textContent).toContain("nobody measured it here");
  });

  test("has the numbers as a table, and the source of its data with population and licence", () => {
    const figure = make({ demo: curves, show: "evidence" });
    expect(figure.querySelectorAll("tbody tr")).toHaveLength(17);
    expect(figure.querySelector(".source")?.textContent).toBe(little.about.credit);
    expect(figure.querySelector(".about")?.textContent).not.toContain("'");
    for (const said of [
      "Nobody’s jobs; a logistic curve.",
      little.about.method,
      "CC0-1.0",
      "The test itself",
      "2026-11-22",
    ]) {
      expect(figure.textContent).toContain(said);
    }
    for (const link of figure.querySelectorAll("a")) {
      expect([link.getAttribute("target"), link.getAttribute("rel")]).toEqual(["_blank", "noopener"]);
    }
  });

  test("shows the state it is given, its ghost included", () => {
    const figure = make({ state: "seconds=0.05~vs=seconds:0.01" });
    expect(figure.querySelector(".ghost")?.textContent).toBe("before: 10\u00a0ms");
    expect(figure.querySelector(".finding")?.textContent).toContain("99\u00a0% busy.");
  });

  test("draws where the lesson's run landed when told", () => {
    expect(make({ demo: curves, show: "evidence", here: { seconds: 1 } }).textContent).toContain("you are here");
  });

  test("runs the whole study that its picture shows, and only then", () => {
    const studied = make({ demo: many, slug: "many", state: "lengths=on" });
    expect(studied.querySelectorAll(".case")).toHaveLength(12);
    expect(studied.querySelector(".finding")?.textContent).toContain("12 of 12 lengths are known");
    expect(studied.querySelectorAll("tbody tr")).toHaveLength(13);
    expect(make({ demo: many, slug: "many" }).querySelectorAll(".case")).toHaveLength(0);
  });

  test("shows a heavy run as any other", () => {
    expect(make({ demo: many, slug: "many", state: "tasks=2000" }).textContent).toContain("2,000 tasks came");
  });

  test("that is the question has its answers with boxes to tick, until one is given", () => {
    const boxes = (state: string, asks: boolean) =>
      make({ demo: many, slug: "many", state, asks }).querySelector(".boxes");
    expect(boxes("", true)?.querySelector("p")?.textContent).toBe("Your guess:");
    expect([...boxes("", true)!.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual([
      "☐ 1 nearly nothing",
      "☐ 2 half",
      "☐ 3 nearly all",
    ]);
    expect([boxes("", false), boxes("guess=0.5", true)]).toEqual([null, null]);
  });

  test("takes its colours from the page, and has the light ones where there is none", () => {
    expect(stillPalette("read")).toBe("var(--read, #2e659d)");
    for (const role of roles) expect(stillPalette(role)).toMatch(/^var\(--[a-z]+, #[0-9a-f]{6}\)$/);
    expect(make({}).querySelector("svg .task")?.getAttribute("fill")).toMatch(/^var\(--/);
  });

  test("carries no style and no script", () => {
    const text = make({}).toString();
    expect(text).not.toMatch(/ style=|<script| on\w+=/);
    expect(text.length).toBeGreaterThan(1000);
  });
});
