/** The story of the $50,000 month: its rules as told, and what the table works out from them. */
import { rowsOf, type Tables } from "../contract/table.ts";

/** A row of the table. */
interface StoryRow {
  readonly name: string;
  readonly jobMinutes: number | null;
  readonly value: number;
}

/** The lengths he gives for the job, in minutes. */
export const lengths = [10, 20] as const;
/** One of them. */
export type Length = (typeof lengths)[number];

/** What follows for one length of the job. */
export interface Worked {
  /** Node-hours a day. */
  readonly billed: number;
  readonly useful: number;
  /** Billed for each useful one. */
  readonly over: number;
  /** US dollars a node-hour that the month's bill implies: nobody named a price. */
  readonly usdPerNodeHour: number;
  /** US dollars a day of the useful ones at that price. */
  readonly usdUseful: number;
}

/** All of it. */
export interface Story {
  readonly nodes: number;
  readonly everyHours: number;
  readonly removalMinutes: number;
  /** US dollars of a month, as told. */
  readonly usdPerMonth: number;
  /** What he expected, US dollars a day. */
  readonly expected: readonly [least: number, most: number];
  /** To let every node go by that rule. */
  readonly drainHours: number;
  readonly worked: Readonly<Record<Length, Worked>>;
}

/** Days of the month in which the table's arithmetic pays the bill. */
export const DAYS = 30;

/** Reads the table. */
export function storyOf(tables: Tables): Story {
  const rows = rowsOf<StoryRow>(tables, "kubernetes-story");
  const value = (name: string, minutes: number | null = null): number => {
    const row = rows.find((each) => each.name === name && each.jobMinutes === minutes);
    if (!row) throw new Error(`The story has no "${name}"${minutes === null ? "" : ` for ${minutes} minutes`}.`);
    return row.value;
  };
  const worked = (minutes: Length): Worked => ({
    billed: value("billedPerDay", minutes),
    useful: value("usefulPerDay", minutes),
    over: value("billedPerUseful", minutes),
    usdPerNodeHour: value("usdPerNodeHour", minutes),
    usdUseful: value("usdPerDayUseful", minutes),
  });
  return {
    nodes: value("nodes"),
    everyHours: value("everyHours"),
    removalMinutes: value("removalMinutes"),
    usdPerMonth: value("usdPerMonth"),
    expected: [value("usdPerDayExpectedLeast"), value("usdPerDayExpectedMost")],
    drainHours: value("drainHours"),
    worked: { 10: worked(10), 20: worked(20) },
  };
}
