/** The ten knobs of the one toy job, one for each lesson: false is how it is often done, true is what the lesson says. */

/** In the order of the lessons; each is its lesson's slug. */
export const knobNames = [
  "gil-vigilance",
  "kubernetes",
  "arm",
  "docker",
  "zones",
  "adaptive",
  "small",
  "fast",
  "scale-up",
  "costs",
] as const;
/** One of them. */
export type Knob = (typeof knobNames)[number];

/** Which are turned. */
export type Knobs = Readonly<Record<Knob, boolean>>;

/** What each knob turns from and to. */
export const turns: Readonly<Record<Knob, { readonly from: string; readonly to: string }>> = {
  "gil-vigilance": { from: "one process, a thread per core", to: "a process per core" },
  kubernetes: { from: "a node pool", to: "raw VMs for the job" },
  arm: { from: "x86", to: "ARM" },
  docker: { from: "build, push, pull an image", to: "sync the environment" },
  zones: { from: "spot in one pinned zone", to: "spot in any zone" },
  adaptive: { from: "a fixed cluster, an idle timeout", to: "adaptive scaling" },
  small: { from: "machines larger than is used", to: "machines that fit" },
  fast: { from: "a task per small call", to: "calls batched into tasks" },
  "scale-up": { from: "a few machines", to: "more machines" },
  costs: { from: "data in another region", to: "in the data’s region" },
};

/** The knobs of a number from 0, none turned, to 1,023, all: bit k is the k-th. */
export const knobsOf = (number: number): Knobs =>
  Object.fromEntries(knobNames.map((name, bit) => [name, ((number >> bit) & 1) === 1])) as Record<Knob, boolean>;
