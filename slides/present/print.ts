/** The print view: every slide at its last beat, every figure a still, and after it a page of the pictures before that. */
import type { DemoFigure } from "../../demos/host/index.ts";
import { stepsOf, type Step } from "./beats.ts";
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
    const steps = stepsOf(stage.beats);
    // The slide itself shows the last picture of each figure.
    if (steps.length > stage.figures.size) stage.section.after(beatsPage(stage, steps));
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

function beatsPage({ section, figures }: Stage, steps: readonly Step[]): HTMLElement {
  const page = document.createElement("section");
  page.className = "beats";
  page.setAttribute("aria-label", "Beat by beat");
  const board = make("div", "board");
  const kicker = make("p", "kicker", ...(section.querySelector(".kicker, h1, h2")?.cloneNode(true).childNodes ?? []));
  kicker.append(" ", make("span", "", "beat by beat"));
  const list = make("ol", "steps");
  list.dataset["count"] = String(steps.length);
  for (const step of steps) {
    const figure = document.createElement("demo-figure");
    for (const [name, value] of Object.entries({
      demo: figures.get(step.show)?.getAttribute("demo") ?? "",
      show: step.show,
      size: "stage",
      still: "",
      state: step.view.state,
      ...(step.view.at !== undefined && { at: String(step.view.at) }),
    })) {
      figure.setAttribute(name, value);
    }
    const item = make("li", "step", make("div", "small", figure));
    if (step.ask) item.append(...pen(section));
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
