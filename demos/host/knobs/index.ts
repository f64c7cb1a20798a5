/** The controls of a schema: one for every knob that is not hidden, in the schema's order. */
import { plural } from "../../contract/format.ts";
import type { Params, Schema, Spec } from "../../contract/params.ts";
import { choiceKnob } from "./choice.ts";
import { curveKnob } from "./curve.ts";
import { eventsKnob } from "./events.ts";
import { flagKnob } from "./flag.ts";
import { make } from "../make.ts";
import type { Scale } from "../size.ts";
import type { Hands, Knob, Making } from "./knob.ts";
import { numberKnob } from "./number.ts";

/** All controls of one figure. */
export interface Knobs {
  readonly nodes: readonly HTMLElement[];
  set(params: Params): void;
  /** Puts something into a knob's own place, before its effect; into a place of its own where the knob has no control. */
  into(key: string, node: HTMLElement): void;
}

/** What the viewer does to any knob. */
export interface KnobsHands {
  turn(change: Partial<Params>, settled: boolean): void;
  problem(sentence: string): void;
}

/** Makes the controls; `id` stands before every id in them. */
export function knobs(
  document: Document,
  schema: Schema,
  id: string,
  scale: Scale,
  { turn, problem }: KnobsHands,
): Knobs {
  const made = new Map<string, Knob>();
  for (const [key, spec] of Object.entries(schema)) {
    if (spec.hidden) continue;
    const hands: Hands = { problem, turn: (value, settled) => turn({ [key]: value } as Partial<Params>, settled) };
    made.set(key, knob({ document, spec, id: `${id}${key}`, compact: scale !== "page", hands }));
  }
  const of = (more: boolean): HTMLElement[] =>
    [...made].flatMap(([key, { node }]) => ((schema[key]?.more ?? false) === more ? [node] : []));
  const [nodes, behind] = [of(false), of(true)];
  if (behind.length) nodes.push(drawerOf(document, behind));
  return {
    nodes,
    into(key, node) {
      const home = made.get(key)?.node;
      // What stands in a drawer is not seen until it is opened.
      if (home && home.localName !== "details") home.insertBefore(node, home.querySelector(":scope > .effect"));
      else nodes.splice(home ? nodes.indexOf(home) + 1 : 0, 0, make(document, "div", { class: "knob wide" }, node));
    },
    set(params) {
      for (const [key, { set }] of made) set(params[key]);
    },
  };
}

/** The rest of the knobs, behind one line. */
function drawerOf(document: Document, behind: readonly HTMLElement[]): HTMLElement {
  const line = make(document, "summary", {}, make(document, "span", {}, plural(behind.length, "more knob")));
  const drawer = make(
    document,
    "div",
    { class: "drawer further", role: "group", "aria-label": "More knobs" },
    ...behind,
  );
  return make(document, "details", { class: "knob list wide" }, line, drawer);
}

function knob({ spec, ...rest }: Making<Spec>): Knob {
  switch (spec.kind) {
    case "number":
      return numberKnob({ spec, ...rest });
    case "choice":
      return choiceKnob({ spec, ...rest });
    case "flag":
      return flagKnob({ spec, ...rest });
    case "events":
      return eventsKnob({ spec, ...rest });
    case "curve":
      return curveKnob({ spec, ...rest });
  }
}
