/** The sentences of the curve. */
import { SWEEP } from "./demo-curve.ts";
import { MOST, type Model } from "./demo-model.ts";
import { compared, crew, times } from "./demo-words.ts";

/** More of them than this share of what the most do is all there is. */
const ENOUGH = 0.9;

/** What the curve shows up to a moment of its sweep. */
export function sweeping(model: Model, at: number): string {
  const { params, curve } = model;
  if (at < SWEEP) {
    const threads = Math.min(MOST, 1 + Math.floor((Math.max(0, at) / SWEEP) * (MOST - 1)));
    const speedup = curve[threads - 1]!;
    return `${crew({ ...params, threads })} ${threads === 1 ? "does" : "do"} the work of ${times(speedup)} ${times(speedup) === "1.0" ? "that runs" : "that run"} alone.`;
  }
  return [found(model), "An example, simulated: more than two at once were not measured.", compared(model)]
    .filter(Boolean)
    .join(" ");
}

function found({ params, curve }: Model): string {
  const most = curve[MOST - 1]!;
  if (most > MOST * ENOUGH) return `${crew({ ...params, threads: MOST })} do the work of ${times(most)}.`;
  const enough = curve.findIndex((speedup) => speedup >= most * ENOUGH) + 1;
  if (enough === 1) return `${crew({ ...params, threads: MOST })} do no more than one: the work of ${times(most)}.`;
  const [first, last] = [times(curve[enough - 1]!), times(most)];
  return `${crew({ ...params, threads: enough })} do the work of ${first}, and ${MOST} ${first === last ? "do no more" : `no more than ${last}`}.`;
}
