/** The demo of lesson 5: one job on spot machines that come and go as the record of nine zones says, looked for in four ways. */
import { demo } from "../contract/demo.ts";
import { knobs, type Knobs } from "./demo-knobs.ts";
import { modelOf, outcomeOf, type Model } from "./demo-model.ts";
import { runPicture } from "./demo-picture.ts";
import { runRows } from "./demo-rows.ts";
import { reduce, starts } from "./demo-starts.ts";
import { startsPicture, SWEEP } from "./demo-starts-picture.ts";
import { startsRows, startsSaid } from "./demo-starts-words.ts";
import { factsOf } from "./demo-facts.ts";
import { stories } from "./demo-stories.ts";
import { ended, running } from "./demo-words.ts";

/** Wall seconds that a whole run takes to show. */
const PACE = 10;

const many = ({ setting: { picture } }: Model): boolean => picture === "starts";

export default demo<Knobs, Model>({
  title: "One job on spot machines that come and go",
  schema: knobs,
  tables: ["spot-zones", "prices"],
  basis: () => "simulated",
  stories,
  model: modelOf,
  span: (model) => (many(model) ? SWEEP : model.seconds),
  pace: (model) => (many(model) ? SWEEP : PACE),
  draw: (model, frame, ghost) => (many(model) ? startsPicture : runPicture)(model, frame, ghost),
  say(model, at, study) {
    if (many(model)) return startsSaid(model, study, at);
    return at >= model.seconds ? ended(model) : running(model, Math.max(0, at));
  },
  rows: (model, study) => (many(model) ? startsRows(model, study) : runRows(model)),
  facts: factsOf,
  outcome: outcomeOf,
  study: {
    title: "Starts in four ways",
    wanted: ({ picture }) => picture === "starts",
    cases: starts,
    reduce,
  },
});
