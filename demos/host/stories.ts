import { encode } from "../contract/codec.ts";
import type { AnyDemo, Story } from "../contract/demo.ts";
import { defaults, type Params, type Schema } from "../contract/params.ts";
import { inRow } from "./fold.ts";
import { make } from "./make.ts";

/** The buttons of a demo's stories. */
export interface Stories {
  readonly node: HTMLElement;
  /** Presses in the story that these knobs tell. */
  set(params: Params): void;
}

/** A story's whole state: every knob the viewer does not keep stands as the story has it. */
export function stateOf(schema: Schema, { state }: Story, now: Params): Params {
  const whole: Record<string, unknown> = { ...defaults(schema) };
  for (const [key, spec] of Object.entries(schema)) if (spec.keep) whole[key] = now[key];
  return { ...whole, ...state } as Params;
}

/** Makes one button a story; nothing for a demo that has none. */
export function stories(
  document: Document,
  demo: AnyDemo,
  id: string,
  tell: (index: number) => void,
): Stories | undefined {
  const list = demo.stories ?? [];
  if (!list.length) return undefined;
  const first = inRow(list.map(({ title }) => title));
  const buttons = list.map(({ title, tells }: Story, index) => {
    const button = make(
      document,
      "button",
      { type: "button", class: index < first ? "try" : "try second", "aria-pressed": "false", title: tells },
      title,
    );
    button.addEventListener("click", () => tell(index));
    return button;
  });
  const node = make(
    document,
    "div",
    { class: "stories", role: "group", "aria-labelledby": `${id}stories` },
    make(document, "span", { id: `${id}stories` }, "Try:"),
    ...buttons,
  );
  return {
    node,
    set(params) {
      const now = encode(demo.schema, params);
      for (const [index, button] of buttons.entries()) {
        const told = encode(demo.schema, stateOf(demo.schema, list[index]!, params)) === now;
        button.setAttribute("aria-pressed", String(told));
      }
    },
  };
}
