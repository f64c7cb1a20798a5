/** The demo of lesson 8: one scheduler feeds many workers; the shorter the tasks, the longer everybody waits. */
import { demo, PACE } from "../contract/demo.ts";
import { schema } from "../contract/params.ts";
import { curvesPicture, SWEEP } from "./curves-picture.ts";
import { reduce, settingsFor } from "./curves-study.ts";
import { passing } from "./curves-words.ts";
import { factsOf } from "./demo-facts.ts";
import { curveRows, runRows } from "./demo-rows.ts";
import { ended, running } from "./demo-words.ts";
import { outcomeOf } from "./job.ts";
import { done, fits, ordersFor, shown, WAYS } from "./live.ts";
import { lastOf, livePicture } from "./live-picture.ts";
import { livedWords } from "./live-words.ts";
import { modelOf, type Model } from "./model.ts";
import { runPicture } from "./run-picture.ts";
import { slots, tasksFor } from "./run.ts";

const knobs = schema({
  seconds: {
    kind: "number",
    label: "Task length",
    effect: "Shorter tasks come back to the scheduler more often.",
    default: 0.01,
    min: 0.001,
    max: 10,
    unit: "seconds",
    scale: "log",
  },
  workers: {
    kind: "number",
    label: "Workers",
    effect: "More workers share the one scheduler.",
    default: 16,
    min: 1,
    max: 1000,
    unit: "count",
    scale: "log",
    integer: true,
  },
  threads: {
    kind: "number",
    label: "Threads each",
    effect: "Tasks a worker runs at once, if they let go of the GIL; its messages then carry several.",
    default: 1,
    min: 1,
    max: 8,
    unit: "count",
    scale: "log",
    integer: true,
  },
  queuing: {
    kind: "flag",
    label: "Queuing",
    effect: "Holds tasks at the scheduler (worker-saturation 1.1); off, all are handed out at once (inf).",
    default: true,
  },
  picture: {
    kind: "choice",
    label: "Picture",
    effect: "Shows one run, or how busy clusters of several sizes are by task length.",
    default: "run",
    options: { run: "one run", curves: "all task lengths" },
    hidden: true,
  },
  job: {
    kind: "number",
    label: "Job to be cut",
    effect: "A job of the evidence, cut into tasks like these; its median job unless one was picked.",
    default: null,
    min: 1,
    max: 604_800,
    unit: "seconds",
    scale: "log",
    hidden: true,
  },
  way: {
    kind: "choice",
    label: "Sent",
    effect: "How tasks reach Web Workers.",
    default: "message",
    options: WAYS,
    hidden: true,
  },
});

export default demo<typeof knobs, Model>({
  title: "Inside a job: one scheduler, many tasks",
  schema: knobs,
  tables: ["dask-efficiency", "job-clusters"],
  basis: () => "simulated",

  stories: [
    {
      title: "A million tiny calls",
      tells: "The scheduler’s row is full and the workers’ rows are nearly empty.",
      state: { seconds: 0.001, workers: 32 },
    },
    {
      title: "The same work, batched",
      tells: "The same workers and the same scheduler, which now has next to nothing to do.",
      state: { seconds: 1, workers: 32 },
    },
    {
      title: "A thousand workers, one scheduler",
      tells: "Tasks of the length Dask advises are too short for so many: the scheduler is full again.",
      state: { seconds: 0.1, workers: 1000 },
    },
    {
      title: "More threads instead",
      tells: "As many threads in an eighth of the workers: a message carries several tasks, and more of them compute.",
      state: { seconds: 0.1, workers: 125, threads: 8 },
    },
    {
      title: "Every task length",
      tells: "Each size of cluster has a length below which it starves; the dots are real Dask.",
      state: { seconds: 0.001, workers: 32, picture: "curves" },
    },
  ],

  weight: ({ seconds, ...cluster }) => tasksFor(seconds, slots(cluster)),
  model: modelOf,

  span(model) {
    const lived = done(model);
    return model.picture === "curves" ? SWEEP : lived ? lastOf(model, lived) : model.run.finished;
  },
  pace: ({ picture }) => (picture === "curves" ? SWEEP : PACE),

  draw(model, frame, ghost) {
    const lived = done(model);
    if (lived) return livePicture(model, lived, frame);
    return model.picture === "curves" ? curvesPicture(model, frame, ghost) : runPicture(model, frame, ghost);
  },

  say(model, at, study) {
    const lived = done(model);
    if (lived) return livedWords(model, lived, at);
    if (model.picture === "curves") return passing(model, study, at);
    return at >= model.run.finished ? ended(model) : running(model.run, Math.max(0, at));
  },

  rows: (model, study) => (model.picture === "curves" ? curveRows(model, study) : runRows(model)),
  facts: factsOf,
  outcome: ({ run, job }) => outcomeOf(run, job),

  study: {
    title: "Runs at other task lengths and sizes",
    wanted: ({ picture }) => picture === "curves",
    cases: (params) =>
      settingsFor(params).map((setting) => ({ ...setting, picture: "run", job: null, way: "message" })),
    reduce,
  },

  live: { title: "Really run it here:", ways: "way", fits, orders: ordersFor, shown },
});
