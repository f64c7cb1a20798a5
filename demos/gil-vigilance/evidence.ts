/** The evidence of lesson 1: ten operations on two threads and in two processes, a probe that foretells them, and wheels. */
import { ANSWER } from "../contract/answer.ts";
import { demo } from "../contract/demo.ts";
import { schema } from "../contract/params.ts";
import { evidenceFacts } from "./evidence-facts.ts";
import { drawGains, drawQuestion, drawWheels, SWEEP } from "./evidence-pictures.ts";
import { drawProbe } from "./evidence-probe.ts";
import { rowsAsked, rowsMeasured, rowsProbed, rowsWheels } from "./evidence-rows.ts";
import {
  byThreads,
  operationsOf,
  ticking,
  tickingAllBut,
  wheelsOf,
  type Named,
  type Operation,
  type WheelRow,
} from "./evidence-table.ts";
import { verdictOf } from "./evidence-verdict.ts";
import { answered, asking, chosen, passing, probed, probing, wheeled, wheeling } from "./evidence-words.ts";
import { knobs as demoKnobs } from "./demo-knobs.ts";
import { handsOf } from "./operations.ts";

const knobs = schema({
  guess: {
    kind: "number",
    label: "Your guess",
    effect: "Which of the ten run faster on two threads, each a bit of this number; tick them on the picture.",
    default: null,
    min: 0,
    max: tickingAllBut(),
    unit: "count",
    integer: true,
    keep: true,
    hidden: true,
  },
  picture: {
    kind: "choice",
    label: "Show",
    effect: "Shows ten operations, how well a probe foretells them, or who builds for Python without the lock.",
    default: "gains",
    options: { gains: "ten operations", probe: "the probe", wheels: "no lock" },
  },
  operation: {
    kind: "choice",
    label: "Operation",
    effect: "Picks one of the ten, and hands what the probe found of it to the demo, on two threads.",
    default: "none",
    options: demoKnobs.operation.options,
    hidden: true,
  },
  answer: ANSWER,
});

/** What is shown: the question, or one of three pictures. */
interface Model {
  readonly picture: "question" | "gains" | "probe" | "wheels";
  readonly guess: number | null;
  readonly operation: Named | null;
  readonly operations: readonly Operation[];
  readonly months: readonly WheelRow[];
}

export default demo<typeof knobs, Model>({
  title: "What a second thread brings",
  heading: ({ picture, answer }) =>
    answer === "hidden" || picture === "gains"
      ? "What a second thread brings"
      : picture === "probe"
        ? "What a sleeping probe foretells"
        : "Packages ready for a Python without the lock",
  schema: knobs,
  tables: ["gil-operations", "free-threaded-wheels"],
  drawn: ({ picture, answer }) =>
    picture === "wheels" && answer === "shown" ? ["free-threaded-wheels"] : ["gil-operations"],
  basis: () => "measured",

  answers: {
    knob: "guess",
    options: [
      { label: "none", value: ticking() },
      { label: "only sleep", value: ticking("sleep") },
      { label: "NumPy only", value: ticking("matmul", "sort") },
      { label: "NumPy and pandas", value: ticking("matmul", "sort", "apply", "sum", "strings") },
      { label: "all but the loop", value: tickingAllBut("loop") },
      { label: "all but loop, apply, strings, JSON", value: tickingAllBut("loop", "apply", "strings", "json") },
      { label: "all ten", value: tickingAllBut() },
    ],
  },
  verdict: ({ guess }, tables) => verdictOf(guess, tables),

  hands({ operation, answer, picture }, tables) {
    if (answer === "hidden" || picture === "wheels") return null;
    const row = operationsOf(tables).find(({ id }) => id === operation);
    // What was measured and what is then run are the same thing: two threads.
    return row ? { ...handsOf(row), threads: 2, mode: "threads", picture: "lanes" } : null;
  },

  model({ guess, picture, operation, answer }, tables) {
    return {
      picture: answer === "hidden" ? "question" : picture,
      guess,
      operation: operation === "none" ? null : operation,
      operations: operationsOf(tables),
      months: wheelsOf(tables),
    };
  },

  span: ({ picture }) => (picture === "question" ? 0 : SWEEP),
  pace: () => SWEEP,

  draw({ picture, guess, operation, operations, months }, frame) {
    if (picture === "question") return drawQuestion(operations, guess, operation, frame);
    if (picture === "probe") return drawProbe(operations, operation, frame);
    if (picture === "wheels") return drawWheels(months, frame);
    return drawGains(operations, guess, operation, frame);
  },

  say({ picture, guess, operation, operations, months }, at) {
    const part = Math.max(0, at) / SWEEP;
    const done = part >= 1;
    const picked = operations.find(({ id }) => id === operation);
    switch (picture) {
      case "question":
        return asking(operations, guess);
      case "wheels":
        return done ? wheeled(months) : wheeling(months[Math.floor(part * months.length)]!);
      case "probe":
        return done ? `${picked ? `${chosen(picked)} ` : ""}${probed(operations)}` : probing(part);
      case "gains":
        if (!done) return passing(byThreads(operations)[Math.floor(part * operations.length)]!);
        return picked ? chosen(picked) : answered(operations, guess);
    }
  },

  rows({ picture, guess, operations, months }) {
    if (picture === "question") return rowsAsked(operations, guess);
    if (picture === "wheels") return rowsWheels(months);
    return picture === "probe" ? rowsProbed(operations) : rowsMeasured(operations, guess);
  },

  facts: ({ operations, months }) => evidenceFacts(operations, months),
});
