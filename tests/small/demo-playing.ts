/** The demo of lesson 7 with its tables, at any knobs. */
import { defaults, type Params } from "../../demos/contract/params.ts";
import demo from "../../demos/small/demo.ts";
import { chosen } from "../../demos/small/demo-model.ts";
import { figures, tablesOf } from "../demos/found.ts";

/** The tables the demo lists. */
const tables = tablesOf(figures.find(({ name }) => name === "small/demo")!.figure);
const standard = defaults(demo.schema);
/** Any state of the demo. */
export type State = Partial<Params<typeof demo.schema>>;
/** The rest stands at the defaults. */
export const params = (state: State) => ({ ...standard, ...state });
/** The demo's model there. */
export const model = (state: State) => demo.model(params(state), tables);
/** The run on the place chosen. */
export const run = (state: State) => chosen(model(state));
/** Its words, with plain spaces. */
export const said = (state: State, part = 1) => {
  const played = model(state);
  return demo.say(played, part * demo.span(played)).replaceAll("\u00a0", " ");
};
