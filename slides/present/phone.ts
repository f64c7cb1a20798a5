/** On a narrow screen the talk is read, not shown: the same lesson of the page, in the same state. Pure. */
import { pairsOf, readAddress, writeAddress, type Address } from "../../demos/host/address.ts";
import { readGuesses, withGuesses, writeGuesses } from "../guesses/guesses.ts";
import type { Beat } from "../lesson.ts";
import { isStage, roleOf } from "./address.ts";
import { viewAt } from "./beats.ts";

/** A slide as an address names it. */
export interface Place {
  /** The id of its section, and of its section on the page. */
  readonly id: string;
  readonly beats: readonly Beat[];
}

/**
 * Where the page shows what this address of the talk does, relative to the talk: "read/?d=…#lesson-fast". Nothing for a
 * window that must stay what it is: print, a stage, a frame of the speaker's window, or a talk asked for by name.
 */
export function pageFor(search: string, hash: string, slides: readonly Place[]): string | undefined {
  const { d, e, at, view, ...looks } = readAddress(search);
  if (view === "talk" || view === "print" || pairsOf(search).has("print-pdf")) return undefined;
  if (isStage(search) || roleOf(search) !== "main") return undefined;
  const [name = "", step] = hash.replace(/^#\/?/, "").split("/");
  const index = slides.findIndex(({ id }) => id === name);
  const slide = slides[index >= 0 ? index : /^\d+$/.test(name) ? Number(name) : 0];
  const said = { ...(d !== undefined && { d }), ...(e !== undefined && { e }), ...(at !== undefined && { at }) };
  const state = d === undefined && e === undefined ? stateOf(slide, step) : said;
  const guesses = writeGuesses(readGuesses(pairsOf(search).get("g") ?? ""));
  return `read/${withGuesses(writeAddress({ ...state, ...looks }), guesses)}${slide && slide !== slides[0] ? `#${slide.id}` : ""}`;
}

/** The state of the beat an address names, as the page's address says it. */
function stateOf(slide: Place | undefined, step: string | undefined): Address {
  if (!slide || !/^\d+$/.test(step ?? "")) return {};
  const { evidence, demo } = viewAt(slide.beats, Number(step) + 1, false);
  const at = demo?.at ?? evidence?.at;
  return {
    ...(demo && { d: demo.state }),
    ...(evidence && { e: evidence.state }),
    ...(at !== undefined && { at }),
  };
}
