/** The print view: every slide at its last beat, every figure a still, and after it pages of the pictures before that. */
import type { DemoFigure } from "../../demos/host/index.ts";
import type { Beat } from "../lesson.ts";
import { stepsOf, viewAt, type Step } from "./beats.ts";
import type { Nearness } from "./nearness.ts";
import type { Stage } from "./stage.ts";

/** Before reveal counts and measures the pages. */
export function prepareForPrint(stages: readonly Stage[], nearness: Nearness): void {
  // Paper is white, and reveal copies the colour of the screen onto it.
  const { dataset } = document.documentElement;
  if (dataset["theme"] !== "projector") dataset["theme"] = "light";
  for (const stage of stages) {
    for (const figure of stage.all) figure.setAttribute("still", "");
    stage.show(stage.beats.length, false);
    const pages = paged(stepsBefore(stage.beats));
    stage.section.after(...pages.map((steps, index) => beatsPage(stage, steps, index, pages.length)));
  }
  nearness.everywhere();
}

/** Resolves once fonts and stills are there, and says so on `<html>`: whoever prints waits for that, not for a time. */
export async function whenPrintable(root: HTMLElement, laidOut: Promise<unknown>): Promise<void> {
  await laidOut;
  await document.fonts.ready;
  await Promise.allSettled([...root.querySelectorAll<DemoFigure>("demo-figure")].map((figure) => figure.ready));
  document.documentElement.dataset["printReady"] = "";
}

/** The pictures a slide at its last beat no longer shows, and always the question, which is for a pen. */
export function stepsBefore(beats: readonly Beat[]): readonly Step[] {
  const last = viewAt(beats, beats.length, false);
  return stepsOf(beats).filter(
    ({ show, view, ask }) => ask || last[show]?.state !== view.state || last[show]?.at !== view.at,
  );
}

/** As many to a page as can be read there: on as few pages as hold them, and about as many on each. */
export function paged<T>(steps: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(steps.length / MOST);
  const from = (page: number): number => Math.ceil((steps.length * page) / count);
  return Array.from({ length: count }, (_, page) => steps.slice(from(page), from(page + 1)));
}

/** A third of a page is as small as charts bear that are made for the stage. */
const MOST = 3;

function beatsPage({ section, figures }: Stage, steps: readonly Step[], index: number, of: number): HTMLElement {
  const page = document.createElement("section");
  page.className = "beats";
  page.setAttribute("aria-label", "Beat by beat");
  const board = make("div", "board");
  const kicker = make("p", "kicker", ...(section.querySelector(".kicker, h1, h2")?.cloneNode(true).childNodes ?? []));
  kicker.append(
    " ",
    make("span", "", of > 1 ? `before that, beat by beat (${index + 1}/${of})` : "before that, beat by beat"),
  );
  kicker.append(" ", make("span", "credits", "sources: on the lesson’s first page"));
  const list = make("ol", "steps");
  list.dataset["count"] = String(steps.length);
  for (const step of steps) {
    const figure = document.createElement("demo-figure");
    for (const [name, value] of Object.entries({
      demo: figures.get(step.show)?.getAttribute("demo") ?? "",
      show: step.show,
      size: "stage",
      still: "",
      // Its lesson has other moments on the same paper: where their runs landed is not where this one did.
      alone: "",
      state: step.view.state,
      ...(step.view.at !== undefined && { at: String(step.view.at) }),
    })) {
      figure.setAttribute(name, value);
    }
    const item = make("li", "step", figure);
    if (step.ask) {
      item.classList.add("asks");
      item.append(...pen(section));
    }
    list.append(item);
  }
  board.append(kicker, list);
  page.append(board);
  return page;
}

/** The question for whoever has a pen instead of a keyboard. */
function pen(section: HTMLElement): HTMLElement[] {
  const question = section.querySelector(".question")?.textContent ?? "";
  const answers = [...section.querySelectorAll(".answers button")].map(({ lastChild }) =>
    make("span", "", `☐ ${lastChild?.textContent?.trim() ?? ""}`),
  );
  if (!answers.length) answers.push(make("span", "", "Your guess: ……………"));
  return [make("p", "pen", make("b", "", question), " ", ...answers.flatMap((answer) => [answer, " "]))];
}

function make(tag: string, name: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}
