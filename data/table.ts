/** The shape of a bundled table: rows, and where they come from. No chart can have the one without the other. */

/** One column. `unit` in words or SI ("s", "share of jobs"); absent for names. */
export interface Field {
  readonly name: string;
  readonly type: "string" | "number" | "integer" | "boolean" | "date";
  readonly description: string;
  readonly unit?: string;
  /** What it means when a row has null here; without it no row may. */
  readonly missing?: string;
}

/** A raw file that a build reads: its path under the raw root, and the sha256 of its bytes there. */
export interface RawFile {
  readonly path: string;
  readonly hash: string;
  /** sha256 of what is in it, where only our copy is packed. */
  readonly hashUnpacked?: string;
}

/** Where rows come from: `path` is an address or a path in a named repository, at `version` (a commit, a release). */
export interface Source {
  readonly title: string;
  readonly path: string;
  readonly version?: string;
  /** ISO date of retrieval. */
  readonly retrieved: string;
  /** The `name` of the licence it is under, one of the table's `licenses`. */
  readonly license: string;
  /** Our copies of it that the table is built from; none for a document that is only quoted, by way of another. */
  readonly files?: readonly RawFile[];
}

/** Under what terms; "none found" is said as such. */
export interface Licence {
  readonly name: string;
  readonly title?: string;
  readonly path?: string;
}

/** What a figure is given of a table's description: whose numbers these are and whose not, how made, from where. */
export interface Provenance {
  readonly name: string;
  readonly title: string;
  readonly population: string;
  /** What is known to be wrong with it or easily misread, a sentence each. */
  readonly flaws: readonly string[];
  /** The source line of a chart: whose data, when, not whose; under 90 characters. */
  readonly credit: string;
  readonly method: string;
  readonly sources: readonly Pick<Source, "title" | "path" | "version" | "retrieved">[];
  readonly licenses: readonly Licence[];
}

/** `resource.json`: a Frictionless Data Resource (datapackage.org v2). */
export interface About extends Provenance {
  readonly description: string;
  readonly sources: readonly Source[];
  /** The slugs of the lessons it is for. */
  readonly lessons: readonly string[];
  readonly schema: { readonly fields: readonly Field[] };
}

/** What a figure gets: the rows, and all that is known of where they come from. */
export interface Table<Row extends object = Record<string, string | number | boolean | null>> {
  readonly rows: readonly Row[];
  readonly about: Provenance;
}
