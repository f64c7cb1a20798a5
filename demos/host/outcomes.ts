import { encode } from "../contract/codec.ts";
import type { AnyDemo } from "../contract/demo.ts";
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import type { Params } from "../contract/params.ts";
import type { Tables } from "../contract/table.ts";
import { outcomeOf } from "../drive/compute.ts";

/** Outcomes kept a demo; beyond it the oldest go. */
const MOST = 4000;

const kept = new WeakMap<AnyDemo, Map<string, Outcome>>();

/** What a demo's cases came to, shared by all its figures: a case is computed once in a document, or in a build. */
export class Outcomes {
  readonly #demo: AnyDemo;
  readonly #known: Map<string, Outcome>;

  constructor(demo: AnyDemo) {
    this.#demo = demo;
    this.#known = kept.get(demo) ?? new Map<string, Outcome>();
    kept.set(demo, this.#known);
  }

  of(params: Params): Outcome | undefined {
    return this.#known.get(encode(this.#demo.schema, params));
  }

  keep(params: Params, outcome: Outcome): void {
    this.#known.set(encode(this.#demo.schema, params), outcome);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
  }
}

/** A study from beginning to end, computed now: for stills. Nothing where these knobs do not want one. */
export function wholeStudy(demo: AnyDemo, tables: Tables, params: Params): StudyResult | undefined {
  const { study } = demo;
  if (!study?.wanted(params)) return undefined;
  const outcomes = new Outcomes(demo);
  const all = study.cases(params).map((each) => {
    const outcome = outcomes.of(each) ?? outcomeOf(demo, demo.model(each, tables));
    outcomes.keep(each, outcome);
    return outcome;
  });
  return study.reduce(all, all.length);
}
