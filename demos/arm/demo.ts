/** The demo of lesson 3: the talk's toy job races on x86 and on ARM, each side with its meter, until one task needs x86. */
import { demo } from "../contract/demo.ts";
import { factsOf } from "./demo-facts.ts";
import { knobs, type Knobs } from "./demo-knobs.ts";
import { modelOf, outcomeOf, untilOf, type Model } from "./demo-model.ts";
import { tables } from "./demo-pairs.ts";
import { drawRace } from "./demo-picture.ts";
import { tableOf } from "./demo-rows.ts";
import { stories } from "./demo-stories.ts";
import { ended, over, running } from "./demo-words.ts";

export default demo<Knobs, Model>({
  title: "One job, raced on two chips",
  schema: knobs,
  tables,
  drawn: ({ pair }) => (pair === "genoa" ? ["arm-pairs"] : ["arm-same-generation"]),
  basis: () => "simulated",
  stories,
  weight: () => 480,
  model: modelOf,
  span: untilOf,
  draw: drawRace,
  say: (model, at) => (over(model, at) ? ended(model) : running(model, at)),
  rows: tableOf,
  facts: factsOf,
  outcome: outcomeOf,
});
