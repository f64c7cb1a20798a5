/** The demo of lesson 6: the autoscaler's cockpit. Demand comes, workers are wanted, arrive, run and go; somebody waits and somebody pays. */
import { demo } from "../contract/demo.ts";
import { defaults } from "../contract/params.ts";
import { playsOf } from "./demo-demand.ts";
import { factsOf } from "./demo-facts.ts";
import { knobs, type Knobs } from "./demo-knobs.ts";
import { modelOf, outcomeOf, type Model } from "./demo-model.ts";
import { cockpit } from "./demo-picture.ts";
import { rowsOfRun } from "./demo-rows.ts";
import { stories } from "./demo-stories.ts";
import { ended, running } from "./demo-words.ts";

/** Wall seconds that a whole run takes to show. */
const PACE = 10;

/** What there is to see, by who decides. */
const HEADINGS = {
  adaptive: "Workers come and go with the work",
  static: "The same workers, all the time",
  idle: "Idle for long enough, and all go",
  yours: "Workers as you ask for them",
} as const;

export default demo<Knobs, Model>({
  title: "The autoscaler’s cockpit: who comes when",
  heading: ({ policy }) => HEADINGS[policy],
  schema: knobs,
  tables: ["adaptive-runs"],
  basis: () => "simulated",
  stories,
  // Played once more for each group of results; and every worker goes on beating until it has gone.
  weight: ({ demand, line, wait, interval, idle, maximum, policy }) =>
    playsOf(demand, line) + (maximum * (policy === "idle" ? idle : wait * interval)) / 10,
  model: modelOf,
  span: ({ ends }) => ends,
  pace: () => PACE,
  draw: (model, frame, ghost) => cockpit(model, frame, ghost),
  say: (model, at) => (at >= model.ends ? ended(model) : running(model, Math.max(0, at))),
  rows: rowsOfRun,
  facts: () => factsOf(defaults(knobs)),
  outcome: outcomeOf,
});
