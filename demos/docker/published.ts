/** The few published figures there are on what images cost at start, by name. */
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of data/container-start. */
export interface Published {
  readonly figure: string;
  readonly what: string;
  readonly least: number;
  /** Null: open at that end. */
  readonly most: number | null;
  readonly unit: string;
  readonly year: number;
  readonly document: string;
  readonly confidence: string;
}

/** What of them is drawn or quoted. */
export interface Starts {
  readonly withImage: Published;
  readonly withSync: Published;
  readonly google: Published;
  readonly pulling: Published;
  readonly read: Published;
  readonly containers: Published;
  readonly develop: Published;
  readonly deploy: Published;
}

/** Reads them. */
export function startsOf(tables: Tables): Starts {
  const rows = rowsOf<Published>(tables, "container-start");
  const of = (figure: string): Published => rows.find((row) => row.figure === figure)!;
  return {
    withImage: of("withImage"),
    withSync: of("withSync"),
    google: of("googleMedian"),
    pulling: of("pullShare"),
    read: of("readShare"),
    containers: of("containers"),
    develop: of("developFaster"),
    deploy: of("deployFaster"),
  };
}
