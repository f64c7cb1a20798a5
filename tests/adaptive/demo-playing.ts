/** Plays the cockpit with some knobs turned. */
import { parseHTML } from "linkedom";
import { defaults, type Params } from "../../demos/contract/params.ts";
import demo from "../../demos/adaptive/demo.ts";
import type { Model } from "../../demos/adaptive/demo-model.ts";
import { tablesOf } from "../demos/found.ts";

export type State = Partial<Params<typeof demo.schema>>;

/** All knobs, these turned. */
export const params = (state: State): Params<typeof demo.schema> => ({ ...defaults(demo.schema), ...state });

/** The run they give. */
export const model = (state: State): Model => demo.model(params(state), tablesOf(demo));

/** What is said of it at its end. */
export const said = (state: State): string => demo.say(model(state), Infinity);

/** A document to draw into. */
export const { document } = parseHTML("<html><body></body></html>");
