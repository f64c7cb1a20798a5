import type { AnyDemo } from "../contract/demo.ts";
import type { Here, Way } from "../contract/live.ts";
import type { ChoiceSpec, Params } from "../contract/params.ts";
import { make } from "./make.ts";

/** What can be pressed to have a run really done. */
export interface LiveButtons {
  readonly node: HTMLElement;
  /** Presses in the way that these knobs name. */
  set(params: Params): void;
}

/** A button for each way there is here, one that ends a worker, and a sentence for each way there is not. */
export function liveButtons(
  document: Document,
  { live, schema }: AnyDemo,
  id: string,
  { refused }: Here,
  hands: { go(way: Way): void; crash(): void },
): LiveButtons | undefined {
  if (!live) return undefined;
  const ways = Object.entries((schema[live.ways] as ChoiceSpec).options) as [Way, string][];
  const button = (words: string, press: () => void): HTMLElement => {
    const node = make(document, "button", { type: "button", class: "try" }, words);
    node.addEventListener("click", press);
    return node;
  };
  const buttons = ways.map(([way, words]) => (refused[way] ? undefined : button(words, () => hands.go(way))));
  const node = make(
    document,
    "div",
    { class: "stories live", role: "group", "aria-labelledby": `${id}live` },
    make(document, "span", { id: `${id}live` }, live.title),
    ...buttons,
    button("Crash one worker", () => hands.crash()),
    ...Object.values(refused).map((words) => make(document, "span", {}, words)),
  );
  return {
    node,
    set(params) {
      for (const [index, [way]] of ways.entries()) {
        buttons[index]?.setAttribute("aria-pressed", String(params[live.ways] === way));
      }
    },
  };
}
