import type { Provenance, Table } from "../../data/table.ts";

export type { Provenance, Table };

/** A table's folder name in `data/`, e.g. "job-durations". */
export type TableName = string;

/** The bundled tables a figure asked for, by name. */
export type Tables = Readonly<Record<TableName, Table>>;

/**
 * The rows of one table, in the shape the figure expects. Asking for a table that the demo did not list in `tables`
 * is a programming mistake, and throws.
 */
export function rowsOf<Row extends object>(tables: Tables, name: TableName): readonly Row[] {
  const table = tables[name];
  if (!table) throw new Error(`table "${name}" was not loaded: list it in the demo's tables`);
  return table.rows as readonly Row[];
}
