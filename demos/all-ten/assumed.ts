/** What is said on the figure about where its numbers come from. */
import { ASSUMPTIONS } from "../cluster/assumptions.ts";
import { count, duration, plural, share } from "../contract/format.ts";

/** What the job is, in words. */
export const assumed = {
  longer: `${count(ASSUMPTIONS.stretch)} times as long`,
  few: plural(ASSUMPTIONS.few, "machine"),
  more: plural(ASSUMPTIONS.more, "machine"),
  gigabytes: `${count(ASSUMPTIONS.gigabytes)}\u00a0GB`,
  idle: duration(ASSUMPTIONS.idleTimeout / 1e6),
  call: duration(ASSUMPTIONS.call / 1e6),
  hold: share(ASSUMPTIONS.hold),
  spot: share(ASSUMPTIONS.spotShare),
} as const;

/** Beside every ranking. */
export const LIMITS = "One job, one moment, our assumptions: yours may rank otherwise.";
