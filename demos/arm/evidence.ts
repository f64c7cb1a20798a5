/** The evidence of lesson 3: the same work on ARM and on x86, measured; what both cost; and ARM against Intel. */
import { ANSWER } from "../contract/answer.ts";
import { demo } from "../contract/demo.ts";
import { schema } from "../contract/params.ts";
import { evidenceFacts } from "./evidence-facts.ts";
import { drawnTables, evidenceOf, tables, type Evidence } from "./evidence-model.ts";
import { drawPairs, drawPrices } from "./evidence-checks.ts";
import { arrived, drawQuestion, drawSetUps, GUESS, SWEEP } from "./evidence-picture.ts";
import { evidenceRows } from "./evidence-rows.ts";
import { verdictOf } from "./evidence-verdict.ts";
import { answered, arriving, asking, carried, chosen, families, guesses, met, priced } from "./evidence-words.ts";
import { runnersOf } from "./measured.ts";
import { handedOf, pairs } from "./pairs.ts";
import { setUps } from "./setups.ts";

const knobs = schema({
  guess: {
    kind: "number",
    label: "Your guess",
    effect: "Marks how much work you think a dollar buys on ARM, if it buys 1 on x86.",
    default: null,
    ...GUESS,
    unit: "multiple",
    scale: "log",
    keep: true,
  },
  picture: {
    kind: "choice",
    label: "Evidence",
    effect: "Shows 65 set-ups on two chips, list prices by generation, or ARM against Intel.",
    default: "setups",
    options: { setups: "65 set-ups", prices: "prices", pairs: "Intel pairs" },
  },
  setup: {
    kind: "choice",
    label: "Set-up",
    effect: "Puts one set-up in front and hands its speed to the demo; a click on its column does the same.",
    default: "none",
    options: setUps,
  },
  family: {
    kind: "choice",
    label: "Machines",
    effect: "Shows list prices of general machines, of those for computing, or of those with much memory.",
    default: "m",
    options: families,
  },
  pair: {
    kind: "choice",
    label: "Pair",
    effect: "Picks one pair of ARM and Intel, and has the demo race on it.",
    default: "none",
    options: pairs,
    // Picked on the picture, with a pointer or with keys.
    hidden: true,
  },
  answer: ANSWER,
});

export default demo<typeof knobs, Evidence>({
  title: "ARM against x86",
  heading: ({ picture, answer }) =>
    answer === "hidden"
      ? "ARM against x86"
      : {
          setups: "What a dollar buys on ARM",
          prices: "What a virtual CPU costs",
          pairs: "ARM against Intel, one engine",
        }[picture],
  schema: knobs,
  tables,
  drawn: ({ picture }) => drawnTables[picture],
  basis: () => "measured",
  answers: { knob: "guess", options: guesses },
  verdict: ({ guess }, tables) => verdictOf(guess, tables),

  hands({ picture, setup, pair }, tables) {
    if (picture === "pairs") return handedOf(pair, tables);
    const runner = picture === "setups" ? runnersOf(tables).find(({ id }) => id === setup) : undefined;
    return runner ? { pair: "genoa", speed: runner.speed } : null;
  },

  model: evidenceOf,

  span: ({ view }) => (view === "question" ? 0 : SWEEP),
  pace: () => SWEEP,

  draw(model, frame) {
    if (model.view === "question") return drawQuestion(model, frame);
    if (model.view === "prices") return drawPrices(model, frame);
    if (model.view === "pairs") return drawPairs(model, frame);
    return drawSetUps(model, frame);
  },

  say(model, at) {
    const { view, guess, runners } = model;
    if (view === "question") return asking(guess);
    if (view === "prices") return priced(model);
    if (view === "pairs") return met(model);
    if (at < SWEEP) {
      const last = arrived(runners.length, at);
      return last === undefined ? carried(model) : arriving(runners[last]!);
    }
    return model.chosen ? chosen(model.chosen, model) : answered(model);
  },

  rows: evidenceRows,
  facts: evidenceFacts,
});
