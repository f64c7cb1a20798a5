/** The numbers of the demo that the prose quotes: each story beside what mends it. */
import type { Tables } from "../contract/table.ts";
import { count, dollars, duration, plural, share } from "../contract/format.ts";
import {
  modelOf,
  outcomeOf,
  owed,
  paid,
  scoreOf,
  waited,
  WAITING_WEIGHS,
  type Model,
  USD_PER_CORE_HOUR,
} from "./demo-model.ts";
import { patienceOf, roughly } from "./demo-pauses.ts";
import type { Setting } from "./demo-run.ts";
import { waitWords } from "./demo-waits.ts";
import { whole } from "./demo-words.ts";

/** Plays the runs the prose speaks of, from the knobs' own defaults. */
export function factsOf(standard: Setting): Record<string, string> {
  const none = { "adaptive-runs": { rows: [] } } as unknown as Tables;
  const play = (more: Partial<Setting>): Model => modelOf({ ...standard, ...more }, none);
  const recorded = play({});
  const broken = play({ startup: 30 });
  const fixed = play({ startup: 30, wait: 25 });
  const fixedSize = play({ startup: 30, policy: "static" });
  const day = { demand: "break", startup: 30 } as const;
  const dayDefaults = play(day);
  const dayPatient = play({ ...day, wait: 25 });
  const dayFixed = play({ ...day, policy: "static" });
  const late = play({ demand: "burst", startup: 30, minimum: 4 });
  const lateFixed = play({ demand: "burst", startup: 30, minimum: 4, target: 30 });
  const tail = play({ demand: "tail" });
  const tailFixed = play({ demand: "tail", policy: "static" });
  const tree = play({ demand: "tree", startup: 10 });
  const treeFixed = play({ demand: "tree", startup: 10, wait: 15 });
  const killed = play({ demand: "tree", wait: 15, loss: "killed" });
  const retired = play({ demand: "tree", wait: 15, loss: "retired" });
  const forgot = play({ demand: "burst", threads: 4, minimum: 1, maximum: 32, rules: "2022.12.1" });
  const counted = play({ demand: "burst", threads: 4, minimum: 1, maximum: 32 });
  const said = (name: string, model: Model): Record<string, string> => ({
    [`${name}Waiting`]: waitWords(waited(model)),
    [`${name}Paid`]: `${whole(paid(model))} worker-seconds`,
    [`${name}Score`]: whole(scoreOf(model)),
    [`${name}Seconds`]: duration(model.finished),
    [`${name}Cost`]: dollars(owed(model)),
  });
  const most = (model: Model): string => plural(Math.max(...model.running.map(([, value]) => value)), "worker");
  const longest = ({ pauses }: Model): string => roughly(Math.max(...pauses.map(([from, to]) => to - from)));
  const more = (one: Model, other: Model): string => duration(Math.round(waited(one) - waited(other)));
  const used = (model: Model, which: "used" | "usedFixed"): string => share(Number(outcomeOf(model)[which]));
  return {
    ...said("recorded", recorded),
    ...said("broken", broken),
    ...said("fixed", fixed),
    ...said("static", fixedSize),
    ...said("dayDefaults", dayDefaults),
    ...said("dayPatient", dayPatient),
    ...said("dayFixed", dayFixed),
    ...said("late", late),
    ...said("lateFixed", lateFixed),
    ...said("tail", tail),
    ...said("tailFixed", tailFixed),
    ...said("tree", tree),
    ...said("treeFixed", treeFixed),
    ...said("killed", killed),
    ...said("retired", retired),
    dayUsed: used(dayPatient, "used"),
    dayFixedUsed: used(dayPatient, "usedFixed"),
    dayWaitsMore: more(dayPatient, dayFixed),
    patienceSeconds: roughly(patienceOf(fixed.setting)!),
    lateUnused: plural(late.unused, "worker"),
    tailSaves: share(1 - paid(tail) / paid(tailFixed)),
    killedAgain: plural(killed.again, "task run"),
    retiredAgain: plural(retired.again, "task run"),
    threadsForgotten: most(forgot),
    threadsCounted: most(counted),
    startUp: duration(30),
    interval: duration(standard.interval),
    targetDuration: duration(standard.target),
    looks: count(standard.wait),
    patience: plural(25, "look"),
    patientLooks: count(25),
    workers: plural(standard.maximum, "worker"),
    pause: longest(fixed),
    break: longest(dayPatient),
    waitingWeighs: String(WAITING_WEIGHS),
    coreHour: dollars(USD_PER_CORE_HOUR),
  };
}
