/** Runs worth a name. Each tells what to look at. */
import type { Story } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { STARTS, type Knobs } from "./demo-knobs.ts";

/** Pairs: what goes wrong, and the same moment mended by one knob. */
export const stories: readonly Story<Knobs>[] = [
  {
    title: "One zone",
    tells:
      "All eight machines are lost at once, with all their results. AWS warns two minutes ahead; here nobody uses that.",
    state: {},
  },
  {
    title: "Any zone",
    tells:
      "The same job, the same moment: a zone that runs out takes some machines, the others go on. Traffic between zones is slower, and billed.",
    state: { policy: "any" },
  },
  {
    title: "Best of region",
    tells: "All in the best zone of one region: they are lost together, too.",
    state: { policy: "best" },
  },
  {
    title: "Full price if none",
    tells:
      "Where that zone has no spot machine, one is rented at full price, assumed to be there at once; what was lost stays lost.",
    state: { policy: "fallback", zone: "us-west-2c" },
  },
  {
    title: "A typical start",
    tells: "About half of all starts in that zone took longer still.",
    state: { moment: 1727 },
  },
  {
    title: "Dask gives up",
    tells:
      "A task handed on from machine to vanishing machine is counted for each; at the fourth, Dask’s own setting gives up on it.",
    state: { zone: "us-east-1a", forgiven: 3 },
  },
  {
    title: "All nine out",
    tells: "No zone has a machine for hours; that may be the probe’s own failure, not the cloud’s.",
    state: { policy: "any", moment: 1036 },
  },
  {
    title: `${count(STARTS)} starts`,
    tells: `The same job begun at ${count(STARTS)} moments of the record: how typical is this run?`,
    state: { picture: "starts" },
  },
];
