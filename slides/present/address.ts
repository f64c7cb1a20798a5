/**
 * The talk's address. reveal takes any of its options from anywhere in the query, so it is shown only what it may be told:
 * an address can choose a lesson, a state and a theme, and nothing it says can break the deck.
 */
import { pairsOf, writeAddress, type Address } from "../../demos/host/address.ts";
import { withGuesses } from "../guesses/guesses.ts";

/** What this window is: the talk itself, or one of the two small copies inside the speaker's window. */
export type Role = "main" | "current" | "upcoming";

/** What reveal may be told, as its notes plugin tells its two frames, and the print view. */
const REVEAL: Readonly<Record<string, string>> = {
  view: "print",
  receiver: "",
  progress: "false",
  history: "false",
  transition: "none",
  autoSlide: "0",
  backgroundTransition: "none",
  scrollActivationWidth: "false",
  postMessageEvents: "true",
  controls: "false",
};

/** The part of a query that reveal may see, "" for none of it. */
export function forReveal(search: string): string {
  const kept = [...pairsOf(search)].filter(([key, value]) => Object.hasOwn(REVEAL, key) && REVEAL[key] === value);
  return query(kept.map(([key, value]) => (value ? `${key}=${value}` : key)).join("&"));
}

/**
 * The whole query again: what the address says (of views only the talk), then what reveal was told, the wish to be driven from the
 * speaker's window, and the guesses a link came with.
 */
export function fullSearch(address: Address, search: string, guesses?: string): string {
  const { view, ...rest } = address;
  // A phone that asked for the talk must get it again.
  const said = view === "talk" ? address : rest;
  const parts = [writeAddress(said), forReveal(search), isStage(search) ? "?stage" : ""];
  const whole = query(
    parts
      .filter(Boolean)
      .map((part) => part.slice(1))
      .join("&"),
  );
  return withGuesses(whole, guesses);
}

/** An address without the state of a figure: a beat is a complete state, so the one in the address ends with it. */
export const withoutState = ({ d: _d, e: _e, at: _at, ...rest }: Address): Address => rest;

/** Which window this is, by what the notes plugin puts in the address of its two frames. */
export function roleOf(search: string): Role {
  const keys = pairsOf(search);
  if (!keys.has("receiver")) return "main";
  return keys.get("controls") === "false" ? "upcoming" : "current";
}

/** `?stage`: the speaker's window may drive this one. Off for visitors: reveal takes such messages from anyone. */
export const isStage = (search: string): boolean => pairsOf(search).has("stage");

const query = (text: string): string => (text ? `?${text}` : "");
