import { HEAVY, type AnyDemo, type Told } from "../contract/demo.ts";
import { encode } from "../contract/codec.ts";
import type { Params } from "../contract/params.ts";
import type { Tables } from "../contract/table.ts";
import type { Want } from "../drive/compute.ts";
import type { Crew } from "../drive/crew.ts";
import type { Show } from "./loader.ts";

/** A figure as a crew must know it. */
export interface Work {
  readonly demo: AnyDemo;
  readonly tables: Tables;
  readonly slug: string;
  readonly show: Show;
  readonly crew: Crew;
}

/** Has the crew compute one run of a figure. */
export function send(
  { demo, tables, slug, show, crew }: Work,
  params: Params,
  want: Want,
  signal: AbortSignal,
  told?: Told,
): Promise<unknown> {
  const held = { figure: demo, tables };
  return crew.run({ slug, show, params: encode(demo.schema, params), want, held, ...(told && { told }) }, signal);
}

/** About how many simulated tasks a run plays; 0 for one so light that it is computed between two frames. */
export function weightOf(demo: AnyDemo, params: Params): number {
  const weight = demo.weight?.(params) ?? 0;
  return weight > HEAVY ? weight : 0;
}
