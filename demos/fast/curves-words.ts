/** The sentences of the curves. The first one leads. */
import type { StudyResult } from "../contract/outcome.ts";
import { count, duration, plural, share } from "../contract/format.ts";
import { recorded, SWEEP, sweptTo } from "./curves-picture.ts";
import { busyAt, linesOf, shortest, type Line } from "./curves-study.ts";
import { cluster } from "./demo-words.ts";
import { curveWords } from "./live-words.ts";
import { DOCUMENTED, measuredCost } from "./measured.ts";
import type { Model } from "./model.ts";

/** What the lead sentence asks of a cluster: nine tenths of its time at work. */
const FINE = 0.9;

/** While the sweep passes: the smallest and the largest cluster there; before the curves begin, what a task costs. */
export function passing(model: Model, study: StudyResult | undefined, at: number): string {
  if (at >= SWEEP) return compared(model, study);
  const length = Number(sweptTo(at).toPrecision(2));
  const said = ends(linesOf(study)).flatMap((line) => {
    const busy = busyAt(line, length);
    return busy === null ? [] : [`${plural(line.workers, "worker")} ${share(busy)} busy`];
  });
  return said.length ? `Tasks of ${duration(length)} keep ${said.join(", ")}.` : costs(model);
}

/** What one task costs, as Dask's documentation has it and as it was measured. */
function costs({ recordings }: Model): string {
  const cost = measuredCost(recordings);
  return (
    `A task costs ${duration(DOCUMENTED.from)} to ${duration(DOCUMENTED.to)} (documented), ` +
    `${duration(cost.from)} to ${duration(cost.to)} (measured).`
  );
}

/** The smallest and the largest cluster. */
const ends = (lines: readonly Line[]): readonly Line[] => (lines.length > 1 ? [lines[0]!, lines.at(-1)!] : lines);

/** What the curves say so far; without a study, what is known anyway. */
function compared(model: Model, study: StudyResult | undefined): string {
  const { run, recordings } = model;
  const whole = study && study.done === study.of;
  const none = recorded(recordings, run).length ? "" : "Nothing was recorded on real Dask for workers like these.";
  const lead = whole
    ? needed(linesOf(study))
    : `${share(run.busy)} busy, with ${cluster(run)} and tasks of ${duration(run.seconds)}.`;
  const rest = study && !whole ? `${study.done} of ${plural(study.of, "run")} drawn.` : "";
  const really = model.lived ? curveWords(model.lived) : "";
  return [really, lead, rest, costs(model), none].filter(Boolean).join(" ");
}

/** The shortest tasks that keep the smallest and the largest cluster at work. */
function needed(lines: readonly Line[]): string {
  const said = ends(lines).flatMap((line) => {
    const length = shortest(line, FINE);
    return length === null ? [] : [{ line, length: duration(Number(length.toPrecision(2))) }];
  });
  const [first, ...rest] = said;
  if (!first) return `No task length here keeps the workers ${share(FINE)} busy.`;
  const most = rest.map(({ line, length }) => `, ${length} with ${count(line.workers)}`).join("");
  return `${share(FINE)} busy takes tasks of ${first.length} with ${plural(first.line.workers, "worker")}${most}.`;
}
