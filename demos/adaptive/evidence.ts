/** The evidence of lesson 6: four months of jobs under a cluster of fixed size, and real Dask that follows its work. */
import { ANSWER } from "../contract/answer.ts";
import { demo } from "../contract/demo.ts";
import { share } from "../contract/format.ts";
import { schema } from "../contract/params.ts";
import { rowsOf } from "../contract/table.ts";
import { factsOf } from "./evidence-facts.ts";
import { drawDemand, drawRuns, SWEEP } from "./evidence-pictures.ts";
import { verdictOf } from "./evidence-verdict.ts";
import { answered, asking, dayOf, recorded, sweeping } from "./evidence-words.ts";
import { demandOf, usedWithin, type Demand } from "./in-flight.ts";
import { fixedPaid, MAXIMUM, recordedOf, type Recorded, type RunRow } from "./recordings.ts";

const knobs = schema({
  guess: {
    kind: "number",
    label: "Your guess",
    effect: "Marks how much of a cluster sized for the peak you think is used.",
    default: null,
    min: 0,
    max: 1,
    unit: "share",
    keep: true,
  },
  picture: {
    kind: "choice",
    label: "Show",
    effect: "Shows four months of jobs under a cluster of fixed size, or recorded runs of Dask's adaptive scaling.",
    default: "demand",
    options: { demand: "four months of jobs", runs: "real Dask, recorded" },
  },
  fixed: {
    kind: "choice",
    label: "Fixed at",
    effect: "Fixes the cluster at the most jobs at once, at what 95 % of the time stays below, or at the mean.",
    default: "peak",
    options: { peak: "the peak", high: "95 % of the time", mean: "the mean" },
  },
  workload: {
    kind: "choice",
    label: "Recorded work",
    effect: "Chooses which recorded work is shown, and hands it to the demo to be simulated.",
    default: "bursts",
    options: {
      burst: "a burst",
      late: "slow start",
      bursts: "two bursts",
      trickle: "a trickle",
      tail: "a long tail",
    },
  },
  answer: ANSWER,
});

/** Either picture; the numbers the prose quotes are of both. */
interface Model {
  readonly shown: boolean;
  readonly guess: number | null;
  readonly demand: Demand;
  /** Only where the recorded runs are what is shown. */
  readonly runs?: Recorded;
  readonly facts: Readonly<Record<string, string>>;
}

export default demo<typeof knobs, Model>({
  title: "How much is used of what is paid for",
  heading: ({ answer, picture }) =>
    answer === "hidden"
      ? "A machine for every job, at the peak"
      : picture === "runs"
        ? "Real Dask follows its work"
        : "What jobs use of a fixed cluster",
  schema: knobs,
  tables: ["jobs-in-flight", "demand-summary", "adaptive-runs", "duty-cycles"],
  drawn: ({ picture }) => (picture === "runs" ? ["adaptive-runs"] : ["jobs-in-flight", "demand-summary"]),
  basis: () => "measured",

  answers: {
    knob: "guess",
    options: [
      { label: "nearly all of it", value: 0.95 },
      { label: "three quarters", value: 0.75 },
      { label: "half", value: 0.5 },
      { label: "a third", value: 0.33 },
      { label: "a quarter", value: 0.25 },
      { label: "a tenth", value: 0.1 },
      { label: "hardly any", value: 0.03 },
    ],
  },

  // What was recorded was recorded with Dask's defaults and up to eight workers: the demo is to play just that.
  hands: ({ picture, workload }) =>
    picture === "demand"
      ? null
      : {
          demand: workload === "late" ? "burst" : workload,
          startup: workload === "late" ? 5 : 0,
          policy: "adaptive",
          rules: "2024.7.0",
          wait: 3,
          target: 5,
          interval: 1,
          minimum: 0,
          maximum: MAXIMUM,
        },

  model({ guess, picture, fixed, workload, answer }, tables) {
    const shown = answer === "shown";
    return {
      shown,
      // The question is about the peak, and so is the guess.
      guess: shown && fixed !== "peak" ? null : guess,
      demand: demandOf(tables, shown ? fixed : "peak"),
      ...(shown && picture === "runs" ? { runs: recordedOf(rowsOf<RunRow>(tables, "adaptive-runs"), workload) } : {}),
      facts: factsOf(tables),
    };
  },

  span: ({ shown, runs }) => runs?.front.until ?? (shown ? SWEEP : 0),
  pace: () => SWEEP,

  draw: ({ shown, guess, demand, runs }, frame) =>
    runs ? drawRuns(runs, frame) : drawDemand(demand, { shown, guess }, frame),

  say({ shown, guess, demand, runs }, at) {
    if (runs) return recorded(runs, at);
    if (!shown) return asking(guess);
    if (at >= SWEEP) return answered(demand, guess);
    return sweeping(demand, Math.max(1, (Math.max(0, at) / SWEEP) * demand.hourly.length));
  },

  rows: ({ demand, runs }) => (runs ? rowsOfRuns(runs) : rowsOfDemand(demand)),
  facts: ({ facts }) => ({ ...facts }),
  verdict: ({ guess }, tables) => verdictOf(guess, tables),
});

function rowsOfRuns({ front, others }: Recorded) {
  return {
    caption:
      "Recorded runs of real Dask, adaptive from 0 to 8 workers: how long, how many worker-seconds, and what of them computed",
    columns: [
      "Dask",
      "run",
      "done (s)",
      "paid (worker-seconds)",
      "computing (worker-seconds)",
      "times scaled up",
      "times scaled down",
      "8 workers kept that long (worker-seconds)",
      "workers, each until the next",
    ],
    rows: [front, ...others].map((run) => [
      run.version,
      run.repeat,
      run.seconds,
      run.paid,
      run.busy,
      run.ups,
      run.downs,
      Math.round(fixedPaid(run) * 10) / 10,
      run.steps.map(([at, workers]) => `${at} s: ${workers}`).join(", "),
    ]),
  };
}

/** By the week: three thousand hours are no table to read. */
function rowsOfDemand(demand: Demand) {
  const { hourly, size, used, over } = demand;
  const percent = (part: number): number => Math.round(part * 1000) / 10;
  const WEEK = 168;
  const weeks = Array.from({ length: Math.ceil(hourly.length / WEEK) }, (_, week) =>
    hourly.slice(week * WEEK, (week + 1) * WEEK),
  );
  const mean = (hours: readonly number[]): number => hours.reduce((sum, jobs) => sum + jobs, 0) / hours.length;
  return {
    caption: `Jobs in flight at SURF, if each started on arrival, by week; a cluster of ${size} machines is ${share(used)} used, too small ${share(over)} of the time`,
    columns: ["week beginning", "mean jobs", "busiest hour (jobs)", `used of ${size} machines (%)`],
    rows: weeks.map((hours, week) => [
      dayOf(demand, week * WEEK),
      Math.round(mean(hours) * 10) / 10,
      Math.max(...hours),
      percent(usedWithin(hours, size, hours.length)),
    ]),
  };
}
