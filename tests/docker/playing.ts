/** Plays a day of edits with some knobs turned. */
import type { AnyDemo } from "../../demos/contract/demo.ts";
import { defaults, type Params } from "../../demos/contract/params.ts";
import demo from "../../demos/docker/demo.ts";
import { tablesOf } from "../demos/found.ts";

export type State = Partial<Params<typeof demo.schema>>;

const tables = tablesOf(demo as AnyDemo);

const params = (state: State): Params<typeof demo.schema> => ({ ...defaults(demo.schema), ...state });
export const model = (state: State) => demo.model(params(state), tables);
export const said = (state: State, at = Infinity): string => demo.say(model(state), at);
export const plain = (words: string): string => words.replaceAll("\u00a0", " ").replaceAll("\u2060", "");
