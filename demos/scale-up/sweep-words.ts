/** The sentences of the sweep and of the scale before it. The first one leads. */
import { count, dollars, duration, multiple, plural, share } from "../contract/format.ts";
import type { StudyResult } from "../contract/outcome.ts";
import { relative, type Model } from "./model.ts";
import { SWEEP, sweptTo } from "./sweep-picture.ts";
import { kneeOf, NEARLY_WORDS, sizesOf, type Size } from "./sweep-study.ts";

/** What the knee is, in one phrase. */
export const DEFINED = `the bill is at most ${NEARLY_WORDS} above the cheapest`;

/** The scale before the sweep. */
export const marked = ({ knee }: Model): string =>
  knee === null
    ? `Mark the knee: where is the bill ${NEARLY_WORDS} above the cheapest?`
    : `You say that up to ${plural(knee, "worker")} ${DEFINED}.`;

/** While the sweep passes: the size it is at; then what the sizes say. */
export function swept(model: Model, study: StudyResult | undefined, at: number): string {
  if (at >= SWEEP) return compared(model, study);
  const size = sizesOf(study).findLast(({ workers }) => workers <= sweptTo(at));
  if (!size || at <= 0)
    return `One worker alone takes ${duration(model.alone.seconds)} for ${dollars(model.alone.dollars)}.`;
  return `${said(size)}.`;
}

const said = ({ workers, seconds, dollars: price, speed, bill }: Size): string =>
  workers === 1
    ? `1 worker takes ${duration(seconds)} for ${dollars(price)}`
    : `${plural(workers, "worker")}: ${multiple(speed)} as fast, ${multiple(bill)} the bill`;

function compared(model: Model, study: StudyResult | undefined): string {
  const sizes = sizesOf(study);
  const whole = study && study.done === study.of;
  if (!whole || !sizes.length)
    return [now(model), study && !whole ? `${study.done} of ${plural(study.of, "size")} drawn.` : ""]
      .filter(Boolean)
      .join(" ");
  const knee = kneeOf(study);
  const last = sizes.at(-1)!;
  if (!knee) return `At every size ${DEFINED}. ${said(last)}.`;
  const guess = model.knee === null ? [] : [verdict(model.knee, knee.workers)];
  return [
    `Up to ${plural(knee.workers, "worker")} at most ${NEARLY_WORDS} dearer, and ${multiple(knee.speed)} as fast.`,
    ...guess,
    last.workers === knee.workers
      ? ""
      : `${said(last)}, ${share(last.spent.working)} of it for work, the rest for start-up and waiting.`,
  ]
    .filter(Boolean)
    .join(" ");
}

const verdict = (guess: number, knee: number): string =>
  guess === knee
    ? `You marked ${count(guess)}, exactly.`
    : `You marked ${count(guess)}: ${multiple(Math.max(guess / knee, knee / guess))} too ${guess > knee ? "many" : "few"}.`;

function now(model: Model): string {
  const { run } = model;
  const { speed, bill } = relative(model);
  const what = run.failed ? "no result" : `${multiple(speed)} as fast as one alone, ${multiple(bill)} the bill`;
  return `${plural(run.workers, "worker")} of these: ${what}.`;
}
