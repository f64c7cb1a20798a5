/** How the price walks while the run goes on: down, one switch after the other; or up, where all are off and waste piles up. */
import { share } from "../chart/movement.ts";
import type { Seconds } from "../contract/demo.ts";
import type { Model } from "./demo-model.ts";
import type { Step } from "./demo-price.ts";

/** Where the price is. US dollars a terabyte. */
export interface Walked {
  readonly usd: number;
  /** The switch that moved it last, if one has. */
  readonly step?: Step;
}

/** Of the time a switch has, how much passes before it moves the price, and how long that takes. */
const REST = 0.35;
const GLIDE = 0.45;

interface Leg {
  readonly step: Step;
  readonly from: number;
  readonly to: number;
}

/** From everything off, by the switches that are on; where none is, from everything right, by all that are off. */
function legsOf(steps: readonly Step[]): Leg[] {
  const real = steps.filter(({ idle }) => !idle);
  const down = real.filter(({ on }) => on).map((step) => ({ step, from: step.before.usd, to: step.after.usd }));
  if (down.length) return down;
  return real.toReversed().map((step) => ({ step, from: step.after.usd, to: step.before.usd }));
}

/** The price at a moment of the toy job: each switch has as much of it. */
export function walkAt({ steps, now, toy }: Model, at: Seconds): Walked {
  const legs = legsOf(steps);
  const last = legs.at(-1);
  const gone = share(at / toy.finished) * legs.length;
  const leg = legs[Math.floor(gone)];
  if (!leg) return { usd: now.usd, ...(last ? { step: last.step } : {}) };
  const part = share(((gone % 1) - REST) / GLIDE);
  if (part === 0) {
    const before = legs[Math.floor(gone) - 1];
    return { usd: leg.from, ...(before ? { step: before.step } : {}) };
  }
  const eased = part * part * (3 - 2 * part);
  return { usd: leg.from * (leg.to / leg.from) ** eased, step: leg.step };
}
