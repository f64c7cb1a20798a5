/** The evidence of lesson 9: what the same work costs on larger machines, for 53 set-ups of ClickBench on five sizes. */
import { ANSWER } from "../contract/answer.ts";
import { demo } from "../contract/demo.ts";
import { schema } from "../contract/params.ts";
import { evidenceFacts } from "./evidence-facts.ts";
import { drawnTables, evidenceOf, sizeAt, tables, vcpusOf, type Evidence } from "./evidence-model.ts";
import { drawQuery, drawTpch } from "./evidence-checks.ts";
import { drawQuestion, drawSizes, GUESS } from "./evidence-picture.ts";
import { SWEEP } from "./sweep.ts";
import { evidenceRows } from "./evidence-rows.ts";
import {
  answered,
  ASKED,
  asking,
  chosen,
  guesses,
  handed,
  inTheMiddle,
  judged,
  otherwise,
  passing,
  query,
  timesOf,
  tpch,
} from "./evidence-words.ts";
import { judge, verdictOf } from "./evidence-verdict.ts";
import { setUps } from "./setups.ts";

const knobs = schema({
  guess: {
    kind: "number",
    label: "Your guess",
    effect: "Marks what you think a machine eight times as large does to the bill.",
    default: null,
    ...GUESS,
    unit: "multiple",
    scale: "log",
    keep: true,
  },
  picture: {
    kind: "choice",
    label: "Evidence",
    effect: "Shows 53 set-ups on five sizes, one published query, or what cuts the other way.",
    default: "sizes",
    options: { sizes: "53 set-ups", query: "one query", tpch: "TPC-H" },
  },
  mean: {
    kind: "choice",
    label: "Mean",
    effect: "Counts all seconds together, which is what one pays for, or every query the same.",
    default: "total",
    options: { total: "total time", geometric: "geometric" },
  },
  setup: {
    kind: "choice",
    label: "Set-up",
    effect: "Puts one set-up in front; the picture names all 53, and a click there hands the size to the demo.",
    default: "none",
    options: setUps,
  },
  size: {
    kind: "choice",
    label: "A size",
    effect: "Reads off one size, and hands it to the demo as that many workers.",
    default: "none",
    options: { none: "none", s4: "4 vCPU", s8: "8 vCPU", s16: "16 vCPU", s192: "192 vCPU" },
    // Picked on the picture, with a pointer or with keys; a row of buttons more would leave the picture no height.
    hidden: true,
  },
  answer: ANSWER,
});

/** What there is to see. */
const HEADINGS = {
  question: "The same work on larger machines",
  sizes: "The bill on larger machines",
  query: "One query on five sizes",
  tpch: "Ten times the data and machines",
} as const;

export default demo<typeof knobs, Evidence>({
  title: "What the same work costs on larger machines",
  heading: ({ picture, answer }) => HEADINGS[answer === "shown" ? picture : "question"],
  schema: knobs,
  tables,
  drawn: ({ picture }) => drawnTables[picture],
  basis: () => "measured",
  answers: { knob: "guess", options: guesses },

  hands({ size }) {
    const vcpus = vcpusOf(size);
    // One run tells what becomes of a size; the demo's standard machine is as large as the smallest here.
    return vcpus === undefined ? null : { workers: timesOf(vcpus), machine: "large", picture: "run" };
  },

  model: evidenceOf,

  span: ({ view }) => (view === "question" ? 0 : SWEEP),
  pace: () => SWEEP,

  draw(model, frame) {
    if (model.view === "question") return drawQuestion(model, frame);
    if (model.view === "query") return drawQuery(model.warehouses, frame);
    if (model.view === "tpch") return drawTpch(model.queries, frame);
    return drawSizes(model, frame);
  },

  say(model, at) {
    const { view, guess, sizes, mean, other, runner, runners, size } = model;
    if (view === "question") return asking(guess);
    if (view === "query") return query(model.warehouses);
    if (view === "tpch") return tpch(model.queries);
    if (at < SWEEP) return passing(sizes[passed(sizes, at)]!);
    const column = sizeAt(sizes, runner === undefined ? ASKED : (size ?? ASKED));
    const parts =
      runner === undefined
        ? [
            answered(sizes[column]!),
            ...(guess === null ? [] : [judged(judge(guess, sizes, other.sizes))]),
            otherwise(other.sizes[column]!, mean, runners.length),
          ]
        : [chosen(runners[runner]!, sizes, column, mean), inTheMiddle(sizes[column]!)];
    if (size !== undefined) parts.push(handed(size));
    return parts.join(" ");
  },

  rows: evidenceRows,
  facts: evidenceFacts,
  verdict: ({ guess }, tables) => verdictOf(guess, tables),
});

/** The last size the sweep has reached. */
function passed(sizes: Evidence["sizes"], at: number): number {
  const vcpus = 2 * 256 ** (Math.max(0, at) / SWEEP);
  return Math.max(
    0,
    sizes.findLastIndex((size) => size.vcpus <= vcpus * 1.0001),
  );
}
