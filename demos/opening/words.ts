/** The sentences of the opening. The first one of each leads; numbers go through the one formatter. */
import type { StudyResult } from "../contract/outcome.ts";
import { count, duration, multiple, plural, share } from "../contract/format.ts";
import { aloneOf, those } from "./alone.ts";
import type { Run } from "./run.ts";
import type { Trouble } from "./troubles.ts";

/** Above this share of busy time, what is left is nothing to complain of. */
const FINE = 0.85;

/** What goes wrong, in a list. */
const A: Readonly<Record<Trouble, string>> = {
  start: "a slow start",
  straggler: "a straggler",
  gil: "Python’s lock",
  disk: "a full disk",
  lost: "a worker lost",
};

/** "one, two and three". */
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** Whether nothing goes wrong in it. */
export const calm = ({ setting }: Pick<Run, "setting">): boolean =>
  those(setting).length === 0 && setting.kill.length === 0;

/** What the run before is called beside this one: by what differs. */
export function nameOf(before: Run, { setting }: Run): string {
  if (calm(before))
    return before.workers === setting.workers && before.setting.seed === setting.seed && !calm({ setting })
      ? "perfect"
      : "before";
  return before.setting.kill.length < setting.kill.length ? "nobody killed" : "before";
}

/** Before anything has run. */
export function ready(run: Run): string {
  const { tasks, workers, setting } = run;
  const size = `${plural(tasks, "task")} for ${plural(workers, "worker")}`;
  if (calm(run)) return `${size}. They read two tables, clean them, join them and reduce the join to one result.`;
  const on = those(setting);
  return on.length
    ? `The same ${size}, with ${listed(on.map((trouble) => A[trouble]))}. When, whom and how hard each strikes is assumed.`
    : `The same ${size}, and somebody kills ${setting.kill.length === 1 ? "one" : "some"} of them.`;
}

const doneBy = ({ computed }: Run, at: number): number =>
  new Set(computed.filter(({ stop }) => stop <= at).map(({ key }) => key)).size;

/** What struck last, before the run has ended, the longest form first. */
function happened(run: Run, at: number): readonly string[] {
  const { workers, losses, paused, there, tasks } = run;
  const done = `${count(doneBy(run, at))} of ${plural(tasks, "task")} done`;
  const loss = losses.findLast((each) => each.at <= at);
  const come = there.filter(([from]) => from <= at).length;
  const pause = paused.find(({ start, stop }) => start <= at && at < stop);
  const news =
    come < workers
      ? `${count(come)} of ${plural(workers, "worker")} there`
      : loss
        ? `worker ${count(loss.row + 1)} is lost${loss.results ? `, with ${plural(loss.results, "result")}` : ""}`
        : pause
          ? `worker ${count(pause.row + 1)} has no room and no disk: it pauses`
          : "";
  return news ? [`${done}; ${news}`, done] : [done];
}

/** In the middle of the run. */
export function running(run: Run, at: number): string {
  const { tasks, workers, computed, moves } = run;
  if (!calm(run)) {
    const said = happened(run, at)[0]!;
    return `At ${duration(at)}, ${said}. The same job with nothing wrong ${at >= run.perfect ? "was" : "is"} done at ${duration(run.perfect)}.`;
  }
  const busy = computed.filter(({ start, stop }) => start <= at && at < stop).length;
  const done = computed.filter(({ stop }) => stop <= at).length;
  const moving = moves.filter(({ start, stop }) => start <= at && at < stop).length;
  const network = moving
    ? `${plural(moving, "result is", "results are")} on the way to another worker`
    : "the network rests";
  return `${plural(tasks, "task")} on ${plural(workers, "worker")}: ${busy} busy, ${done} done. At ${duration(at)}, ${network}.`;
}

/** What the run came to, and where the rest went. */
export function ended(run: Run, study?: StudyResult): string {
  if (!calm(run)) return [came(run), lostOf(run), adds(run, study)].filter(Boolean).join(" ");
  const { tasks, workers, finished, ideal, busy } = run;
  const rest =
    tailOf(run) > 0.5
      ? "Most of the waiting is at the end, when little is left to do."
      : "The rest went on waiting for inputs and for the next task.";
  return (
    `${share(busy)} busy, ${busy >= FINE ? "and" : "though"} nothing went wrong. ` +
    `${plural(tasks, "task")} on ${plural(workers, "worker")} in ${duration(finished)}; without a pause ${duration(ideal)}. ${rest}`
  );
}

/** How it ended, beside the same job with nothing wrong. */
function came(run: Run): string {
  const { ending, finished, perfect, tasks, setting, losses } = run;
  const left = `${count(doneBy(run, Infinity))} of ${plural(tasks, "task")} had been done`;
  if (ending === "nobody")
    return `No worker is left after ${duration(finished)}. ${left}; Dask waits for another worker, and none comes.`;
  if (ending === "given-up")
    return `Dask gives up after ${duration(finished)}: a task was on too many workers that died. ${left}.`;
  if (ending === "stuck")
    return `Stuck after ${duration(finished)}: a worker without room holds what the others wait for. ${left}.`;
  const on = those(setting);
  const killed = losses.filter(({ byHand }) => byHand).length;
  const what = on.length > 1 ? `${inWords(on.length)} troubles` : on.length ? A[on[0]!] : "";
  const why = [what, killed ? `${plural(killed, "worker")} killed by hand` : ""].filter(Boolean);
  const same = duration(finished) === duration(perfect);
  const long = finished > perfect ? `, ${multiple(finished / perfect)} as long` : "";
  const lead = same ? `Still ${duration(finished)}` : `${duration(perfect)} became ${duration(finished)}${long}`;
  return `${lead}: the same job${why.length ? `, ${listed(why)}` : ""}.`;
}

/** As people say small numbers. */
export const inWords = (number: number): string =>
  ["no", "one", "two", "three", "four", "five"][number] ?? count(number);

/** What went with the workers that were lost, and what that cost. */
function lostOf({ losses, again }: Run): string {
  if (!losses.length) return "";
  const results = losses.reduce((sum, loss) => sum + loss.results, 0);
  const who = losses.length === 1 ? `worker ${count(losses[0]!.row + 1)}` : plural(losses.length, "worker");
  const went = results ? `${plural(results, "result")} went with ${who}` : `No result went with ${who}`;
  return again.length ? `${went}; ${plural(again.length, "task")} ran again.` : `${went}.`;
}

/** Which trouble adds most when it is alone. */
function adds({ setting }: Run, study: StudyResult | undefined): string {
  const alone = aloneOf(setting, study);
  if (!alone) return "";
  const most = alone.each.reduce((a, b) => (b.adds > a.adds ? b : a));
  return most.adds > 0 ? `Alone, ${A[most.trouble]} adds most: ${duration(most.adds)}.` : "";
}

/** How much of the time that did not compute came after a worker's last task: 0–1. */
export function tailOf({ workers, computed, finished, work }: Run): number {
  const last = Array.from({ length: workers }, () => 0);
  for (const { row, stop } of computed) last[row] = Math.max(last[row]!, stop);
  const tail = last.reduce((sum, stop) => sum + finished - stop, 0);
  return tail / (workers * finished - work);
}
