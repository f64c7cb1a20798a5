/** The shape of a bundled table: rows, and where they come from. No chart can have the one without the other. */

/** One column. `unit` in words or SI ("s", "share of jobs"); absent for names. */
export interface Field {
  readonly name: string;
  readonly type: "string" | "number" | "integer" | "boolean" | "date";
  readonly description: string;
  readonly unit?: string;
}

/** Where rows come from: `path` is an address or a path in a named repository, at `version` (a commit, a release). */
export interface Source {
  readonly title: string;
  readonly path: string;
  readonly version?: string;
  /** ISO date of retrieval. */
  readonly retrieved: string;
  /** sha256 of the raw file the table was built from, where there was one. */
  readonly hash?: string;
}

/** Under what terms; "none found" is said as such. */
export interface Licence {
  readonly name: string;
  readonly title?: string;
  readonly path?: string;
}

/** A Frictionless Data Resource (datapackage.org v2) with a `population`: whose numbers these are, and whose not. */
export interface About {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly population: string;
  /** The source line of a chart: whose data, when, not whose; under 90 characters. */
  readonly credit: string;
  readonly method: string;
  readonly sources: readonly Source[];
  readonly licenses: readonly Licence[];
  readonly schema: { readonly fields: readonly Field[] };
}

/** What a figure gets: the rows, and all that is known of where they come from. */
export interface Table<Row extends object = Record<string, string | number | boolean | null>> {
  readonly rows: readonly Row[];
  readonly about: About;
}
