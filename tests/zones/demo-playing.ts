/** Plays the demo with some knobs turned. */
import { defaults, type Params } from "../../demos/contract/params.ts";
import type { Model } from "../../demos/zones/demo-model.ts";
import demo from "../../demos/zones/demo.ts";
import { tablesOf } from "../demos/found.ts";

export type State = Partial<Params<typeof demo.schema>>;

/** All knobs, these turned. */
export const params = (state: State): Params<typeof demo.schema> => ({ ...defaults(demo.schema), ...state });

const tables = tablesOf(demo);

/** The run they give. */
export const model = (state: State): Model => demo.model(params(state), tables);

/** What is said of it, at its end unless a moment is named. */
export const said = (state: State, at = Infinity): string => demo.say(model(state), at);
