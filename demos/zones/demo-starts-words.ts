/** The sentences of the many starts, and their table. */
import { count, duration, plural, share } from "../contract/format.ts";
import type { DataTable, StudyResult } from "../contract/outcome.ts";
import { STARTS } from "./demo-knobs.ts";
import type { Model } from "./demo-model.ts";
import { HORIZON } from "./demo-run.ts";
import { leastOf, SWEEP } from "./demo-starts-picture.ts";
import { BESIDE, before, cameOf, few, luckOf, within, type Came } from "./demo-starts.ts";
import { bill, endWords, forgiving, policyName, regionOf } from "./demo-words.ts";

const named = (model: Model, { policy }: Came): string => policyName({ setting: { ...model.setting, policy } });

/** While the sweep passes, and then what the starts say. */
export function startsSaid(model: Model, study: StudyResult | undefined, at: number): string {
  const came = cameOf(study);
  const mine = came.find(({ policy }) => policy === model.setting.policy);
  if (!study || !mine) {
    const said = `The same job is begun at ${count(STARTS)} moments of the record: this run, ${policyName(model)}: ${endWords(model)}.`;
    return at < SWEEP ? said : `${said} None of them is drawn yet.`;
  }
  // A share of few starts says less than it seems to.
  if (few(study)) return `The job starts again and again, at other moments. This run: ${endWords(model)}.`;
  if (at < SWEEP) return sweeping(model, came, at);
  // The others stand at the ends of their lines.
  const beside = mine.policy === "any" ? "pinned" : "any";
  const told = [mine, ...came.filter(({ policy }) => policy === beside)];
  const shares = told.map((each) => `${whereIn(model, each)} ${share(each.done / each.starts)}`);
  const under = study.done < study.of;
  const sentences = [
    luck(model, mine, under),
    `Done within ${duration(HORIZON)}${under ? ", so far" : ""}: ${shares.join(", ")}.`,
    mine.givenUp ? `At ${plural(mine.givenUp, "start")} of ${count(mine.starts)} Dask gave up on a task.` : "",
    forgiving(model.setting),
  ];
  return sentences.filter(Boolean).join(" ");
}

/** Of three parts, which the run is in: was that luck? */
function luck(model: Model, mine: Came, under: boolean): string {
  const lucky = luckOf(mine, model);
  const starts = under ? `the ${plural(mine.starts, "start")} so far` : "starts";
  if (model.ending !== "done")
    return `No luck: ${share(mine.done / mine.starts)} of ${starts} are done, and this run was not.`;
  if (lucky > 2 / 3) return `Yes: this run was luckier than ${share(lucky)} of ${starts}.`;
  const sooner = before(mine, model.seconds);
  if (sooner > 2 / 3) return `No: ${share(sooner)} of ${starts} did better than this run.`;
  return `No: this run is a usual one, luckier than ${share(lucky)} of ${starts}.`;
}

const whereIn = ({ setting: { zone } }: Model, { policy }: Came): string =>
  ({
    pinned: `${zone} alone`,
    best: `best of ${regionOf(zone)}`,
    any: "any zone",
    fallback: "full price if none",
  })[policy];

function sweeping(model: Model, came: readonly Came[], at: number): string {
  const least = leastOf(model);
  const time = least * (HORIZON / least) ** Math.min(1, Math.max(0, at / SWEEP));
  const parts = came.map((each) => `${named(model, each)} ${share(before(each, time))}`);
  return `Done within ${duration(time)}: ${parts.join(", ")}.`;
}

/** Before any start is computed. */
const ALONE = { starts: 0, done: 0, givenUp: 0, seconds: [], dollars: 0 };

/** Policy by policy. */
export function startsRows(model: Model, study: StudyResult | undefined): DataTable {
  const hours = (seconds: number | undefined): string | number =>
    seconds === undefined ? "not done" : Number((seconds / 3600).toFixed(2));
  const came = cameOf(study);
  return {
    caption: `The same job from evenly spread moments of the record: ${count(STARTS)} of the way shown, ${count(BESIDE)} of each other. This run: ${endWords(model)}. ${forgiving(model.setting)}`,
    columns: [
      "way",
      "starts",
      `done within ${duration(HORIZON)}`,
      "Dask gave up",
      "a tenth within (h)",
      "half within (h)",
      "nine tenths within (h)",
      "mean price",
    ],
    rows: (came.length ? came : [{ ...ALONE, policy: model.setting.policy }]).map((came) => [
      named(model, came),
      came.starts,
      came.done,
      came.givenUp,
      hours(within(came, 0.1)),
      hours(within(came, 0.5)),
      hours(within(came, 0.9)),
      came.starts ? bill(came.dollars) : "not known",
    ]),
  };
}
