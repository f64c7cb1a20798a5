/** The sentences of the race. The first one leads; numbers go through the one formatter. */
import { count, dollars, duration, multiple, plural } from "../contract/format.ts";
import { untilOf, type Model } from "./demo-model.ts";
import { doneAt, owedAt, STRETCH, WORKERS, type Side } from "./demo-run.ts";

/** A running bill. */
export const owedWords = (usd: number): string => (usd > 0 ? dollars(usd) : "$0");

/** "8 min 15 s"; moments in the middle of a run are said no finer than that. */
export const moment = (seconds: number): string => duration(Math.round(seconds));

/** "1.28×", finer than the formatter's two figures: near 1 that is where they differ. */
export const ratio = (number: number): string => multiple(1).replace("1", String(Number(number.toFixed(2))));

/** Whole jobs that a dollar pays for. */
export const jobsFor = (usd: number): string => count(Math.round(1 / usd));

/** In the middle. */
export function running(model: Model, at: number): string {
  const { x86, arm } = model;
  if (at <= 0) {
    const each = `${plural(WORKERS, "worker")} of either chip, one vCPU each`;
    return `One job is raced on ${each}. Prices are even shares of a machine’s, a task stands for ${count(STRETCH)}: assumptions.`;
  }
  const side = (name: string, each: Side): string =>
    each.finished !== null && at >= each.finished
      ? `${name} is done, for ${dollars(owedAt(each))}`
      : `${name} has ${count(doneAt(each, at))} of ${plural(each.tasks, "task")} for ${owedWords(owedAt(each, at))}`;
  const stuck = arm.finished === null && at > arm.last ? " One task is pinned to x86 workers, and there are none." : "";
  return `After ${moment(at)}, ${side("ARM", arm)}; ${side("x86", x86)}.${stuck}`;
}

/** What it came to: short, for the picture says the rest. */
export function ended(model: Model): string {
  return (model.arm.finished === null ? NEVER : raced(model)).filter(Boolean).join(" ");
}

function raced(model: Model): string[] {
  const { x86, arm, setting } = model;
  const bills = `${dollars(owedAt(arm))}, not ${dollars(owedAt(x86))}`;
  if (setting.remedy === "worker") {
    const where = setting.needs === "mkl" ? "The pinned task ran there." : chips(model);
    return [`One of the eight workers is x86, and the job ends: ${bills} on x86 alone.`, where];
  }
  const times = `${moment(arm.finished!)}, not ${moment(x86.finished!)}`;
  const built =
    setting.needs === "mkl" ? "The library was built for ARM, at the same speed: an assumption." : chips(model);
  return [`ARM takes ${times}, and ${bills}.`, built];
}

const NEVER = [
  "The ARM job never ends: one task is pinned to x86 workers, and there are none.",
  "Without the pin the job fails with an ImportError.",
];

/** Whose speed it is: in figures only where somebody set it, for untouched the picture has ratios enough. */
function chips({ whose, speed, pair, setting, inputs }: Model): string {
  const lower = inputs.measured.filter(({ pair: name }) => name === pair.name).length === 2 ? ", the lower of two" : "";
  const by = whose === null ? "set by hand" : `measured on ${whose.replace(/ \(DataFrame\)| with .*/, "")}`;
  const fast = setting.speed === null ? `Tasks run as ${by}${lower}` : `A task is ${ratio(speed)} as fast, ${by}`;
  return `${fast}; ${pair.name === "genoa" ? "transfers take as long on both" : "an Intel vCPU is about half a core"}.`;
}

/** How one race is set up differently from another, in a few words. */
function setApart(one: Model, other: Model): string {
  const [a, b] = [one.setting, other.setting];
  if (a.pair !== b.pair) return `against ${one.pair.x86.chip}`;
  if (a.needs !== b.needs) return a.needs === "none" ? "no task needs x86" : "one task needs x86";
  if (a.remedy !== b.remedy)
    return { nothing: "all eight ARM", worker: "one worker x86", built: "the task built for ARM" }[a.remedy];
  return `at ${ratio(one.speed)}`;
}

/** The race before, by what was different in it. */
export function earlier(before: Model, now: Model): string {
  const { arm } = before;
  const came = arm.finished === null ? "never done" : `ARM ${moment(arm.finished)}, ${dollars(owedAt(arm))}`;
  return `before, ${setApart(before, now)}: ${came}`;
}

/** Whether the picture has come to its end. */
export const over = (model: Model, at: number): boolean => at >= untilOf(model);
