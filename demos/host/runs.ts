import { encode } from "../contract/codec.ts";
import type { AnyDemo } from "../contract/demo.ts";
import type { Params } from "../contract/params.ts";
import type { Tables } from "../contract/table.ts";

/** A demo's runs, each computed once: the shown one and the ghost are kept, older ones are let go. */
export class Runs {
  readonly #demo: AnyDemo;
  readonly #tables: Tables;
  readonly #kept = new Map<string, unknown>();

  constructor(demo: AnyDemo, tables: Tables) {
    this.#demo = demo;
    this.#tables = tables;
  }

  /** The run for these knobs. Throws what the demo throws. */
  of(params: Params): unknown {
    const key = encode(this.#demo.schema, params);
    const model: unknown = this.#kept.has(key) ? this.#kept.get(key) : this.#demo.model(params, this.#tables);
    this.#kept.delete(key);
    this.#kept.set(key, model);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > 2 && oldest !== undefined) this.#kept.delete(oldest);
    return model;
  }
}
