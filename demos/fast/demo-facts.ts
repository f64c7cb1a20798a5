/** The numbers of the demo that the prose quotes. */
import { duration, plural, share } from "../contract/format.ts";
import { many } from "./demo-words.ts";
import { cut } from "./job.ts";
import { ADVISED, DOCUMENTED, measuredCost } from "./measured.ts";
import type { Model } from "./model.ts";
import { run, type Setting } from "./run.ts";

/** The workers of the story that the prose tells: as many rows as can be told apart on a stage. */
const STORY = 32;

/** A cluster as large as the knobs go, and the same number of threads in larger workers. */
const LARGE = 1000;
const THICK = 8;

/** Plays the runs the prose speaks of; about 10,000 tasks in all. */
export function factsOf({ recordings, job }: Model): Record<string, string> {
  const measured = (seconds: number) => recordings.find(({ taskSeconds }) => taskSeconds === seconds)!;
  const play = (seconds: number, workers: number, more: Partial<Setting> = {}) =>
    run({ seconds, workers, threads: 1, queuing: true, ...more });
  const [blink, second] = [play(0.001, STORY), play(1, STORY)];
  const [blinkJob, secondJob] = [cut(job, blink)!, cut(job, second)!];
  const cost = measuredCost(recordings);
  const large = play(ADVISED, LARGE);
  return {
    storyWorkers: plural(STORY, "worker"),
    blinkBusy: share(blink.busy),
    secondBusy: share(second.busy),
    job: duration(job.seconds),
    blinkJobTasks: many(blinkJob.tasks),
    blinkJobTakes: duration(blinkJob.takes),
    secondJobTakes: duration(secondJob.takes),
    measuredMillisecond: share(measured(0.001).efficiency),
    measuredTen: share(measured(0.01).efficiency),
    measuredHundred: share(measured(0.1).efficiency),
    simulatedMillisecond: share(play(0.001, 2).busy),
    simulatedTen: share(play(0.01, 2).busy),
    simulatedHundred: share(play(0.1, 2).busy),
    measuredVersion: measured(0.001).daskVersion,
    documentedFrom: duration(DOCUMENTED.from),
    documentedTo: duration(DOCUMENTED.to),
    costFrom: duration(cost.from),
    costTo: duration(cost.to),
    advised: duration(ADVISED),
    large: plural(LARGE, "worker"),
    largeBusy: share(large.busy),
    largeIdle: share(1 - large.busy),
    thickWorkers: plural(LARGE / THICK, "worker"),
    thickThreads: plural(THICK, "thread"),
    thickBusy: share(play(ADVISED, LARGE / THICK, { threads: THICK }).busy),
  };
}
