/** The opening: neat to demo. The toy job of the whole talk, on a cluster where nothing goes wrong. */
import { demo } from "../contract/demo.ts";
import { bytes, duration, plural, share } from "../contract/format.ts";
import { schema } from "../contract/params.ts";
import { drawRun } from "./picture.ts";
import { run, type Run } from "./run.ts";
import { tableOf } from "./table.ts";
import { ended, ready, running, tailOf } from "./words.ts";

const knobs = schema({
  workers: {
    kind: "number",
    label: "Workers",
    effect: "Shares the same 240 tasks among more workers, of one thread each.",
    default: 8,
    min: 1,
    max: 32,
    unit: "count",
    scale: "log",
    integer: true,
  },
  seed: {
    kind: "number",
    label: "Seed",
    effect: "Draws anew how long each task takes and how large its result is.",
    default: 7,
    min: 1,
    max: 99,
    unit: "count",
    integer: true,
  },
});

/** As many draws as the prose says it tried. */
const DRAWS = 20;

export default demo<typeof knobs, Run>({
  title: "Read, clean, join, reduce: the toy job of this talk",
  schema: knobs,
  tables: [],
  basis: () => "simulated",

  model: run,

  span: ({ finished }) => finished,

  draw: drawRun,

  say(played, at) {
    if (at >= played.finished) return ended(played);
    return at <= 0 ? ready(played) : running(played, at);
  },

  rows: tableOf,

  facts(played) {
    const others = Array.from({ length: DRAWS }, (_, index) => run({ workers: played.workers, seed: index + 1 }).busy);
    return {
      tasks: plural(played.tasks, "task"),
      workers: plural(played.workers, "worker"),
      finished: duration(played.finished),
      ideal: duration(played.ideal),
      work: duration(played.work),
      busy: share(played.busy),
      tail: share(tailOf(played)),
      moves: plural(played.moves.length, "transfer"),
      moved: bytes(played.moves.reduce((sum, { nbytes }) => sum + nbytes, 0)),
      draws: plural(DRAWS, "draw"),
      busyLow: share(Math.min(...others)),
      busyHigh: share(Math.max(...others)),
    };
  },

  outcome: ({ finished, busy }) => ({ seconds: finished, busy }),
});
