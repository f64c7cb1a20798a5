/** The numbers of the demo that the prose quotes. */
import { duration, plural, share } from "../contract/format.ts";
import { defaults, type Params } from "../contract/params.ts";
import type { Tables } from "../contract/table.ts";
import { knobs, type Knobs } from "./demo-knobs.ts";
import { EVERY, LATE, modelOf, type Model } from "./demo-model.ts";
import { crew, rough, times } from "./demo-words.ts";
import { JSON_HELD } from "./demo-stories.ts";

/** The lock share of the example that the talk ends on. */
const THIRD = 0.33;

/** Plays the runs the prose speaks of, from the knobs' own defaults. */
export function factsOf(): Record<string, string> {
  const none = { "gil-operations": { rows: [] } } as unknown as Tables;
  const standard = defaults(knobs);
  const play = (more: Partial<Params<Knobs>>): Model => modelOf({ ...standard, ...more }, none);
  const said = (name: string, { params, ...model }: Model): Record<string, string> => ({
    [`${name}Crew`]: crew(params),
    [`${name}Speedup`]: times(model.speedup),
    [`${name}Late`]: rough(model.late),
    [`${name}LateShare`]: share(model.lateShare),
    [`${name}Contention`]: share(model.contention),
    [`${name}Waiting`]: share(model.waiting),
    [`${name}Job`]: duration(Number(model.job.toPrecision(3))),
  });
  return {
    ...said("alone", play({ threads: 1 })),
    ...said("broken", play({})),
    ...said("processes", play({ mode: "processes" })),
    ...said("sixteen", play({ threads: 16 })),
    ...said("sixteenProcesses", play({ threads: 16, mode: "processes" })),
    ...said("third", play({ hold: THIRD })),
    ...said("thirdSixteen", play({ hold: THIRD, threads: 16 })),
    ...said("numpy", play({ hold: 0 })),
    ...said("json", play(JSON_HELD)),
    ...said("jsonPatient", play({ ...JSON_HELD, interval: 0.001 })),
    ...said("free", play({ mode: "free" })),
    fifteen: plural(15, "thread"),
    switchInterval: duration(standard.interval),
    jsonCall: rough(JSON_HELD.call),
    every: duration(EVERY),
    lateFrom: duration(LATE),
    thirdHold: share(THIRD),
  };
}
