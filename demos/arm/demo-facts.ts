/** The numbers of the demo that the prose quotes. */
import { dollars, duration, plural, share } from "../contract/format.ts";
import { defaults } from "../contract/params.ts";
import { knobs } from "./demo-knobs.ts";
import { comparedOf, modelWith, type Model, type Setting } from "./demo-model.ts";
import { owedAt, PATIENCE, STRETCH, WORKERS } from "./demo-run.ts";
import { stories } from "./demo-stories.ts";
import { jobsFor, moment, ratio } from "./demo-words.ts";

/** Plays the races the prose speaks of. */
export function factsOf({ inputs }: Model): Record<string, string> {
  const race = (state: Partial<Setting>): Model => modelWith({ ...defaults(knobs), ...state }, inputs);
  const story = (title: string): Model => race(stories.find((each) => each.title === title)!.state);
  const dask = race({});
  const broken = race({ needs: "mkl" });
  const fixed = race({ needs: "mkl", remedy: "worker" });
  const generations = (["gen6", "gen7", "gen8"] as const).map((pair) => [pair, race({ pair })] as const);
  return {
    tasks: plural(dask.arm.tasks, "task"),
    workers: plural(WORKERS, "worker"),
    stretch: String(STRETCH),
    x86Takes: moment(dask.x86.finished!),
    x86Costs: dollars(owedAt(dask.x86)),
    x86Jobs: jobsFor(owedAt(dask.x86)),
    x86Hour: dollars(dask.pair.x86.usdPerHour),
    armHour: dollars(dask.pair.arm.usdPerHour),
    ...told("arm", dask),
    ...told("middle", story("The median set-up")),
    ...told("slower", story("Slower, and still cheaper")),
    ...told("dearer", story("Slower and dearer")),
    ...Object.fromEntries(generations.flatMap(([name, model]) => Object.entries(told(name, model)))),
    brokenLeft: plural(broken.arm.tasks - broken.arm.ends.length, "task"),
    brokenDone: `${broken.arm.ends.length} of ${plural(broken.arm.tasks, "task")}`,
    brokenCosts: dollars(owedAt(broken.arm)),
    brokenUntil: moment(broken.arm.until),
    brokenLooked: duration(PATIENCE),
    ...told("fixed", fixed),
    fixedMore: share(owedAt(fixed.arm) / owedAt(dask.arm) - 1),
    fixedSaves: share(1 - owedAt(fixed.arm) / owedAt(fixed.x86)),
  };
}

/** One race that ends, each number by its name: `armTakes`, `armCosts` … */
function told(name: string, model: Model): Record<string, string> {
  const { speed, work } = comparedOf(model)!;
  return {
    [`${name}Takes`]: moment(model.arm.finished!),
    [`${name}Costs`]: dollars(owedAt(model.arm)),
    [`${name}Jobs`]: jobsFor(owedAt(model.arm)),
    [`${name}Chip`]: ratio(model.speed),
    [`${name}Race`]: ratio(speed),
    [`${name}Work`]: ratio(work),
    [`${name}Apart`]: moment(Math.abs(model.x86.finished! - model.arm.finished!)),
  };
}
