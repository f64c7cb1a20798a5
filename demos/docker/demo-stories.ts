/** Days worth a name; some of them the image's. */
import type { Story } from "../contract/demo.ts";
import type { Knobs } from "./demo-knobs.ts";

/** In the order of their buttons. */
export const stories: readonly Story<Knobs>[] = [
  {
    title: "A day of added packages, with an image",
    tells: "Each edit adds a package; all lie in one layer, which is built, pushed and pulled again.",
    state: {},
  },
  {
    title: "The same day, synced",
    tells: "The machines install the packages themselves; what is left is mostly the wait for a machine.",
    state: { way: "sync" },
  },
  {
    title: "Only my code changed",
    tells: "Code lies on top: its layer is built and sent in seconds, and an image is as quick as a sync.",
    state: { what: "code" },
  },
  {
    title: "The base changed",
    tells: "With another Python below, everything above it is built and sent anew.",
    state: { what: "base" },
  },
  {
    title: "A hundred workers pull at once",
    tells: "One store serves them all, so that each gets little of it; synced packages would share it, too.",
    state: { workers: 100, registry: 5000 },
  },
  {
    title: "Slow line at home",
    tells: "A line that is good for calls takes longest of all to send a whole layer of packages.",
    state: { up: 20 },
  },
  {
    title: "A layer for each edit",
    tells: "Layered with care, only what moved is built and sent: an image nearly catches up.",
    state: { layers: "each" },
  },
  {
    title: "The same day three ways",
    tells: "In one layer, layered, synced: the care taken with layers saves nearly all that a sync saves.",
    state: { picture: "three" },
  },
  {
    title: "Machines kept, image layered",
    tells: "On machines that are still there only the small layer is pulled: seconds, with an image as without.",
    state: { layers: "each", machines: "kept" },
  },
  {
    title: "One image for a month",
    tells: "Nothing changed since it was built: on machines that have it an image starts at once, the same every time.",
    state: { what: "nothing", machines: "kept" },
  },
  {
    title: "The job after it",
    tells: "The talk’s job twice: after an image was built, pushed and pulled, and after packages were synced.",
    state: { picture: "strip" },
  },
];
