/** The opening: neat to demo, hard to use. The toy job of the whole talk, perfect, and with five troubles of real life. */
import { demo } from "../contract/demo.ts";
import { study, those } from "./alone.ts";
import { factsOf } from "./facts.ts";
import { knobs } from "./knobs.ts";
import { outcomeOf } from "./outcome.ts";
import { drawRun } from "./picture.ts";
import { run, type Run } from "./run.ts";
import { stories } from "./stories.ts";
import { tableOf } from "./table.ts";
import { calm, ended, ready, running } from "./words.ts";

/** Wall seconds that a run takes to show: one in which things go wrong has more to look at. */
const PACE = { calm: 8, wrong: 12 };

/** Tasks of the job, and how many times it is played: to see when a worker is lost, for the run, and without any trouble. */
const [TASKS, PLAYED] = [240, 3];

export default demo<typeof knobs, Run>({
  title: "Read, clean, join, reduce: the toy job of this talk",
  schema: knobs,
  tables: [],
  basis: () => "simulated",
  follows: (setting) =>
    those(setting).length
      ? "by Dask’s rules; whom each trouble strikes, when and how hard is assumed"
      : "by Dask’s rules",
  stories,
  model: run,
  span: ({ finished }) => finished,
  pace: (played) => PACE[calm(played) ? "calm" : "wrong"],
  draw: drawRun,
  say(played, at, done) {
    if (at >= played.finished) return ended(played, done);
    return at <= 0 ? ready(played) : running(played, at);
  },
  rows: tableOf,
  facts: factsOf,
  outcome: outcomeOf,
  weight: (setting) => TASKS * (those(setting).length + setting.kill.length ? PLAYED : 1),
  study,
});
