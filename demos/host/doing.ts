/** What a figure says while it computes. */
import { plural } from "../contract/format.ts";
import type { Doing } from "./progress.ts";
import { reasonOf } from "./error-box.ts";
import type { Study } from "./study.ts";

/** The run under way, of so many simulated tasks. */
export const computing = (tasks: number): string => `Computing about ${plural(Number(tasks.toPrecision(2)), "task")}`;

/** Why no picture stands: the viewer did not wait for the first one. */
export const calledOffFirst = "Computing it was cancelled. Another setting of the knobs is computed anew.";

/** The viewer did not wait; the picture is the one before. */
export const calledOff = (tasks: number): string =>
  `Computing about ${plural(Number(tasks.toPrecision(2)), "task")} was cancelled; the figure shows the run before.`;

/** How far a study is, and what can be done about it; nothing once it is done. */
export function studyDoing(title: string, study: Study): Doing | undefined {
  const { state, of, failure } = study;
  const done = study.result?.done ?? 0;
  const count = `${done} of ${plural(of, "run")}`;
  if (state === "running") return { what: title, count, done, of, button: "Cancel", press: () => study.cancel() };
  if (state !== "cancelled") return undefined;
  const what = failure === undefined ? title : reasonOf(failure);
  return { what, count, button: "Go on", press: () => study.goOn() };
}
