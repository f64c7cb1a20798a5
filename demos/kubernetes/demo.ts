/** The demo of lesson 2: nodes wanted against nodes billed over a day, and the toy job between its start-up and its idle tail. */
import { demo } from "../contract/demo.ts";
import { defaults } from "../contract/params.ts";
import { factsOf } from "./demo-facts.ts";
import { knobs, type Knobs } from "./demo-knobs.ts";
import { inputsOf, modelOf, outcomeOf, type Model } from "./demo-model.ts";
import { dayPicture } from "./demo-picture.ts";
import { rowsOfDemo } from "./demo-rows.ts";
import { stories } from "./demo-stories.ts";
import { policyNames } from "./policies.ts";
import { stripPicture } from "./demo-strip-picture.ts";
import { ended, running, spanOf, stripEnded, stripRunning } from "./demo-words.ts";

/** Wall seconds that a day, or a run, takes to show. */
const PACE = 8;

export default demo<Knobs, Model>({
  title: "Nodes at work, and nodes billed",
  heading: ({ picture }) =>
    picture === "strip" ? "One job, on a pool and without" : "How idle nodes leave, and the bill",
  schema: knobs,
  tables: ["kubernetes-story", "kubernetes-latencies", "prices"],
  drawn: ({ picture }) =>
    picture === "strip" ? ["kubernetes-latencies", "prices"] : ["kubernetes-story", "kubernetes-latencies"],
  basis: () => "simulated",
  follows: ({ picture }) => (picture === "strip" ? "by Dask’s rules" : "by a pool’s rules"),
  stories,
  // A node that comes up is drawn, twice over. The toy job is played twice, and its workers' heartbeats go on for as long.
  weight: ({ nodes, every, minutes, picture, policy }) =>
    ((nodes * 24) / every / 16) * (picture === "day" ? policyNames.indexOf(policy) + 1 : 1) +
    (picture === "strip" ? 1650 + minutes * 30 : 0),
  model: (params, tables) => modelOf(params, inputsOf(tables)),
  span: spanOf,
  pace: () => PACE,
  draw: (model, frame, ghost) =>
    model.strips ? stripPicture(model.strips, frame, ghost?.strips) : dayPicture(model, frame, ghost),
  say(model, at) {
    const over = at >= spanOf(model);
    if (model.strips) return over ? stripEnded(model) : stripRunning(model, at);
    return over ? ended(model) : running(model, at);
  },
  rows: rowsOfDemo,
  facts: ({ inputs }) => factsOf(defaults(knobs), inputs),
  outcome: outcomeOf,
});
