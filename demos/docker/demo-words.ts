/** The sentences of a day of edits. The first one of each is the finding. */
import { sequence } from "../chart/waits.ts";
import { bytes, count, duration, plural } from "../contract/format.ts";
import { DAYS } from "./assumed.ts";
import type { Setting } from "./demo-knobs.ts";
import type { Model } from "./demo-model.ts";
import type { Strips } from "./strip-run.ts";
import type { Wait } from "./wait.ts";

/** Seconds as people say waits: whole ones, from a minute on tens, from three on whole minutes: sizes and speeds are assumed. */
export function rounded(seconds: number): string {
  const step = seconds < 60 ? 1 : seconds < 180 ? 10 : 60;
  return duration(seconds < 1 ? Number(seconds.toPrecision(1)) : Math.round(seconds / step) * step);
}

/** How much has been waited at a moment of the picture. */
const waitedBy = ({ waited }: Model, at: number): number => Math.max(0, Math.min(waited, at));

/** A few whole numbers as words. */
const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven"];

const WAYS = { one: "image, one layer", each: "image, layered", sync: "synced" } as const;

/** How a day's edits are sent. */
const wayOf = ({ way, layers }: Setting): string => WAYS[way === "sync" ? "sync" : layers];

/** What another day is called beside this one: by what differs. */
export function earlier(ghost: Setting, now: Setting): string {
  const names: [boolean, string][] = [
    [ghost.way !== now.way, wayOf(ghost)],
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
  const image = setting.layers === "one" ? "With all packages in one layer of the image" : "With a layer for each edit";
  const how = setting.way === "image" ? image : "With packages synced";
  const many = waits.length === 1 ? "the one edit" : `${count(waits.length)} edits`;
  const sum = `${how} you wait ${rounded(waited)} for ${many}, ${duration(Math.round(week / 60) * 60)} a week.`;
  return `${sum} Edits, sizes, speeds and a ${NUMBERS[DAYS] ?? count(DAYS)}-day week are assumptions.${limits(setting)}`;
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
  return `${one}${what === "base" && way === "sync" ? " What only the system’s installer brings, no sync does; this is a new Python." : ""}`;
}

/** The job after either wait. */
export function job({ strips, setting }: Model): string {
  const { image } = strips!;
  return `Synced, the job is done ${gain(strips!)} sooner than with ${setting.layers === "one" ? "all packages in one layer of the image" : "a layered image"}. These are the ${plural(image.tasks, "task")} of the job at the talk’s start on ${plural(setting.workers, "machine")}, seconds made minutes; sizes and speeds are assumptions.`;
}

/** How much sooner the job is done with packages synced. */
export const gain = ({ image, sync }: Strips): string => rounded(Math.max(0, image.finished - sync.finished));

/** The same day three ways. */
export function three({ three: days }: Model): string {
  const all = days!.map(({ name, waited }) => `${rounded(waited)} ${name === "one layer" ? "in one layer" : name}`);
  return `${all.join(", ")}. Layered: each edit adds a small layer on top, and somebody takes that care. Edits, sizes and speeds are assumptions.`;
}

/** Some moment of the three. */
export function threeAt({ three: days }: Model, at: number): string {
  const { from } = sequence(days!.map(({ waited }) => ({ takes: waited })));
  const index = Math.max(
    0,
    from.findLastIndex((start) => start <= at),
  );
  return `A day ${days![index]!.name === "one layer" ? "in one layer" : days![index]!.name}: so far you wait ${rounded(Math.max(0, at - from[index]!))}.`;
}

/** Some moment of it. */
export function jobAt({ strips }: Model, at: number): string {
  const { image, sync } = strips!;
  const state = ({ began, finished }: typeof image): string =>
    at < began ? "still waits" : at < finished ? "computes" : "is done";
  return `After ${rounded(at)} the job with an image ${state(image)}, the one with packages synced ${state(sync)}.`;
}
