/** The evidence of lesson 7: how large the data and the clusters of Dask's users are, and how large jobs are elsewhere. */
import { ANSWER } from "../contract/answer.ts";
import { demo } from "../contract/demo.ts";
import { schema } from "../contract/params.ts";
import { factsOf } from "./evidence-facts.ts";
import { heightsOf } from "./evidence-guess.ts";
import { jobsOf, MOST_CORES, workOf, type Jobs, type Work } from "./evidence-logs.ts";
import { drawJobs, drawMachines, drawSizes, SWEEP, type Drawn } from "./evidence-pictures.ts";
import { tableOf } from "./evidence-rows.ts";
import { machines, sizes, surveyOf, type Survey } from "./evidence-survey.ts";
import { verdictOf } from "./evidence-verdict.ts";
import { drawCurve, drawWork } from "./evidence-work.ts";
import * as words from "./evidence-words.ts";

const knobs = schema({
  guess: {
    kind: "curve",
    label: "Your guess",
    effect:
      "Draws how many people in a hundred have megabytes (1), gigabytes (2), terabytes (3), petabytes (4) at most; only heights relative to one another count.",
    default: [],
    x: { label: "Size, 1 MB to 4 PB", unit: "count", min: 1, max: 4 },
    y: { label: "People in a hundred", unit: "count", min: 0, max: 100 },
    keep: true,
  },
  picture: {
    kind: "choice",
    label: "Show",
    effect: "Shows what Dask users said of their data and machines, or what logs of shared clusters say of jobs.",
    default: "sizes",
    options: {
      sizes: "sizes of data",
      machines: "data by machines",
      jobs: "cores and GPUs of jobs",
      work: "who does the work",
      curve: "work by share of jobs",
    },
  },
  data: {
    kind: "choice",
    label: "Data",
    effect: "Picks people by their data, and hands a job of that size to the demo.",
    default: "none",
    options: { none: "none picked", mb: "megabytes", gb: "gigabytes", tb: "terabytes", pb: "petabytes" },
  },
  machines: {
    kind: "choice",
    label: "Machines",
    effect: "Of people whose data are picked, picks those with such machines, and hands these to the demo.",
    default: "none",
    options: {
      none: "none picked",
      laptop: "a laptop",
      workstation: "a workstation",
      few: "2–10 machines",
      tens: "10–100 machines",
      hundreds: "100+ machines",
    },
  },
  answer: ANSWER,
});

/** What is shown: before the answer only the question. */
interface Model extends Drawn {
  readonly picture: "sizes" | "machines" | "jobs" | "work" | "curve";
  readonly survey: Survey;
  readonly jobs: Jobs;
  readonly work: readonly Work[];
  readonly facts: Readonly<Record<string, string>>;
}

/** People in a hundred, smallest data first, as a line. */
const hill = (...people: readonly [number, number, number, number]) =>
  people.map((many, index) => [index + 1, many] as const);

/** Each picture's own tables; the years of the survey are only quoted in the prose. */
const drawn = {
  sizes: ["survey-sizes"],
  machines: ["survey-sizes"],
  jobs: ["job-cores", "job-gpus"],
  work: ["work-concentration"],
  curve: ["work-concentration"],
} as const;

/** What each picture shows. */
const HEADINGS = {
  sizes: "Most tick gigabytes",
  machines: "Data and machines of the same people",
  jobs: "Most jobs ask for few cores",
  work: "A few jobs do much of the work",
  curve: "A few jobs do much of the work",
} as const;

export default demo<typeof knobs, Model>({
  title: "How large the data and the jobs are",
  heading: ({ answer, picture }) => (answer === "hidden" ? "How large are their data?" : HEADINGS[picture]),
  schema: knobs,
  tables: ["survey-sizes", "survey-machines", "job-cores", "job-gpus", "work-concentration"],
  drawn: ({ picture }) => drawn[picture],
  basis: () => "measured",

  answers: {
    knob: "guess",
    options: [
      { label: "most have megabytes", value: hill(60, 30, 8, 2) },
      { label: "most have gigabytes", value: hill(20, 60, 17, 3) },
      { label: "half have a terabyte", value: hill(10, 40, 40, 10) },
      { label: "most have terabytes", value: hill(5, 20, 60, 15) },
      { label: "most have petabytes", value: hill(3, 7, 30, 60) },
    ],
  },

  hands: ({ data, machines: name }) =>
    data === "none" ? null : { size: sizes[data].bytes, ...(name === "none" ? {} : machines[name].run) },

  model({ guess, picture, data, machines: name, answer }, tables) {
    const survey = surveyOf(tables);
    const [jobs, work] = [jobsOf(tables), workOf(tables)];
    const shown = answer === "shown";
    return {
      shown,
      // The question is about sizes.
      picture: shown ? picture : "sizes",
      heights: heightsOf(guess),
      data: data === "none" ? null : data,
      machine: name === "none" ? null : name,
      survey,
      jobs,
      work,
      facts: factsOf(tables, survey, jobs, work),
    };
  },

  span: ({ shown }) => (shown ? SWEEP : 0),
  pace: () => SWEEP,

  draw(model, frame) {
    switch (model.picture) {
      case "sizes":
        return drawSizes(model.survey, model, frame);
      case "machines":
        return drawMachines(model.survey, model, frame);
      case "jobs":
        return drawJobs(model.jobs, frame);
      case "work":
        return drawWork(model.work, SWEEP, frame);
      case "curve":
        return drawCurve(model.work, SWEEP, frame);
    }
  },

  say(model, at) {
    const { shown, picture, heights, survey, jobs, work, data, machine } = model;
    if (!shown) return words.asking(heights);
    const part = Math.max(0, at) / SWEEP;
    if (picture === "jobs") return part < 1 ? words.logged(jobs, Math.floor(MOST_CORES ** part)) : words.jobbed(jobs);
    if (picture === "work" || picture === "curve")
      return part < 1 ? words.heaping(work, 0.001 ** (1 - part)) : words.concentrated(work);
    if (part < 1) return words.rising(survey, part);
    // What was picked is what somebody wants to hear of.
    const taken = data === null ? "" : words.picked(survey, data, machine);
    if (picture === "machines") return taken || words.mixed(survey);
    return `${words.sized(survey, heights)} ${taken}`.trim();
  },

  rows: tableOf,
  facts: ({ facts }) => ({ ...facts }),
  verdict: ({ guess }, tables) => verdictOf(guess, surveyOf(tables)),
});
