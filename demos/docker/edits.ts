/** A day's edits: what each changes, and how much of the packages, drawn from the real updates of one image. */
import { random } from "../scheduler/index.ts";
import type { Setting } from "./demo-knobs.ts";

/** What an edit changes. */
export type What = "package" | "code" | "base" | "nothing";

/** One edit. */
export interface Edit {
  readonly what: What;
  /** Share of the packages that moves, 0 to 1: of a real update where packages change; with the base, all of them. */
  readonly share: number;
  /** Which update it is as large as, from 1; null where no package is changed. */
  readonly update: number | null;
}

/** Of a mixed day, an assumption: half of the edits are to one's code, a third to packages, a sixth to the base. */
const CODE = 1 / 2;
const PACKAGE = 1 / 3;

/** The edits in the order of the day. `shares`: of all real updates. One more edit changes nothing about those before. */
export function editsOf(
  { edits, what, update, seed }: Pick<Setting, "edits" | "what" | "update" | "seed">,
  shares: readonly number[],
): Edit[] {
  return Array.from({ length: edits }, (_, index) => {
    const kind = what === "mixed" ? drawn(random(seed, "what", `edit ${index}`)) : what;
    if (kind !== "package") return { what: kind, share: kind === "base" ? 1 : 0, update: null };
    const any = Math.floor(random(seed, "update", `edit ${index}`) * shares.length) + 1;
    const number = Math.min(shares.length, update ?? any);
    return { what: kind, share: shares[number - 1]!, update: number };
  });
}

const drawn = (u: number): What => (u < CODE ? "code" : u < CODE + PACKAGE ? "package" : "base");
