/** The evidence of lesson 10: what a terabyte and a job cost, and what waste does. */
import { ANSWER } from "../contract/answer.ts";
import { demo } from "../contract/demo.ts";
import type { DataTable } from "../contract/outcome.ts";
import { schema } from "../contract/params.ts";
import { factsOf } from "./evidence-facts.ts";
import { drawJobs, drawPrices, drawWaste, drawWheel, SPANS, SWEEP } from "./evidence-pictures.ts";
import { verdictOf } from "./evidence-verdict.ts";
import { answered, asking, priced, sweepingBills, sweepingJobs, sweepingPrices, wasted } from "./evidence-words.ts";
import { costLogs, shareWithin, type CostLog } from "./job-costs.ts";
import { publishedOf, runLabel, runNames, TERABYTES, type Published, type RunName } from "./published.ts";
import { paidOf, surveyOf, type Paid, type Survey } from "./waste.ts";

const [CHEAPEST, DEAREST] = SPANS.terabyte;

const knobs = schema({
  guess: {
    kind: "number",
    label: "Your guess",
    effect: "Marks what you think it costs to process one terabyte.",
    default: null,
    min: CHEAPEST,
    max: DEAREST,
    unit: "dollars",
    scale: "log",
    keep: true,
  },
  picture: {
    kind: "choice",
    label: "Show",
    effect: "Shows prices of a terabyte, what jobs would cost, or good runs beside accidents.",
    default: "terabyte",
    options: { terabyte: "a terabyte", jobs: "whole jobs", waste: "waste" },
  },
  vcpus: {
    kind: "number",
    label: "Assumed vCPUs",
    effect: "Prices each of SURF's jobs as if it had so many vCPUs; the log does not say.",
    default: 16,
    min: 1,
    max: 256,
    unit: "count",
    scale: "log",
    integer: true,
  },
  run: {
    kind: "choice",
    label: "A published price",
    effect: "Hands a published price to the demo: its data and its kind of machine.",
    default: "none",
    options: {
      none: "none",
      ...(Object.fromEntries(runNames.map((name) => [name, runLabel(name)])) as Record<RunName, string>),
    },
  },
  answer: ANSWER,
});

/** The tables that each picture draws. */
const DRAWN = {
  terabyte: ["published-costs"],
  jobs: ["job-costs", "job-cost-summary"],
  waste: ["published-costs", "job-cost-summary", "cost-accidents", "cloud-waste"],
} as const;

/** What there is to see. */
const HEADINGS = {
  wheel: "Your price of a terabyte",
  terabyte: "What a terabyte has cost",
  jobs: "What whole jobs would cost",
  waste: "Good runs beside accidents",
} as const;

/** One of three pictures, or the question; the numbers the prose quotes are of all. */
interface Model {
  readonly picture: "wheel" | "terabyte" | "jobs" | "waste";
  readonly guess: number | null;
  readonly published: readonly Published[];
  /** A published price that was picked. */
  readonly picked?: Published;
  readonly logs: readonly CostLog[];
  readonly paid: readonly Paid[];
  readonly survey: Survey;
  readonly facts: Readonly<Record<string, string>>;
}

