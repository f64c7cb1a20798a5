/** The numbers of the demo that the prose quotes. */
import { dollars, duration, plural } from "../contract/format.ts";
import { modelOf, monthUntil, overBilled, workMonth, type Inputs, type Model, type Setting } from "./demo-model.ts";
import { nodeHours, rough, times } from "./said.ts";

/** Plays the runs the prose speaks of, from the knobs' own defaults. */
export function factsOf(standard: Setting, inputs: Inputs): Record<string, string> {
  const play = (more: Partial<Setting>): Model => modelOf({ ...standard, ...more }, inputs);
  const said = (name: string, model: Model): Record<string, string> => ({
    [`${name}Over`]: times(overBilled(model)),
    [`${name}Billed`]: nodeHours(model.day.billed),
    [`${name}Month`]: dollars(monthUntil(model)),
    [`${name}Wait`]: duration(Math.round(model.day.wait)),
  });
  const story = play({});
  const idle = play({ policy: "idle" });
  const backToBack = { minutes: 54, every: 1, nodes: 100 } as const;
  const { pool, raw } = play({ picture: "strip" }).strips!;
  return {
    ...said("story", story),
    ...said("idle", idle),
    ...said("bulk", play({ policy: "bulk" })),
    ...said("vms", play({ policy: "vms" })),
    ...said("karpenter", play({ policy: "idle", startup: "karpenter" })),
    ...said("backPool", play({ ...backToBack, policy: "idle" })),
    ...said("backVms", play({ ...backToBack, policy: "vms" })),
    backMinutes: plural(backToBack.minutes, "minute"),
    wanted: nodeHours(story.day.wanted),
    price: dollars(story.price),
    workMonth: dollars(workMonth(story)),
    cheaper: times(monthUntil(story) / monthUntil(idle)),
    stripWait: rough(pool.up),
    stripRawWait: rough(raw.up),
    stripDone: rough(pool.finished),
    stripRawDone: rough(raw.finished),
    stripUnbilled: rough(pool.unbilled),
    stripRawUnbilled: rough(raw.unbilled),
    stripTail: rough(pool.unbilled - pool.finished),
    stripUsd: dollars(pool.usd),
    stripRawUsd: dollars(raw.usd),
    stripTasks: plural(pool.tasks, "task"),
    stripMachines: plural(pool.machines, "machine"),
  };
}
