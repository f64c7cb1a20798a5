/** What a run comes to, and how figures hand numbers to one another. Plain data only: it crosses workers. */

/**
 * Where one run lands: numbers by name, in SI units (`seconds`, `dollars`) or shares from 0 to 1 (`busy`).
 * A lesson's demo makes it, the same lesson's evidence draws it as "you are here".
 */
export type Outcome = Readonly<Record<string, number>>;

/** What many runs together come to: one row a case, each row an outcome or a reduction of several. */
export interface StudyResult {
  readonly rows: readonly Outcome[];
  /** How many cases of how many are in it: a study is drawn as it comes. */
  readonly done: number;
  readonly of: number;
}

/** The same figure as an accessible table: every number a reader could want from the picture, exact. */
export interface DataTable {
  readonly caption: string;
  /** Column headings with the unit in words, e.g. "task length (s)". */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}
