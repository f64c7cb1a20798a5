/** The demo of lesson 1: tasks of one worker that share Python's one lock, and Dask's own thread in the same line. */
import { demo, PACE } from "../contract/demo.ts";
import { curvePicture, SWEEP } from "./demo-curve.ts";
import { factsOf } from "./demo-facts.ts";
import { knobs, type Knobs } from "./demo-knobs.ts";
import { lanesPicture } from "./demo-lanes.ts";
import { modelOf, outcomeOf, weightOf, type Model } from "./demo-model.ts";
import { curveTable, lanesTable } from "./demo-rows.ts";
import { stories } from "./demo-stories.ts";
import { ended, running } from "./demo-words.ts";
import { sweeping } from "./demo-curve-words.ts";

const isCurve = ({ params }: Model): boolean => params.picture === "curve";

export default demo<Knobs, Model>({
  title: "Tasks of one machine, and Python’s lock",
  heading: ({ picture }) =>
    picture === "curve" ? "Up to sixteen at once, one lock" : "Tasks of one machine, and Python’s lock",
  schema: knobs,
  tables: ["gil-operations"],
  drawn: ({ operation }) => (operation === "none" ? [] : ["gil-operations"]),
  basis: () => "simulated",
  follows: () => "by CPython’s rules",
  stories,

  weight: weightOf,
  model: modelOf,
  span: (model) => (isCurve(model) ? SWEEP : model.until),
  pace: (model) => (isCurve(model) ? SWEEP : PACE),

  draw: (model, frame, ghost) => (isCurve(model) ? curvePicture : lanesPicture)(model, frame, ghost),

  say(model, at) {
    if (isCurve(model)) return sweeping(model, at);
    return at >= model.until ? ended(model) : running(model, Math.max(0, at));
  },

  rows: (model) => (isCurve(model) ? curveTable : lanesTable)(model),
  facts: factsOf,
  outcome: outcomeOf,
});
