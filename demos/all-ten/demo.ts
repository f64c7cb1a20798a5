/** All ten knobs on one job: any subset of them, and which two matter most. */
import { demo } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { drawAll } from "./all-picture.ts";
import { factsOf } from "./facts.ts";
import { tables } from "./job.ts";
import { knobs, SUBSETS, type Knobs } from "./knobs.ts";
import { modelOf, outcomeOf, type Model } from "./model.ts";
import { runRows, studyRows } from "./rows.ts";
import { drawRun } from "./run-picture.ts";
import { stories } from "./stories.ts";
import { cases, reduce } from "./study.ts";
import { ended, ranked, running } from "./words.ts";

/** Wall seconds for a run of so many virtual ones: a long one takes longer to show, too. */
const PACE = { least: 4, most: 9, per: 600 } as const;

const title = "One job, ten knobs, any of them turned";

export default demo<Knobs, Model>({
  title,
  heading: ({ picture }) => (picture === "all" ? `Ten knobs, ${count(SUBSETS)} ways to turn them` : title),
  schema: knobs,
  tables,
  // Five credits would take more room than the finding. Whose prices its bill is made of and whose record its wait, the line
  // says; what else it is played with was credited by three lessons, which it names. The sources have all five in full.
  drawn: () => ["prices", "spot-zones"],
  basis: () => "simulated",
  follows: () => "by Dask’s rules, on assumed sizes and the data of lessons 2, 3 and 10",
  stories,
  // A run's length counts: adaptive scaling looks every second of it, and a wait for a zone is played with it.
  weight: ({ adaptive, zones, start, fast }) => 240 * (adaptive ? (zones || start === "some" ? 8 : 24) : fast ? 5 : 6),
  model: modelOf,
  span: ({ shown, took }) => (shown ? took.seconds : 0),
  pace: ({ took: { seconds } }) => Math.min(PACE.most, Math.max(PACE.least, seconds / PACE.per)),
  draw: (model, frame, ghost) => (model.shown ? drawRun(model, frame, ghost) : drawAll(model, frame, ghost)),
  say(model, at, study) {
    if (!model.shown) return ranked(model, study);
    return at >= model.took.seconds ? ended(model) : running(model, Math.max(0, at));
  },
  rows: (model, study) => (model.shown ? runRows(model) : studyRows(model, study)),
  facts: factsOf,
  outcome: outcomeOf,
  study: {
    title: `${count(SUBSETS)} ways, four a run`,
    wanted: ({ picture }) => picture === "all",
    cases,
    reduce,
  },
});
