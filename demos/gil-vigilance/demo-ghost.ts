/** What the run before is called beside this one: by what differs between them. */
import { share } from "../contract/format.ts";
import type { Params } from "../contract/params.ts";
import type { Knobs } from "./demo-knobs.ts";
import { crew, rough } from "./demo-words.ts";

/** A few words: "16 threads", "with lock", "lock 50 %"; those of the first knob that differs. */
export function nameOf(ghost: Params<Knobs>, now: Params<Knobs>): string {
  if (crew(ghost) !== crew(now)) return crew(ghost);
  if (ghost.mode !== now.mode) return ghost.mode === "free" ? "no lock" : "with lock";
  if (ghost.hold !== now.hold) return `lock ${share(ghost.hold)}`;
  if (ghost.call !== now.call) return ghost.call > 0 ? `calls of ${rough(ghost.call)}` : "no long call";
  if (ghost.interval !== now.interval) return `patience ${rough(ghost.interval)}`;
  if (ghost.beat !== now.beat) return `Dask’s own work ${rough(ghost.beat)}`;
  return "the same";
}
