import { quantity } from "../../contract/format.ts";
import type { NumberSpec } from "../../contract/params.ts";
import { fitNumber } from "../../contract/values.ts";
import { make } from "../make.ts";
import type { Knob, Making } from "./knob.ts";
import { readQuantity } from "./quantity.ts";
import { nearest, stops } from "./stops.ts";

/** A slider with its value said in units beside it; the value is itself a field to type another into. */
export function numberKnob({ document, spec, id, hands }: Making<NumberSpec>): Knob {
  const list = stops(spec);
  const log = spec.scale === "log";
  const range = make(document, "input", {
    type: "range",
    id,
    min: 0,
    max: list.length - 1,
    step: 1,
    "aria-describedby": `${id}-effect`,
  });
  const entry = make(document, "input", {
    type: "text",
    class: "value",
    inputmode: spec.unit === "count" ? "numeric" : "text",
    autocomplete: "off",
    spellcheck: "false",
    size: 7,
    "aria-label": `${spec.label}: type a value`,
    placeholder: "choose",
  });
  const node = make(
    document,
    "div",
    { class: "knob number" },
    make(document, "div", { class: "line" }, make(document, "label", { for: id }, spec.label), entry),
    range,
    make(document, "p", { class: "effect", id: `${id}-effect` }, spec.effect),
  );

  const say = (number: number): string => quantity(number, spec.unit);
  let value: number | null = null;
  const show = (next: number | null): void => {
    value = next;
    const said = next === null ? "" : say(next);
    const index = next === null ? Math.floor((list.length - 1) / 2) : nearest(list, next, log);
    range.value = String(index);
    range.style.setProperty("--filled", String(index / Math.max(1, list.length - 1)));
    range.setAttribute("aria-valuetext", said || "not chosen yet");
    if (entry.value !== said) entry.value = said;
    node.toggleAttribute("data-open", next === null);
  };
  const turn = (settled: boolean): void => {
    show(list[Number(range.value)] ?? spec.min);
    hands.turn(value, settled);
  };
  range.addEventListener("input", () => turn(false));
  range.addEventListener("change", () => turn(true));
  // Pressing the thumb of a knob not yet set, exactly where it stands, is an answer too; the browser sees no change in it.
  range.addEventListener("click", () => {
    if (value === null) turn(true);
  });
  entry.addEventListener("change", () => {
    const shown = value === null ? "" : say(value);
    const read = readQuantity(entry.value, spec.unit, shown);
    if (read === undefined) {
      if (entry.value.trim()) {
        const now = value === null ? "it stays open" : `it stays at ${say(value)}`;
        hands.problem(
          `${spec.label}: “${entry.value.slice(0, 24)}” is not a value from ${say(spec.min)} to ${say(spec.max)}; ${now}.`,
        );
      }
      return show(value);
    }
    const fitted = fitNumber(spec, read).value as number;
    show(fitted);
    hands.turn(value, true);
    if (fitted !== read) {
      const range = `from ${say(spec.min)} to ${say(spec.max)}`;
      hands.problem(
        `${spec.label}: ${say(read)} is not ${spec.integer ? "a whole number" : "a value"} ${range}; using ${say(fitted)}.`,
      );
    }
  });
  return { node, set: (next) => show(next as number | null) };
}
