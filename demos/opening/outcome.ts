/** Where a run lands: what it took, and what went wrong in it. */
import type { Outcome } from "../contract/outcome.ts";
import { maskOf } from "./alone.ts";
import type { Run } from "./run.ts";

/** Numbers by name; `troubles` is a bit for each trouble. */
export const outcomeOf = ({ finished, busy, setting, ending, again, losses }: Run): Outcome => ({
  seconds: finished,
  busy,
  troubles: maskOf(setting),
  done: ending === "done" ? 1 : 0,
  again: again.length,
  lost: losses.length,
});
