/** The demo of lesson 9: one job on 1 to 256 machines; its time falls long before its bill rises. */
import { demo, PACE } from "../contract/demo.ts";
import { plural } from "../contract/format.ts";
import { schema } from "../contract/params.ts";
import { factsOf } from "./demo-facts.ts";
import { runRows, sweepRows } from "./demo-rows.ts";
import { inputsOf } from "./machines.ts";
import { modelOf, outcomeOf, weightOf, type Model } from "./model.ts";
import { runPicture } from "./run-picture.ts";
import { ended, running } from "./run-words.ts";
import { SWEEP, sweepPicture } from "./sweep-picture.ts";
import { reduce, SIZES } from "./sweep-study.ts";
import { marked, swept } from "./sweep-words.ts";

const knobs = schema({
  workers: {
    kind: "number",
    label: "Workers",
    effect: "Machines asked for at once, one worker each; all are paid for until the result is there.",
    default: 24,
    min: 1,
    max: 256,
    unit: "count",
    scale: "log",
    integer: true,
  },
  startup: {
    kind: "number",
    label: "Start-up",
    effect: "From asking for a machine to its worker’s first task, give or take a fifth; paid like all the rest.",
    default: 60,
    min: 0,
    max: 600,
    unit: "seconds",
  },
  pieces: {
    kind: "number",
    label: "Pieces",
    effect: "Tasks that the same 2 TB, at 60 MB/s a vCPU, are cut into; that much and uneven by half are assumptions.",
    default: 320,
    min: 16,
    max: 10_000,
    unit: "count",
    scale: "log",
    integer: true,
  },
  machine: {
    kind: "choice",
    label: "Each worker",
    effect: "An m7g: a thread for each 4 GiB, at one price for each. Memory runs short in the memory stories only.",
    default: "large",
    options: { medium: "4 GiB", large: "8 GiB", xlarge: "16 GiB", double: "32 GiB", quad: "64 GiB" },
  },
  picture: {
    kind: "choice",
    label: "Picture",
    effect: "Shows one run, the scale to mark the knee on, every size, or one run whose memory counts.",
    default: "run",
    options: { run: "one run", mark: "the empty scale", sweep: "every size", memory: "a run with memory limits" },
    hidden: true,
  },
  knee: {
    kind: "number",
    label: "Your knee",
    effect: "Up to how many workers you think the bill stays nearly flat.",
    default: null,
    min: 1,
    max: 256,
    unit: "count",
    scale: "log",
    integer: true,
    keep: true,
    hidden: true,
  },
});

const sweeps = ({ picture }: { readonly picture: string }): boolean => picture === "mark" || picture === "sweep";

export default demo<typeof knobs, Model>({
  title: "One job on few machines and on many",
  heading: ({ picture, workers }) =>
    picture === "sweep"
      ? "Time and bill, by number of workers"
      : picture === "mark"
        ? "Where does the bill turn up?"
        : `One job on ${plural(workers, "worker")}${picture === "memory" ? ", and their memory" : ""}`,
  schema: knobs,
  tables: ["cost-factors"],
  basis: () => "simulated",

  stories: [
    {
      title: "One worker, all afternoon",
      tells: "The bill grows as slowly as the job.",
      state: { workers: 1 },
    },
    {
      title: "24 workers, nearly the same bill",
      tells: "The same work side by side: done before the coffee is cold.",
      state: { workers: 24 },
    },
    {
      title: "256 workers for 56 tasks",
      tells: "Most rows stay hatched to the end: there is nothing for them to do, and they are paid for.",
      state: { workers: 256, pieces: 56 },
    },
    {
      title: "Slow start",
      tells: "Ten minutes of start-up for a few minutes of work, on every machine.",
      state: { workers: 128, startup: 600 },
    },
    {
      title: "Mark the knee",
      tells: "Point at the size up to which you think the bill stays nearly flat.",
      state: { picture: "mark" },
    },
    {
      title: "Every size, 1 to 256",
      tells: "Time falls and falls; the bill is flat for long, and then it is not.",
      state: { picture: "sweep" },
    },
    {
      title: "Small memories",
      tells: "Workers of 4 GiB write to disk, pause and die, until one piece has ended too many of them.",
      state: { workers: 32, machine: "medium", pieces: 800, picture: "memory" },
    },
    {
      title: "Few large ones",
      tells: "The same threads, memory and price in an eighth of the workers: large pieces and small ones even out.",
      state: { workers: 4, machine: "double", pieces: 800, picture: "memory" },
    },
  ],

  weight: weightOf,
  model: (params, tables, told) => modelOf(params, inputsOf(tables), told),

  span: ({ picture, run: { finished } }) => (picture === "mark" ? 0 : picture === "sweep" ? SWEEP : finished),
  pace: (model) => (sweeps(model) ? SWEEP : PACE),

  draw: (model, frame, ghost) => (sweeps(model) ? sweepPicture : runPicture)(model, frame, ghost),

  say(model, at, study) {
    if (model.picture === "mark") return marked(model);
    if (model.picture === "sweep") return swept(model, study, at);
    return at >= model.run.finished ? ended(model) : running(model, at);
  },

  rows: (model, study) => (sweeps(model) ? sweepRows(model, study) : runRows(model)),
  facts: factsOf,
  outcome: outcomeOf,

  study: {
    title: "Runs on other numbers of workers",
    wanted: ({ picture }) => picture === "sweep",
    cases: (params) => SIZES.map((workers) => ({ ...params, workers, picture: "run" as const, knee: null })),
    reduce,
  },
});
