import { HEAVY, type AnyDemo } from "../../demos/contract/demo.ts";
import type { Params } from "../../demos/contract/params.ts";

/** Whether a run of these knobs is light enough to be played many times in a test: what the page itself computes at once. */
export const weigh = (figure: AnyDemo, params: Params): boolean => (figure.weight?.(params) ?? 0) <= HEAVY;
