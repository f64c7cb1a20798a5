/** States worth a name. Each tells what to look at. */
import type { Story } from "../contract/demo.ts";
import { EVERY, flags, flagsOf, type Knobs } from "./knobs.ts";

const but = (flag: (typeof flags)[number]) => flagsOf(EVERY & ~(1 << flags.indexOf(flag)));

/** The same job, the same moment, the same seed. */
export const stories: readonly Story<Knobs>[] = [
  {
    title: "As it is often done",
    tells: "Most of the time passes before the first task: an image is built, then one zone has no machine to give.",
    state: {},
  },
  {
    title: "All ten",
    tells: "The same job with every lesson's knob turned: look how much of the axis is left over.",
    state: flagsOf(EVERY),
  },
  {
    title: "Only the two for the time",
    tells:
      "Any zone and more machines, nothing else: sooner, and dearer, for every one of more machines is kept until its timeout.",
    state: { zones: true, scale: true },
  },
  {
    title: "Only the two for the bill",
    tells: "Machines that fit and the data's region: the run is the same to the microsecond, the bill is not.",
    state: { small: true, costs: true },
  },
  {
    title: "All but any zone",
    tells: "Nine knobs turned, and still it waits for the one zone.",
    state: but("zones"),
  },
  {
    title: "All but adaptive",
    tells:
      "Sooner than with all ten, for adaptive scaling asks for machines only once it sees work; and dearer, for nobody lets them go.",
    state: but("adaptive"),
  },
  {
    title: "All 1,024",
    tells: "Every way to turn ten knobs is a mark; the two that matter most are named.",
    state: { picture: "all" },
  },
];
