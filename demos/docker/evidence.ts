/** The evidence of lesson 4: the one published pair of waits, one image's six years of updates, and how little of an image is read. */
import { ANSWER } from "../contract/answer.ts";
import { demo } from "../contract/demo.ts";
import { schema } from "../contract/params.ts";
import { drawnTables, evidenceOf, tables, type Evidence } from "./evidence-model.ts";
import { evidenceFacts } from "./evidence-facts.ts";
import { drawQuestion, drawUpdates, drawWaffle, drawWaits, FROM, LONGEST, SWEEP, UNTIL } from "./evidence-pictures.ts";
import { evidenceRows } from "./evidence-rows.ts";
import { verdictOf } from "./evidence-verdict.ts";
import { answered, asking, guesses, passing, readAtStart, revealing, starting, updated } from "./evidence-words.ts";

const knobs = schema({
  guess: {
    kind: "number",
    label: "Your guess",
    effect: "Marks how long you think it takes from adding a package to the first task.",
    default: null,
    min: FROM,
    max: UNTIL,
    unit: "seconds",
    scale: "log",
    keep: true,
  },
  picture: {
    kind: "choice",
    label: "Evidence",
    effect: "Shows two published waits, every update of one image in six years, or what is read of images at start.",
    default: "waits",
    options: { waits: "two waits", updates: "six years of updates", read: "what is read" },
  },
  update: {
    kind: "number",
    label: "An update",
    effect: "Puts one of the updates in front, counted from the first, and makes the demo's edits as large.",
    default: null,
    min: 1,
    max: 284,
    unit: "count",
    integer: true,
    // Picked on the picture, with a pointer or with keys: nobody knows an update by its number.
    hidden: true,
  },
  answer: ANSWER,
});

/** What there is to see. */
const HEADINGS = {
  question: "When does the first task run?",
  waits: "How long until a cluster is there",
  updates: "Six years of one science image",
  read: "What is pulled, and what is read",
} as const;

export default demo<typeof knobs, Evidence>({
  title: "Changing packages: what is published",
  heading: ({ picture, answer }) => HEADINGS[answer === "shown" ? picture : "question"],
  schema: knobs,
  tables,
  drawn: ({ picture }) => drawnTables[picture],
  // One vendor’s words are nobody’s measurement; a study’s shares and a history’s counts are.
  basis: ({ picture, answer }) => (picture === "waits" || answer === "hidden" ? "told" : "measured"),
  answers: { knob: "guess", options: guesses },
  verdict: ({ guess }, tables) => verdictOf(guess, tables),

  // With a layer for each edit its size is what is built and sent; in one layer it would not matter.
  hands: ({ picture, update }) =>
    picture === "updates" && update !== null
      ? { update, what: "package", way: "image", layers: "each", picture: "day" }
      : null,

  model: evidenceOf,

  span: ({ view }) => (view === "question" ? 0 : SWEEP),
  pace: () => SWEEP,

  draw(model, frame) {
    if (model.view === "updates") return drawUpdates(model, frame);
    if (model.view === "read") return drawWaffle(model, frame);
    return model.view === "question" ? drawQuestion(model, frame) : drawWaits(model, frame);
  },

  say(model, at) {
    const { view, guess, starts, updates, picked } = model;
    if (view === "question") return asking(guess);
    const share = Math.max(0, at) / SWEEP;
    if (view === "read") return share < 1 ? starting(starts) : readAtStart(starts);
    if (view === "updates") return share < 1 ? passing(updates, share) : updated(updates, picked);
    return share < 1 ? revealing(starts, LONGEST * share) : answered(starts, guess);
  },

  rows: evidenceRows,
  facts: evidenceFacts,
});
