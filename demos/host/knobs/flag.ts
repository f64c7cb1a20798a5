import type { FlagSpec } from "../../contract/params.ts";
import { make } from "../make.ts";
import type { Knob, Making } from "./knob.ts";

/** On or off. */
export function flagKnob({ document, spec, id, hands }: Making<FlagSpec>): Knob {
  const input = make(document, "input", {
    type: "checkbox",
    role: "switch",
    id,
    "aria-describedby": `${id}-effect`,
  });
  input.addEventListener("change", () => hands.turn(input.checked, true));
  const node = make(
    document,
    "div",
    { class: "knob flag" },
    make(document, "label", { for: id }, make(document, "span", {}, spec.label), input),
    make(document, "p", { class: "effect", id: `${id}-effect` }, spec.effect),
  );
  return {
    node,
    set(value) {
      input.checked = value === true;
    },
  };
}
