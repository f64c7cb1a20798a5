/** What the run before is called beside this one: by what differs between them. */
import { patienceOf, roughly } from "./demo-pauses.ts";
import type { Setting } from "./demo-run.ts";

const POLICIES = { static: "fixed", idle: "idle timeout", adaptive: "adaptive", yours: "yours" } as const;

/** A word or two for the key: "fixed", "patience 3 s"; "before" where more than these differ. */
export function nameOf(ghost: Setting, now: Setting): string {
  if (ghost.policy !== now.policy) return POLICIES[ghost.policy];
  const [then, here] = [patienceOf(ghost), patienceOf(now)];
  if (then !== undefined && then !== here) return `patience ${roughly(then)}`;
  if (ghost.startup !== now.startup) return `start-up ${roughly(ghost.startup)}`;
  return "before";
}
