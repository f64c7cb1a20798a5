/** The demo of lesson 9 with its tables, at any knobs. */
import { defaults, type Params } from "../../demos/contract/params.ts";
import demo from "../../demos/scale-up/demo.ts";
import { figures, tablesOf } from "../demos/found.ts";

/** The tables the demo lists. */
export const tables = tablesOf(figures.find(({ name }) => name === "scale-up/demo")!.figure);
const standard = defaults(demo.schema);
/** Any state of the demo. */
export type State = Partial<Params<typeof demo.schema>>;
/** The rest stands at the defaults. */
export const params = (state: State) => ({ ...standard, ...state });
/** The demo's model there. */
export const model = (state: State) => demo.model(params(state), tables);
/** Its words at its end, with plain spaces. */
export const said = (state: State) => demo.say(model(state), Infinity).replaceAll("\u00a0", " ");
