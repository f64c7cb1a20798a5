/** The demo of lesson 7: the same job on a laptop, on one VM, on a cluster; the data have to get there, and machines to start. */
import { demo, PACE } from "../contract/demo.ts";
import { crossingPicture, SWEEP } from "./demo-crossing.ts";
import { passing } from "./demo-crossing-words.ts";
import { weightOf } from "./demo-job.ts";
import { knobs, type Knobs } from "./demo-knobs.ts";
import { modelOf, outcomeOf, type Model } from "./demo-model.ts";
import { factsOf } from "./demo-facts.ts";
import { runPicture } from "./demo-picture.ts";
import { crossingTable, runTable } from "./demo-rows.ts";
import { stories } from "./demo-stories.ts";
import { reduce, sizesOf } from "./demo-study.ts";
import { ended, running } from "./demo-words.ts";

export default demo<Knobs, Model>({
  title: "The same job on a laptop, one VM and a cluster",
  heading: ({ picture }) => (picture === "crossing" ? "Which place is best, by size" : "The same job on three places"),
  schema: knobs,
  tables: ["prices"],
  basis: () => "simulated",
  stories,

  weight: weightOf,
  model: modelOf,
  span: ({ picture, until }) => (picture === "crossing" ? SWEEP : until),
  pace: ({ picture }) => (picture === "crossing" ? SWEEP : PACE),

  draw: (model, frame, ghost) =>
    model.picture === "crossing" ? crossingPicture(model, frame, ghost) : runPicture(model, frame, ghost),

  say(model, at, study) {
    if (model.picture === "crossing") return passing(model, study, at);
    return at >= model.until ? ended(model) : running(model, Math.max(0, at));
  },

  rows: (model, study) => (model.picture === "crossing" ? crossingTable(model, study) : runTable(model)),
  facts: factsOf,
  outcome: outcomeOf,

  study: {
    title: "The job at other sizes",
    wanted: ({ picture }) => picture === "crossing",
    cases: (params) => sizesOf(params).map((size) => ({ ...params, size, picture: "run" as const })),
    reduce,
  },
});
