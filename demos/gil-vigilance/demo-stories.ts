/** States worth a name. */
import type { Story } from "../contract/demo.ts";
import type { Knobs } from "./demo-knobs.ts";

/** What the probe found of JSON parsing: the table's row, which a test holds these to. */
export const JSON_HELD = { operation: "json", hold: 0.8333, call: 0.029348 } as const;

/** In the order of the argument. */
export const stories: readonly Story<Knobs>[] = [
  {
    title: "Plain Python on four threads",
    tells: "One thread at a time is full; the other three are thin: they wait.",
    state: { threads: 4 },
  },
  {
    title: "Sixteen threads",
    tells: "A staircase: one holds the lock, fifteen wait, and so does the thread that Dask itself needs.",
    state: { threads: 16 },
  },
  {
    title: "The same in processes",
    tells: "Each process has a lock of its own, and every row is full.",
    state: { threads: 16, mode: "processes" },
  },
  {
    title: "NumPy on four threads",
    tells: "A matrix product gives the lock away, so threads are all it needs.",
    state: { operation: "matmul", hold: 0 },
  },
  {
    title: "JSON in one long call",
    tells: "The others ask for the lock again and again, and the call keeps it until it is done.",
    state: JSON_HELD,
  },
  {
    title: "A third of the time, 1 to 16",
    tells:
      "It levels off at the work of three: each needs the lock a third of the time, so the lock has room for three.",
    state: { hold: 0.33, picture: "curve" },
  },
  {
    title: "Python without the lock",
    tells: "Nobody waits for anybody; what such a Python costs a single thread is not in our data.",
    state: { mode: "free" },
  },
];
