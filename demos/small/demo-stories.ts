/** Sizes worth a name, each on the place where it shows something. */
import type { Story } from "../contract/demo.ts";
import type { Knobs } from "./demo-knobs.ts";

/** Sizes are those of the survey's answers: megabytes, gigabytes, terabytes. */
export const stories: readonly Story<Knobs>[] = [
  {
    title: "The survey’s middle, sent away",
    tells:
      "Most of the time is the upload, then twenty machines start, and the job itself is over before it can be seen.",
    state: { size: 30e9, home: "laptop", where: "cluster" },
  },
  {
    title: "The survey’s middle, where it lies",
    tells: "The laptop is done when the upload has hardly begun.",
    state: { size: 30e9, home: "laptop", where: "laptop" },
  },
  {
    title: "100 GB in a bucket",
    tells: "Now the laptop is the one that waits for its data, and pays for each byte that leaves the cloud.",
    state: { size: 100e9, home: "cloud", where: "vm" },
  },
  {
    title: "100 GB kept in memory",
    tells: "Only the cluster has memory enough; the others write to disk, pause, and come through.",
    state: { size: 100e9, home: "both", kept: 1, where: "laptop" },
  },
  {
    title: "10 TB: the laptop gives up",
    tells: "What the job keeps has room neither in the laptop’s memory nor on its disk; twenty machines share it.",
    state: { size: 1e13, home: "cloud", where: "cluster" },
  },
  {
    title: "Hard work",
    tells: "At one megabyte a second for each core the computing is what takes long, and the upload is worth it.",
    state: { size: 30e9, home: "laptop", rate: 1e6, where: "cluster" },
  },
  {
    title: "Where the lines cross",
    tells: "With nothing to move, the laptop would do until starting twenty machines has paid off.",
    state: { size: 30e9, home: "both", where: "laptop", picture: "crossing" },
  },
  {
    title: "Crossing in the cloud",
    tells: "The line is what is slow: from a few gigabytes on it is quicker to start a machine beside the data.",
    state: { size: 30e9, home: "cloud", where: "vm", picture: "crossing" },
  },
];
