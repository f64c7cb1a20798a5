import { encode } from "../contract/codec.ts";
import type { AnyDemo } from "../contract/demo.ts";
import type { Params } from "../contract/params.ts";
import type { Tables } from "../contract/table.ts";

/** The shown run, its ghost, and the two before them: a beat back is there at once. */
const KEPT = 4;

/** A demo's runs, each computed once; older ones are let go. */
export class Runs {
  readonly #demo: AnyDemo;
  readonly #tables: Tables;
  readonly #kept = new Map<string, unknown>();

  constructor(demo: AnyDemo, tables: Tables) {
    this.#demo = demo;
    this.#tables = tables;
  }

  /** Whether the run for these knobs is there already. */
  has(params: Params): boolean {
    return this.#kept.has(this.#key(params));
  }

  /** The run for these knobs, computed now if need be. Throws what the demo throws. */
  of(params: Params): unknown {
    const key = this.#key(params);
    const model: unknown = this.#kept.has(key) ? this.#kept.get(key) : this.#demo.model(params, this.#tables);
    this.#kept.delete(key);
    this.#kept.set(key, model);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return model;
  }

  /** Takes a run that was computed elsewhere. */
  keep(params: Params, model: unknown): void {
    this.#kept.set(this.#key(params), model);
    this.of(params);
  }

  #key(params: Params): string {
    return encode(this.#demo.schema, params);
  }
}
