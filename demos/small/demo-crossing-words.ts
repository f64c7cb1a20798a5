/** The sentences of the lines. The first one leads. */
import type { StudyResult } from "../contract/outcome.ts";
import { duration, plural } from "../contract/format.ts";
import { SWEEP, sweptTo } from "./demo-crossing.ts";
import { timesOf, type Model } from "./demo-model.ts";
import { placeNames, type Setting } from "./demo-places.ts";
import { crossingsOf, rowsIn, timeAt, type Crossing } from "./demo-study.ts";
import { amount, capital, nameOf, rough } from "./demo-words.ts";

/** While the sweep passes: what so much data takes on each place. */
export function passing(model: Model, study: StudyResult | undefined, at: number): string {
  if (at >= SWEEP) return compared(model, study);
  const rows = rowsIn(study);
  const size = Number(sweptTo(at).toPrecision(2));
  const said = placeNames.flatMap((place) => {
    const time = timeAt(rows, place, size);
    return time === null ? [] : [`${duration(Number(time.toPrecision(3)))} on ${nameOf(place, model.setting)}`];
  });
  return said.length ? `${amount(size)}: ${said.join(", ")}.` : here(model);
}

/** What the lines say so far; short, for every line of it is taken from the picture. */
function compared(model: Model, study: StudyResult | undefined): string {
  const where = WHERE[model.setting.home];
  if (study && study.done === study.of)
    return `${crossed(crossingsOf(rowsIn(study), model.setting), model.setting)} ${where}`;
  const rest = study ? ` ${study.done} of ${plural(study.of, "size")} drawn.` : "";
  return `${here(model)} ${where}${rest}`;
}

const WHERE = {
  laptop: "The data are on the laptop, so the cloud waits for the upload.",
  cloud: "The data are in the cloud, so the laptop waits for the download.",
  both: "The data are already where each of them runs, so nothing has to be moved.",
} as const;

/** The size of these knobs. */
function here(model: Model): string {
  const times = timesOf(model);
  const said = placeNames.map((place) => {
    const time = times[place];
    return `${nameOf(place, model.setting)} ${time === null ? "gives up" : duration(time)}`;
  });
  return `${amount(model.setting.size)} here: ${said.join(", ")}.`;
}

/** Up to which size which place, and why no further. */
function crossed(crossings: readonly Crossing[], setting: Setting): string {
  if (!crossings.length) return "One place is best at every size here.";
  const all = crossings.length > 1 && crossings.every(({ why }) => why === "full");
  const said = crossings.map(({ size, from, why }) => {
    const full = `, where ${from === "cluster" ? "their disks are" : "its disk is"} full`;
    const because = { full: all ? "" : full, killed: ", where memory ends", slower: "" };
    return `${nameOf(from, setting)} up to ${rough(size)}${because[why]}`;
  });
  const last = crossings.at(-1)!.to;
  const rest = last === null ? [] : [`then ${nameOf(last, setting)}`];
  return `${capital([...said, ...rest].join(", "))}${all ? ": each until its disk is full" : ""}.`;
}
