/** The demo of lesson 1 with its tables, at any knobs. */
import { defaults, type Params } from "../../demos/contract/params.ts";
import demo from "../../demos/gil-vigilance/demo.ts";
import { frameOf, figures, tablesOf } from "../demos/found.ts";

/** The tables the demo lists. */
export const tables = tablesOf(figures.find(({ name }) => name === "gil-vigilance/demo")!.figure);
const standard = defaults(demo.schema);
/** Any state of the demo. */
export type State = Partial<Params<typeof demo.schema>>;
/** The rest stands at the defaults. */
export const params = (state: State) => ({ ...standard, ...state });
/** The demo's model there. */
export const model = (state: State) => demo.model(params(state), tables);
/** Its words at a share of its span, with plain spaces. */
export const said = (state: State, part = 1) => {
  const played = model(state);
  return demo.say(played, part * demo.span(played)).replaceAll("\u00a0", " ");
};
/** Its picture at a share of its span, `before` being the run before. */
export const drawn = (state: State, { before, part = 1 }: { readonly before?: State; readonly part?: number } = {}) => {
  const played = model(state);
  const picture = demo.draw(played, frameOf({ width: 1160, height: 440 }), before && model(before));
  picture.at(part * demo.span(played));
  return picture.node;
};
/** The words in it, with plain spaces. */
export const words = (...drawing: Parameters<typeof drawn>) => drawn(...drawing).textContent!.replaceAll("\u00a0", " ");
