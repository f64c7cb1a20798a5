/** States worth a name. */
import type { Story } from "../contract/demo.ts";
import { ALL_OFF, type Knobs } from "./demo-knobs.ts";

/** From dear to cheap, then your own numbers. */
export const stories: readonly Story<Knobs>[] = [
  {
    title: "The bill people fear",
    tells:
      "All five switches are off: a hundred dollars for a terabyte, nearly all of it for carrying it out of the cloud.",
    state: ALL_OFF,
  },
  {
    title: "Only the place put right",
    tells: "One switch takes nine tenths of the price away; the rest is computing, and done badly.",
    state: { ...ALL_OFF, region: true },
  },
  {
    title: "All but the place",
    tells: "Four switches are right and hardly matter while every gigabyte is paid for as it leaves.",
    state: { region: false },
  },
  {
    title: "Ten cents",
    tells: "All five are right: what is left is core-hours at the price of a spot machine.",
    state: {},
  },
  {
    title: "250 terabytes",
    tells: "A published job of this size cost about 25 dollars; by the same rule it comes to nearly that.",
    state: { terabytes: 250 },
  },
  {
    title: "At the price said of Lambda",
    tells: "Four times an Intel core on demand: the lower end of what was said of Lambda, spoken and never measured.",
    state: { price: 0.2 },
  },
];
