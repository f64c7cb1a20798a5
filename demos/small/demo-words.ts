/** The sentences of one size of data on three places. The first one leads. */
import { bytes, dollars, duration, plural, share } from "../contract/format.ts";
import { chosen, type Model } from "./demo-model.ts";
import type { PlaceName, Setting } from "./demo-places.ts";
import { owed, type PlaceRun } from "./demo-run.ts";

/** "the laptop", "one VM", "20 VMs". */
export const nameOf = (place: PlaceName, { machines }: Pick<Setting, "machines">): string =>
  ({ laptop: "the laptop", vm: "one VM", cluster: plural(machines, "VM") })[place];

/** With a capital, at the head of a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** To three figures, as bytes are said. */
export const amount = (size: number): string => bytes(Number(size.toPrecision(3)));

/** To two figures: what is read off a line. */
export const rough = (size: number): string => bytes(Number(size.toPrecision(2)));

/** What a place did not do, and why. */
export function failed({ failure, keeps, room }: PlaceRun): string {
  if (failure === "room") return `no room: keeps ${amount(keeps)}, has ${amount(room)}`;
  return "killed for its memory";
}

/** A bill, or that there is none. */
export const bill = (usd: number): string => (usd > 0 ? atLeastACent(usd) : "no bill");

/** Less than a tenth of a cent is no sum that anybody says. */
const atLeastACent = (usd: number): string => (usd < 0.001 ? "under 0.1\u00a0cents" : dollars(usd));

/** In the middle: what the chosen place is at, and who is done. */
export function running(model: Model, at: number): string {
  const { runs, setting } = model;
  const run = chosen(model);
  const done = runs.filter(({ failure, finished }) => !failure && finished <= at);
  const others = done.filter((other) => other !== run).map(({ place }) => nameOf(place, setting));
  const first = `${capital(nameOf(run.place, setting))} ${doing(run, at, setting)}.`;
  const rest = others.length
    ? `, and ${others.join(" and ")} ${others.length > 1 || /\d/.test(others[0]!) ? "are" : "is"} done`
    : "";
  return `${first} ${duration(round(at))} have passed${rest}.`;
}

/** A moment of the run as it is said: no more figures than the picture shows. */
const round = (at: number): number => Number(at.toPrecision(3));

function doing(run: PlaceRun, at: number, { machines }: Setting): string {
  const many = run.place === "cluster" && machines > 1;
  const [is, has, waits] = many ? ["are", "have", "wait"] : ["is", "has", "waits"];
  if (run.failure === "room") return `${many ? "have" : "has"} no room for what the job keeps`;
  if (at < run.moved)
    return `${waits} for ${amount((run.bytes * Math.max(0, at)) / run.moved)} of ${amount(run.bytes)}`;
  if (at < run.started) return `${is} starting`;
  if (at < run.finished) return `${has} done ${share(passed(run, at))} of the job`;
  return run.failure ? `${has} given up` : `${is} done`;
}

/** How much of the job's own time has passed, 0 to 1. */
const passed = ({ started, finished }: PlaceRun, at: number): number =>
  finished > started ? (at - started) / (finished - started) : 1;

/** What it came to; short, for every line of it is taken from the picture. */
export const ended = (model: Model): string =>
  [lead(model), against(model), spilling(chosen(model))].filter(Boolean).join(" ");

function lead({ setting, ...model }: Model): string {
  const run = chosen(model);
  const name = nameOf(run.place, setting);
  const has = run.place === "cluster" ? "have" : "has";
  if (run.failure === "room")
    return `${capital(name)} ${has} no room. The job keeps ${amount(run.keeps)}; memory and disk hold ${amount(run.room)}.`;
  if (run.failure) return `${capital(name)} gave up after ${duration(run.finished)}, killed for lack of memory.`;
  const cost = owed(run, Infinity);
  return [
    `${amount(setting.size)} on ${name}: ${duration(run.finished)}${cost > 0 ? `, ${bill(cost)}` : ""}.`,
    mostly(run, setting),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Where most of the time went, if it was not the job itself. */
function mostly({ moved, started, finished }: PlaceRun, { home }: Setting): string {
  const part = (seconds: number): string => share(seconds / finished);
  if (moved > finished / 2) return `${part(moved)} of it is the ${home === "cloud" ? "download" : "upload"}.`;
  return started - moved > finished / 2 ? `${part(started - moved)} of it is starting.` : "";
}

/** The other places, in one sentence. */
function against({ runs, setting, where }: Model): string {
  if (runs.every(({ failure }) => failure)) return "Nor has any other place.";
  const said = runs
    .filter(({ place }) => place !== where)
    .map(({ place, failure, finished }) => {
      const name = nameOf(place, setting);
      if (failure === "room") return `${name} ${place === "cluster" ? "have" : "has"} no room`;
      return failure ? `${name} gave up` : `${name} took ${duration(finished)}`;
    });
  return `${capital(said.join(", "))}.`;
}

function spilling({ spilled, killed, paused, failure }: PlaceRun): string {
  if (failure === "room" || spilled === 0) return "";
  const more = killed ? ` and ${plural(killed, "worker")} killed` : paused ? " and workers paused" : "";
  return `Memory was too small: ${amount(spilled)} went to disk${more}.`;
}
