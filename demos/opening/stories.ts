/** Runs worth a name: the perfect one, all that can go wrong, and each trouble alone. */
import type { Story } from "../contract/demo.ts";
import type { knobs, Setting } from "./knobs.ts";

/** Everything at once. */
export const REALITY: Partial<Setting> = { start: true, straggler: true, gil: true, disk: true, lost: true };

/** In the order of their buttons. */
export const stories: readonly Story<typeof knobs>[] = [
  { title: "Perfect", tells: "Nothing goes wrong: what every demo shows.", state: {} },
  {
    title: "Reality",
    tells: "The same job and the same draws, with five troubles at once. How hard each strikes is assumed.",
    state: REALITY,
  },
  {
    title: "Slow start",
    tells: "Workers come one after another; who is there has all the work.",
    state: { start: true },
  },
  {
    title: "Straggler",
    tells: "One worker is slow, and at the end the others wait for it.",
    state: { straggler: true },
  },
  {
    title: "Python’s lock",
    tells: "A second thread in each worker wants the lock too: every task takes longer, its waiting is hatched.",
    state: { gil: true },
  },
  {
    title: "Full disk",
    tells: "One worker cannot put results aside. It pauses until others have fetched or used what it holds.",
    state: { disk: true },
  },
  {
    title: "Worker lost",
    tells: "Results that only this worker had are gone, pale from then on; they are computed again, underlined.",
    state: { lost: true },
  },
  {
    title: "One more is killed",
    tells: "Reality, and somebody kills worker 2 by hand. Click any other to do it yourself.",
    state: { ...REALITY, kill: [{ what: "w2", at: 20 }] },
  },
];
