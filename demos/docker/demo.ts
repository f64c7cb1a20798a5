/** The demo of lesson 4: a day of edits on its way to a cluster, as an image or with packages synced. */
import { demo } from "../contract/demo.ts";
import { demoFacts } from "./demo-facts.ts";
import { knobs } from "./demo-knobs.ts";
import { inputsOf, modelOf, outcomeOf, type Model } from "./demo-model.ts";
import { dayPicture } from "./demo-picture.ts";
import { demoRows } from "./demo-rows.ts";
import { stories } from "./demo-stories.ts";
import { during, ended, job, jobAt, three, threeAt } from "./demo-words.ts";
import { stripPicture } from "./strip-picture.ts";
import { threePicture } from "./three-picture.ts";

/** What there is to see. */
const HEADINGS = {
  day: "A day of edits, and the waiting",
  three: "The same day, three ways",
  strip: "The talk’s job after either wait",
} as const;

export default demo<typeof knobs, Model>({
  title: "A day of edits, and the waiting",
  heading: ({ picture }) => HEADINGS[picture],
  schema: knobs,
  tables: ["environment-updates", "kubernetes-latencies"],
  basis: () => "simulated",
  follows: ({ picture }) => (picture === "strip" ? "by Dask’s rules" : "from assumed sizes and speeds"),
  stories,
  // The job is played after either wait; a hundred machines that share a store all day take about as long as their number.
  weight: ({ picture, edits, workers }) =>
    (picture === "strip" ? 480 : 0) + edits * workers * (picture === "three" ? 4 : 1),
  model: (params, tables) => modelOf(params, inputsOf(tables)),
  span: ({ strips, three: days, waited }) =>
    strips
      ? Math.max(strips.image.finished, strips.sync.finished)
      : days
        ? days.reduce((sum, day) => sum + day.waited, 0)
        : waited,
  draw: (model, frame, ghost) =>
    model.strips
      ? stripPicture(model.strips, frame)
      : model.three
        ? threePicture(model.three, frame)
        : dayPicture(model, frame, ghost?.strips || ghost?.three ? undefined : ghost),

  say(model, at) {
    const { strips, three: days, waited } = model;
    if (strips)
      return at >= Math.max(strips.image.finished, strips.sync.finished) ? job(model) : jobAt(model, Math.max(0, at));
    if (days) {
      const span = days.reduce((sum, day) => sum + day.waited, 0);
      return at >= span ? three(model) : threeAt(model, Math.max(0, at));
    }
    return at >= waited ? ended(model) : during(model, Math.max(0, at));
  },

  rows: demoRows,
  facts: demoFacts,
  outcome: outcomeOf,
});
