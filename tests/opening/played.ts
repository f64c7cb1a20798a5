/** Runs of the opening by what differs from its defaults. */
import { defaults } from "../../demos/contract/params.ts";
import { knobs, type Setting } from "../../demos/opening/knobs.ts";
import { run, type Run } from "../../demos/opening/run.ts";

/** A setting, by what differs. */
export const set = (more: Partial<Setting>): Setting => ({ ...defaults(knobs), ...more });

/** Plays it. */
export const play = (more: Partial<Setting>): Run => run(set(more));
