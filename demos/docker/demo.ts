/** The demo of lesson 4: a day of edits on its way to a cluster, as an image or with packages synced. */
import { demo } from "../contract/demo.ts";
import { demoFacts } from "./demo-facts.ts";
import { knobs } from "./demo-knobs.ts";
import { inputsOf, modelOf, outcomeOf, type Model } from "./demo-model.ts";
import { dayPicture } from "./demo-picture.ts";
import { demoRows } from "./demo-rows.ts";
import { stories } from "./demo-stories.ts";
import { during, ended, job, jobAt } from "./demo-words.ts";
import { stripPicture } from "./strip-picture.ts";

export default demo<typeof knobs, Model>({
  title: "A day of edits, and the waiting",
  schema: knobs,
  tables: ["environment-updates", "kubernetes-latencies"],
  basis: () => "simulated",
  stories,
  // The job is played after either wait; a hundred machines that share a store all day take about as long as their number.
  weight: ({ picture, edits, workers }) => (picture === "strip" ? 480 : 0) + edits * workers,
  model: (params, tables) => modelOf(params, inputsOf(tables)),
  span: ({ strips, waited }) => (strips ? Math.max(strips.image.finished, strips.sync.finished) : waited),
  draw: (model, frame, ghost) =>
    model.strips ? stripPicture(model.strips, frame) : dayPicture(model, frame, ghost?.strips ? undefined : ghost),

  say(model, at) {
    const { strips, waited } = model;
    if (strips)
      return at >= Math.max(strips.image.finished, strips.sync.finished) ? job(model) : jobAt(model, Math.max(0, at));
    return at >= waited ? ended(model) : during(model, Math.max(0, at));
  },

  rows: demoRows,
  facts: demoFacts,
  outcome: outcomeOf,
});
