import type { AnyDemo, Answers } from "../contract/demo.ts";
import { sameValue, type Params } from "../contract/params.ts";
import { make } from "./make.ts";

/** Digits a question answers to. */
export const MOST_ANSWERS = 9;

/** The ready answers of a demo's question, numbered as the keys of the stage are. */
export interface AnswerButtons {
  readonly node: HTMLElement;
  readonly knob: string;
  set(params: Params): void;
}

const listOf = ({ options }: Answers) => options.slice(0, MOST_ANSWERS);

/** What answer `n`, from 1, sets; nothing where there is none. */
export function answerOf({ answers }: AnyDemo, n: number): Partial<Params> | undefined {
  const option = answers && listOf(answers)[n - 1];
  return option && answers ? ({ [answers.knob]: option.value } as Partial<Params>) : undefined;
}

/** Makes one button an answer; nothing for a demo without. A digit pressed on any of them is that answer. */
export function answers(document: Document, demo: AnyDemo, choose: (n: number) => void): AnswerButtons | undefined {
  const { answers: given } = demo;
  if (!given) return undefined;
  const list = listOf(given);
  const label: string = demo.schema[given.knob]?.label ?? "Answer";
  const buttons = list.map(({ label }, index) => {
    const number = make(document, "b", {}, String(index + 1));
    const button = make(document, "button", { type: "button", "aria-pressed": "false" }, number, ` ${label}`);
    button.addEventListener("click", () => choose(index + 1));
    return button;
  });
  const node = make(
    document,
    "div",
    { class: "answers", role: "group", "aria-label": `${label}, ready answers` },
    ...buttons,
  );
  node.addEventListener("keydown", (event) => {
    const n = Number(event.key);
    if (event.ctrlKey || event.altKey || event.metaKey || !(n >= 1 && n <= list.length)) return;
    // The stage answers to the same digits: one press is one answer.
    event.stopPropagation();
    choose(n);
  });
  return {
    node,
    knob: given.knob,
    set(params) {
      // A question that has been answered needs them no more: where room is scarce they are folded away.
      node.toggleAttribute("data-given", params["answer"] !== "hidden");
      for (const [index, button] of buttons.entries()) {
        button.setAttribute("aria-pressed", String(sameValue(params[given.knob], list[index]!.value)));
      }
    },
  };
}

/** The same on paper, to be ticked with a pen, while nobody has answered; nothing once somebody has. */
export function answerBoxes(document: Document, demo: AnyDemo, params: Params): HTMLElement | undefined {
  const { answers: given } = demo;
  if (!given || !sameValue(params[given.knob], demo.schema[given.knob]?.default)) return undefined;
  const label: string = demo.schema[given.knob]?.label ?? "Answer";
  const boxes = listOf(given).map(({ label }, index) =>
    make(document, "li", {}, `☐ `, make(document, "b", {}, String(index + 1)), ` ${label}`),
  );
  return make(
    document,
    "div",
    { class: "boxes" },
    make(document, "p", {}, `${label}:`),
    make(document, "ul", {}, ...boxes),
  );
}
