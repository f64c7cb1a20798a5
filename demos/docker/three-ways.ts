/** The same day of edits three ways: all packages in one layer, a layer for each edit, packages synced. */
import type { Stage } from "../cluster/start-up.ts";
import type { Setting } from "./demo-knobs.ts";
import { editsOf } from "./edits.ts";
import { waitOf, type Wait } from "./wait.ts";

/** A day one way. */
export interface Day {
  readonly name: string;
  readonly waits: readonly Wait[];
  /** Seconds of all of them. */
  readonly waited: number;
}

const WAYS = [
  { name: "one layer", change: { way: "image", layers: "one" } },
  { name: "layered", change: { way: "image", layers: "each" } },
  { name: "synced", change: { way: "sync" } },
] as const;

/** The waits of a day, edit by edit. `boot`: the stages of getting a machine. */
export function waitsOf(setting: Setting, shares: readonly number[], boot: readonly Stage[]): Wait[] {
  const edits = editsOf(setting, shares);
  return edits.map((_, index) => waitOf(setting, edits.slice(0, index + 1), boot));
}

/** All three. */
export const threeOf = (setting: Setting, shares: readonly number[], boot: readonly Stage[]): Day[] =>
  WAYS.map(({ name, change }) => {
    const waits = waitsOf({ ...setting, ...change }, shares, boot);
    return { name, waits, waited: waits.reduce((sum, { first }) => sum + first, 0) };
  });
