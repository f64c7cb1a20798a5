/** The sentences of a day of edits. The first one of each is the finding. */
import { sequence } from "../chart/waits.ts";
import { ASSUMPTIONS } from "../cluster/assumptions.ts";
import { bytes, count, duration, plural } from "../contract/format.ts";
import { DAYS } from "./assumed.ts";
import type { Setting } from "./demo-knobs.ts";
import type { Model } from "./demo-model.ts";
import type { Wait } from "./wait.ts";

/** Seconds as people say waits: whole ones, from an hour on whole minutes. */
export const rounded = (seconds: number): string =>
  duration(seconds < 1 ? Number(seconds.toPrecision(1)) : Math.round(seconds));

/** How much has been waited at a moment of the picture. */
export const waitedBy = ({ waited }: Model, at: number): number => Math.max(0, Math.min(waited, at));

/** A few whole numbers as words. */
const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven"];

const WAYS = { image: "with an image", sync: "synced" } as const;

/** What another day is called beside this one: by what differs. */
export function earlier(ghost: Setting, now: Setting): string {
  const names: [boolean, string][] = [
    [ghost.way !== now.way, WAYS[ghost.way]],
    [ghost.layers !== now.layers, ghost.layers === "one" ? "in one layer" : "a layer an edit"],
    [ghost.machines !== now.machines, ghost.machines === "new" ? "new machines" : "kept machines"],
    [ghost.what !== now.what || ghost.update !== now.update, "other edits"],
    [ghost.gigabytes !== now.gigabytes, bytes(ghost.gigabytes)],
    [ghost.up !== now.up, `${count(ghost.up)} Mbit/s`],
    [ghost.edits !== now.edits, plural(ghost.edits, "edit")],
    [ghost.workers !== now.workers, plural(ghost.workers, "worker")],
  ];
  const differ = names.filter(([differs]) => differs).map(([, name]) => name);
  return differ.length === 1 ? differ[0]! : "before";
}

const DOING: Readonly<Record<string, string>> = {
  build: "the image is built",
  push: "the image goes up",
  pull: "every machine pulls the image",
  unpack: "the image is unpacked",
  scan: "what is installed here is looked at",
  upload: "your own code goes up",
  download: "every machine downloads packages",
  install: "packages are installed",
  machine: "machines start",
  "start Dask": "Dask starts",
};

/** In the middle of it. */
export function during(model: Model, at: number): string {
  const { waits } = model;
  const { from } = sequence(waits.map(({ first }) => ({ takes: first })));
  const index = Math.max(
    0,
    from.findLastIndex((start) => start <= at),
  );
  const wait = waits[index]!;
  const since = Math.max(0, at - from[index]!);
  const stage = wait.stretches.findLast(({ start }) => start <= since)?.stage ?? "start Dask";
  return `Edit ${index + 1} of ${waits.length}: ${DOING[stage]}. You have waited ${rounded(waitedBy(model, at))} today.`;
}

/** All of it. */
export function ended(model: Model): string {
  const { setting, waits, waited, week } = model;
  const how = setting.way === "image" ? "With an image" : "With packages synced";
  const many = waits.length === 1 ? "the one edit" : `${count(waits.length)} edits`;
  const sum = `${how} you wait ${rounded(waited)} for ${many}, ${duration(Math.round(week / 60) * 60)} a week.`;
  return `${sum} ${travelled(model)}. Edits, sizes, speeds and a ${NUMBERS[DAYS] ?? count(DAYS)}-day week are assumptions.${limits(setting)}`;
}

/** What moved, beside what had changed. */
function travelled({ setting, waits }: Model): string {
  const all = (of: (wait: Wait) => number): number => waits.reduce((sum, wait) => sum + of(wait), 0);
  const went = all(({ up, down }) => up + down * setting.workers);
  if (went <= 0) return "Nothing had changed, and nothing travelled";
  return `${bytes(all(({ moved }) => moved))} had changed, ${bytes(went)} travelled`;
}

/** Seconds of one stage. */
export const stageOf = ({ stretches }: Wait, stage: string): number =>
  stretches.filter((stretch) => stretch.stage === stage).reduce((sum, { start, stop }) => sum + stop - start, 0);

/** Where the edits are of one size, and what a sync cannot do. */
function limits({ update, what, way, layers }: Setting): string {
  const sized = update !== null && (what === "package" || what === "mixed");
  const one = sized
    ? ` Every edit is as large as update ${count(update)} of the evidence${way === "image" && layers === "each" ? ", a layer each" : ""}.`
    : "";
  return `${one}${what === "base" && way === "sync" ? " A system library no sync brings; this is a new Python." : ""}`;
}

/** The job after either wait. */
export function job({ strips, setting }: Model): string {
  const { image, sync } = strips!;
  return `The first task runs after ${rounded(sync.began)} with packages synced, after ${rounded(image.began)} with an image. The same ${plural(image.tasks, "task")} on ${plural(setting.workers, "new machine")}, ${count(ASSUMPTIONS.stretch)} times as long as the talk’s; sizes and speeds are assumptions.`;
}

/** Some moment of it. */
export function jobAt({ strips }: Model, at: number): string {
  const { image, sync } = strips!;
  const state = ({ began, finished }: typeof image): string =>
    at < began ? "still waits" : at < finished ? "computes" : "is done";
  return `After ${rounded(at)} the job with an image ${state(image)}, the one with packages synced ${state(sync)}.`;
}