export default demo<typeof knobs, Model>({
  title: "What computing costs",
  heading: ({ picture, answer }) => HEADINGS[answer === "shown" ? picture : "wheel"],
  schema: knobs,
  tables: ["published-costs", "job-costs", "job-cost-summary", "cost-accidents", "cloud-waste"],
  drawn: ({ picture, answer }) => DRAWN[answer === "shown" ? picture : "terabyte"],
  // A vendor, or entrants to its challenge, said what a terabyte cost them; only the jobs come from logs.
  basis: ({ picture }) => (picture === "jobs" ? "measured" : "told"),

  answers: {
    knob: "guess",
    options: [
      { label: "a cent", value: 0.01 },
      { label: "10 cents", value: 0.1 },
      { label: "a dollar", value: 1 },
      { label: "$10", value: 10 },
      { label: "$100", value: 100 },
      { label: "$1,000", value: 1000 },
    ],
  },

  hands: ({ picture, run }) => {
    if (picture !== "terabyte" || run === "none") return null;
    const rule = run === "ideal" || run === "arm" || run === "intel";
    return {
      terabytes: TERABYTES[run],
      region: true,
      vectorised: true,
      rightsized: true,
      arm: run !== "intel",
      spot: !rule || run === "ideal",
    };
  },

  model({ guess, picture, vcpus, run, answer }, tables) {
    const logs = costLogs(tables, vcpus);
    const published = publishedOf(tables);
    const picked = published.find(({ id }) => id === run);
    return {
      picture: answer === "shown" ? picture : "wheel",
      guess,
      published,
      ...(picked ? { picked } : {}),
      logs,
      paid: paidOf(tables, logs[0]!),
      survey: surveyOf(tables),
      facts: factsOf(tables),
    };
  },

  span: ({ picture }) => (picture === "wheel" ? 0 : SWEEP),
  pace: () => SWEEP,

  draw({ picture, guess, published, picked, logs, paid, survey }, frame, ghost) {
    if (picture === "wheel") return drawWheel(guess, frame);
    if (picture === "jobs") return drawJobs(logs, guess, frame, ghost?.picture === "jobs" ? ghost.logs[0] : undefined);
    if (picture === "waste") return drawWaste(paid, survey, frame);
    return drawPrices(published, guess, picked, frame);
  },

  say({ picture, guess, published, picked, logs, paid, survey }, at) {
    if (picture === "wheel") return asking(guess);
    const done = at >= SWEEP;
    const [min, max] = SPANS[picture];
    const usd = min * (max / min) ** (Math.max(0, at) / SWEEP);
    if (picture === "jobs") return done ? priced(logs[0]!) : sweepingJobs(logs[0]!, usd);
    if (picture === "waste") return done ? wasted(paid, survey) : sweepingBills(paid, usd);
    return done ? answered(published, guess, picked) : sweepingPrices(published, usd);
  },

  rows: ({ picture, published, logs, paid }) =>
    picture === "jobs" ? rowsOfJobs(logs) : picture === "waste" ? rowsOfPaid(paid) : rowsOfPrices(published),
  facts: ({ facts }) => ({ ...facts }),
  verdict: ({ guess }, tables) => verdictOf(guess, publishedOf(tables)),
});

function rowsOfPrices(published: readonly Published[]): DataTable {
  return {
    caption: "Published prices of a terabyte: the cheaper and the dearer end, where two were told",
    columns: [
      "what",
      "data (TB)",
      "paid (US dollars)",
      "from (US dollars a TB)",
      "to (US dollars a TB)",
      "how known",
      "source",
    ],
    rows: published.map(({ label, terabytes, usd, low, high, reckoned, document }) => [
      label,
      terabytes,
      usd,
      low,
      high,
      reckoned ? "reckoned from a rule of thumb" : "told",
      document,
    ]),
  };
}

function rowsOfJobs(logs: readonly CostLog[]): DataTable {
  const steps = [0.01, 0.1, 1, 10, 100];
  const percent = (part: number): number => Math.round(part * 1000) / 10;
  return {
    caption:
      "Jobs of three logs at today's list price: how many, what the median would cost, and the share within a price",
    columns: [
      "log",
      "year",
      "jobs",
      "vCPUs a job",
      "median (US dollars)",
      "mean (US dollars)",
      ...steps.map((usd) => `within $${usd} (%)`),
      "share of the dearest 1 % in the bill (%)",
    ],
    rows: logs.map((log) => [
      `${log.label}: ${log.title}`,
      log.year,
      log.n,
      log.vcpus === null ? "known" : log.vcpus,
      Number(log.usdMedian.toPrecision(4)),
      Number(log.usdMean.toPrecision(4)),
      ...steps.map((usd) => percent(shareWithin(log, usd))),
      percent(log.top1Percent),
    ]),
  };
}

function rowsOfPaid(paid: readonly Paid[]): DataTable {
  return {
    caption: "What was paid for good runs, and for accidents",
    columns: ["what", "kind", "paid (US dollars)", "expected (US dollars)", "source"],
    rows: paid.map(({ label, wasted, usd, thought, source }) => [
      label,
      wasted ? "accident" : "good run",
      Number(usd.toPrecision(4)),
      thought ? `${thought[0]} to ${thought[1]}` : "not told",
      source,
    ]),
  };
}
