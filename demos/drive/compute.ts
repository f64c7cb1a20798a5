/** The one piece of work a crew does: a run, or only what it came to. The same here, in a worker, and at build. */
import { decode } from "../contract/codec.ts";
import type { AnyDemo, Told } from "../contract/demo.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { Tables } from "../contract/table.ts";

/** A figure with every table it lists. */
export interface Held {
  readonly figure: AnyDemo;
  readonly tables: Tables;
}

/** The whole run, or its outcome: a study needs no more, and a run is heavy to send. */
export type Want = "model" | "outcome";

/** Plays one run. `params` is an encoded state; its ghost is nobody's business here. Throws what the figure throws. */
export function compute({ figure, tables }: Held, params: string, want: Want, told?: Told): unknown {
  const model: unknown = figure.model(decode(figure.schema, params).params, tables, told);
  return want === "model" ? model : outcomeOf(figure, model);
}

/** What a run came to. A figure with a study and no outcome is a mistake in that figure. */
export function outcomeOf(figure: AnyDemo, model: unknown): Outcome {
  const outcome = figure.outcome?.(model);
  if (!outcome) throw new Error(`“${figure.title}” has a study, but no outcome to study`);
  return outcome;
}
