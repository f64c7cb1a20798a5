/** What each trouble adds by itself: the same job with none of them, with each alone, and with all. */
import type { Study } from "../contract/demo.ts";
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import type { knobs, Setting } from "./knobs.ts";
import { called, troubles, type Trouble } from "./troubles.ts";

/** Seconds: of the run without any, what each adds to it alone, and what all add beyond the sum of those. */
export interface Alone {
  readonly perfect: number;
  readonly each: readonly { readonly trouble: Trouble; readonly name: string; readonly adds: number }[];
  readonly all: number;
  /** Below 0 where they hide one another. */
  readonly together: number;
}

/** Which troubles a run has. */
export const those = (setting: Setting): Trouble[] => troubles.filter((trouble) => setting[trouble]);

/** The same workers and draws, with just these troubles and nobody killed by hand. */
export const only = (setting: Setting, on: readonly Trouble[]): Setting => ({
  ...setting,
  ...(Object.fromEntries(troubles.map((trouble) => [trouble, on.includes(trouble)])) as Record<Trouble, boolean>),
  kill: [],
});

/** The troubles of a run as a number: a bit each. */
export const maskOf = (setting: Setting): number =>
  troubles.reduce((mask, trouble, bit) => mask + (setting[trouble] ? 1 << bit : 0), 0);

/** None, each, all: for a run with at least two troubles. */
export const cases = (setting: Setting): Setting[] => {
  const on = those(setting);
  return [[], ...on.map((trouble) => [trouble]), on].map((some) => only(setting, some));
};

/** A row a run: `troubles` is its mask, `ended` whether it came to its result. */
export const reduce = (outcomes: readonly Outcome[], of: number): StudyResult => ({
  rows: outcomes.map(({ troubles: mask = 0, seconds = 0, done = 0 }) => ({ troubles: mask, seconds, done })),
  done: outcomes.length,
  of,
});

/** The study, read; undefined while it is not finished, where a run in it never came to its end, or for another run. */
export function aloneOf(setting: Setting, study: StudyResult | undefined): Alone | undefined {
  const on = those(setting);
  const rows = study?.rows ?? [];
  if (!study || study.done < study.of || rows.length !== on.length + 2 || rows.some(({ done }) => !done))
    return undefined;
  const seconds = (some: readonly Trouble[]): number | undefined => {
    const mask = maskOf(only(setting, some));
    return rows.find(({ troubles: its }) => its === mask)?.["seconds"];
  };
  const [perfect, all] = [seconds([]), seconds(on)];
  if (perfect === undefined || all === undefined) return undefined;
  const each = on.flatMap((trouble) => {
    const took = seconds([trouble]);
    return took === undefined ? [] : [{ trouble, name: called[trouble], adds: took - perfect }];
  });
  if (each.length < on.length) return undefined;
  return { perfect, each, all, together: all - perfect - each.reduce((sum, { adds }) => sum + adds, 0) };
}

/** As many small runs as there are troubles, and two more; not for one in which somebody kills workers by hand. */
export const study: Study<typeof knobs> = {
  title: "what each trouble adds alone",
  wanted: (setting) => those(setting).length > 1 && setting.kill.length === 0,
  cases,
  reduce,
};
