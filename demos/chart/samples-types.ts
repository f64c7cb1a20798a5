/** What a picture of samples is given. */
import type { Tick } from "./axis.ts";

/** What was counted: entries of a log, people's answers, measurements of others, our own, or what is only said. */
export type Kind = "log" | "people" | "others" | "own" | "said";

/** One sample. */
export interface Sample {
  readonly value: number;
  readonly kind: Kind;
  /** How many of what, e.g. "245 people". */
  readonly label: string;
}

/** What rests on samples, the main one first. */
export interface SampleRow {
  readonly id: string;
  readonly name: string;
  /** Its name where there is little room. */
  readonly short: string;
  readonly samples: readonly Sample[];
  /** Whose the main one is, and of when. */
  readonly whose: string;
}

/** A number that is only said, as a range. */
export interface Outlined {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly short: string;
  readonly whose: string;
}

/** What is drawn. */
export interface SamplesOptions {
  /** What picking a row is called for those who hear it. */
  readonly label: string;
  readonly rows: readonly SampleRow[];
  readonly outlined: readonly Outlined[];
  /** The kinds there are, with their names. */
  readonly kinds: Readonly<Partial<Record<Kind, string>>>;
  readonly x: { readonly min: number; readonly max: number; readonly ticks: readonly Tick[] };
  /** The row in front, and what is told of it at the right where there is room. */
  readonly picked?: string;
  readonly note?: readonly { readonly head: string; readonly text: string }[];
  pick(id: string): void;
}
