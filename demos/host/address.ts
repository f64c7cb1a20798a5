/**
 * The one form of address: `?d=` the demo's state, `?e=` the evidence's, `?at=` the moment, and how the page should look.
 * States are raw here, still percent-encoded: `decode` of the contract reads them and says what it did not take.
 */
import type { Seconds } from "../contract/demo.ts";

/** What an address may say. Absent is not said. */
export interface Address {
  readonly d?: string;
  readonly e?: string;
  readonly at?: Seconds;
  readonly theme?: "light" | "dark" | "projector";
  readonly motion?: "full" | "reduce";
  readonly view?: string;
}

/** Puts what an address says of looks on its document, where tokens and figures see it. */
export function applyLooks(document: Document, { theme, motion }: Address): void {
  const { dataset } = document.documentElement;
  if (theme) dataset["theme"] = theme;
  if (motion) dataset["motion"] = motion;
}

const themes = ["light", "dark", "projector"] as const;
const motions = ["full", "reduce"] as const;

/** Keys and values of a query as they are written, "" for a key without one; the first of a duplicate wins. */
export function pairsOf(search: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of search.replace(/^\?/, "").split("&").filter(Boolean)) {
    const at = part.indexOf("=");
    const key = at < 0 ? part : part.slice(0, at);
    if (!found.has(key)) found.set(key, at < 0 ? "" : part.slice(at + 1));
  }
  return found;
}

/** Reads the query of an address ("?d=…&at=…"). Never throws; the first of a duplicate wins; what is unknown is left. */
export function readAddress(search: string): Address {
  const raw = pairsOf(search);
  const d = raw.get("d");
  const e = raw.get("e");
  const at = moment(raw.get("at"));
  const theme = themes.find((name) => name === raw.get("theme"));
  const motion = motions.find((name) => name === raw.get("motion"));
  const view = raw.get("view");
  return {
    ...(d === undefined ? {} : { d }),
    ...(e === undefined ? {} : { e }),
    ...(at === undefined ? {} : { at }),
    ...(theme === undefined ? {} : { theme }),
    ...(motion === undefined ? {} : { motion }),
    ...(view !== undefined && /^[a-z]{1,16}$/.test(view) ? { view } : {}),
  };
}

/** Writes a query, "" when there is nothing to say; `readAddress` gives the same address back. */
export function writeAddress({ d, e, at, theme, motion, view }: Address): string {
  const parts = [
    d && `d=${escape(d)}`,
    e && `e=${escape(e)}`,
    at === undefined ? undefined : `at=${at}`,
    theme && `theme=${theme}`,
    motion && `motion=${motion}`,
    view && `view=${view}`,
  ].filter(Boolean);
  return parts.length ? `?${parts.join("&")}` : "";
}

/**
 * Leaves a state as people can read and retype it, and encodes only what would end it early or be changed on the way.
 * A "%" is left: what is encoded already is not encoded twice.
 */
const escape = (state: string): string =>
  state
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(/[^\w\-.~=:,@%!*()]/gu, (character) => encodeURIComponent(character));

function moment(text: string | undefined): Seconds | undefined {
  if (text === undefined || !/^\d*\.?\d+(e-?\d+)?$/i.test(text)) return undefined;
  const at = Number(text);
  return Number.isFinite(at) ? at : undefined;
}
