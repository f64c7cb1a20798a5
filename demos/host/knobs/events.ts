import { duration, plural } from "../../contract/format.ts";
import { MAX_EVENTS, type EventsSpec, type TimedEvent } from "../../contract/params.ts";
import { readValue, writeValue } from "../../contract/values.ts";
import { make } from "../make.ts";
import type { Knob, Making } from "./knob.ts";
import { rowList, type Field } from "./rows.ts";

/** Things done at moments of the run, as rows "what at second". Closed, it says how many there are. */
export function eventsKnob({ document, spec, id, hands }: Making<EventsSpec>): Knob {
  const summary = make(document, "summary", {});
  const names = namesOf(spec);
  const changed = (settled: boolean): void => {
    const text = rows.read().map(([what, at]) => `${what}@${at}`);
    const { value, problem } = readValue(spec, text.join(","));
    say(value as readonly TimedEvent[]);
    hands.turn(value, settled);
    // After the turn: it takes away what was said before.
    if (problem && settled) hands.problem(`${spec.label}: ${problem}`);
  };
  const rows = rowList({
    document,
    noun: "event",
    most: MAX_EVENTS,
    field: (row) => [whatField(document, spec.label, names, row), atField(document, spec, row)],
    fresh: () => [names[0] ?? "", String(Number((spec.until / 2).toPrecision(2)))],
    changed,
  });
  const say = (events: readonly TimedEvent[]): void => {
    const said =
      events.length > 2
        ? plural(events.length, "event")
        : events.map(({ what, at }) => `${what} at ${duration(at)}`).join(", ");
    summary.replaceChildren(make(document, "span", {}, spec.label), make(document, "b", {}, said || "none"));
  };
  const effect = make(document, "p", { class: "effect", id: `${id}-effect` }, spec.effect);
  const node = make(
    document,
    "details",
    { class: "knob list wide" },
    summary,
    make(document, "div", { class: "drawer", role: "group", "aria-label": spec.label }, rows.node, effect),
  );
  return {
    node,
    set(value) {
      const events = value as readonly TimedEvent[];
      say(events);
      // Rows being edited stay in the order they were typed in, as long as they say the same.
      const typed = readValue(
        spec,
        rows
          .read()
          .map(([what, at]) => `${what}@${at}`)
          .join(","),
      ).value;
      if (writeValue(spec, typed) === writeValue(spec, value)) return;
      rows.write(events.map(({ what, at }) => [what, String(at)]));
    },
  };
}

function namesOf({ what }: EventsSpec): readonly string[] {
  if ("names" in what) return what.names;
  return Array.from({ length: what.max - what.min + 1 }, (_, index) => `${what.prefix ?? ""}${what.min + index}`);
}

function whatField(document: Document, label: string, names: readonly string[], row: number): Field {
  const options = names.map((name) => make(document, "option", { value: name }, name));
  const attributes = { "aria-label": `${label}: what, event ${row}` };
  return { node: make(document, "select", attributes, ...options), after: "at" };
}

function atField(document: Document, { label, until }: EventsSpec, row: number): Field {
  const attributes = {
    type: "number",
    min: 0,
    max: until,
    step: "any",
    "aria-label": `${label}: second, event ${row}`,
  };
  return { node: make(document, "input", attributes), after: "s" };
}
