/** The demo of lesson 10: five switches walk the price of a terabyte down, one after the other, while the toy job runs. */
import { demo } from "../contract/demo.ts";
import { factsOf } from "./demo-facts.ts";
import { knobs, switches, type Knobs } from "./demo-knobs.ts";
import { modelOf, outcomeOf, tables, type Model } from "./demo-model.ts";
import { drawCosts } from "./demo-picture.ts";
import { tableOf } from "./demo-rows.ts";
import { stories } from "./demo-stories.ts";
import { ended, running } from "./demo-words.ts";

const TITLE = "Five switches for one terabyte";

export default demo<Knobs, Model>({
  title: TITLE,
  heading: (params) => {
    const on = switches.filter((name) => params[name]).length;
    return on === switches.length ? "What five switches save" : on === 0 ? "What five switches waste" : TITLE;
  },
  schema: knobs,
  tables,
  basis: () => "simulated",
  stories,
  model: modelOf,
  span: ({ toy }) => toy.finished,
  draw: drawCosts,
  say: (model, at) => (at >= model.toy.finished ? ended(model) : running(model, at)),
  rows: tableOf,
  facts: factsOf,
  outcome: outcomeOf,
});
