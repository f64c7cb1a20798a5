/**
 * What was guessed, lesson by lesson, as it stands in an address and in this browser: "fast:600!costs:1", a lesson's slug and
 * the value of its evidence's one kept knob. Pure. Whether a value is any good the figure says, when it is shown it.
 */

/** The value guessed, by the lesson's slug. */
export type Guesses = ReadonlyMap<string, string>;

/** The kept knob of every evidence. */
const KNOB = "guess";

/** A lesson and a value of one knob, which can name no other knob. */
const ONE = /^([a-z][a-z0-9-]{0,31}):([\w.,:-]{1,700})$/;

/** More guesses than any talk has lessons, and more text than any of ours writes. */
const MOST = 32;
const LONGEST = 4096;

/** Reads any text whatever; what is no guess is left out, and of two for one lesson the first counts. */
export function readGuesses(text: string): Guesses {
  const found = new Map<string, string>();
  for (const part of text.slice(0, LONGEST).split("!")) {
    const [, slug, value] = ONE.exec(part) ?? [];
    if (slug && value && !found.has(slug) && found.size < MOST) found.set(slug, value);
  }
  return found;
}

/** The same as text, "" for none. */
export const writeGuesses = (guesses: Guesses): string =>
  [...guesses].map(([slug, value]) => `${slug}:${value}`).join("!");

/** What a state of an evidence guesses, if anything. */
export const guessIn = (state: string): string | undefined =>
  state
    .split("~")
    .find((part) => part.startsWith(`${KNOB}=`))
    ?.slice(KNOB.length + 1);

/** A state of an evidence with a guess in it; one it names itself stands. */
export function withGuess(state: string, guess: string | undefined): string {
  if (guess === undefined || guessIn(state) !== undefined) return state;
  return [`${KNOB}=${guess}`, state].filter(Boolean).join("~");
}

/** A query ("", "?d=…") that names these guesses too; nothing is added for none. */
export const withGuesses = (query: string, guesses: string | undefined): string =>
  guesses ? `${query || "?"}${query ? "&" : ""}g=${guesses}` : query;
