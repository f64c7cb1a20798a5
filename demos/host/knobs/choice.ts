import type { ChoiceSpec } from "../../contract/params.ts";
import { make } from "../make.ts";
import type { Knob, Making } from "./knob.ts";

/** More options than this are a menu; so are more letters than a column of a narrow figure has room for. */
const MOST_SEGMENTS = 5;
const MOST_LETTERS = 16;

/** One of a few: segments side by side, or a menu when there are many. */
export function choiceKnob(making: Making<ChoiceSpec>): Knob {
  const many = Object.keys(making.spec.options).length > MOST_SEGMENTS;
  return many || (making.compact && letters(making.spec) > MOST_LETTERS) ? menu(making) : segments(making);
}

const letters = ({ options }: ChoiceSpec): number => Object.values(options).join("").length;

function segments({ document, spec, id, hands }: Making<ChoiceSpec>): Knob {
  const inputs = Object.keys(spec.options).map((name) =>
    make(document, "input", { type: "radio", name: id, value: name, id: `${id}-${name}` }),
  );
  const labels = inputs.map((input) =>
    make(document, "label", {}, input, make(document, "span", {}, spec.options[input.value] ?? input.value)),
  );
  for (const input of inputs) input.addEventListener("change", () => hands.turn(input.value, true));
  const node = make(
    document,
    "fieldset",
    { class: letters(spec) > MOST_LETTERS ? "knob choice wide" : "knob choice", "aria-describedby": `${id}-effect` },
    make(document, "legend", {}, spec.label),
    make(document, "div", { class: "segments" }, ...labels),
    make(document, "p", { class: "effect", id: `${id}-effect` }, spec.effect),
  );
  return {
    node,
    set(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}

function menu({ document, spec, id, hands }: Making<ChoiceSpec>): Knob {
  const options = Object.entries(spec.options).map(([value, said]) => make(document, "option", { value }, said));
  const select = make(document, "select", { id, "aria-describedby": `${id}-effect` }, ...options);
  select.addEventListener("change", () => hands.turn(select.value, true));
  const node = make(
    document,
    "div",
    { class: "knob choice menu" },
    make(document, "div", { class: "line" }, make(document, "label", { for: id }, spec.label)),
    select,
    make(document, "p", { class: "effect", id: `${id}-effect` }, spec.effect),
  );
  return {
    node,
    set(value) {
      select.value = String(value);
    },
  };
}
