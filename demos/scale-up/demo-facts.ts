/** The numbers of the demo that the prose quotes. */
import { bytes, dollars, duration, multiple, plural, share } from "../contract/format.ts";
import { BYTES, PLAN } from "./job.ts";
import { modelOf, outcomeOf, relative, type Model, type State } from "./model.ts";
import { kneeOf, NEARLY_WORDS, reduce, SIZES } from "./sweep-study.ts";

const STANDARD = { workers: 1, machine: "large", picture: "run", knee: null } as const;

/** Plays the runs the prose speaks of: every size, and the stories. */
export function factsOf({ inputs, pieces, startup }: Model): Record<string, string> {
  const play = (state: Partial<State>): Model => modelOf({ ...STANDARD, pieces, startup, ...state }, inputs);
  const sizes = SIZES.map((workers) => play({ workers }));
  const knee = kneeOf(reduce(sizes.map(outcomeOf), SIZES.length))!;
  const atKnee = sizes[SIZES.findIndex((workers) => workers === knee.workers)]!;
  const [few, slow, small, large] = [
    play({ workers: 256, pieces: 56 }),
    play({ workers: 128, startup: 600 }),
    play({ workers: 32, machine: "medium", pieces: 800, picture: "memory" }),
    play({ workers: 4, machine: "double", pieces: 800, picture: "memory" }),
  ];
  const said = (name: string, model: Model): Record<string, string> => ({
    [`${name}Workers`]: plural(model.run.workers, "worker"),
    [`${name}Takes`]: duration(model.run.finished),
    [`${name}Costs`]: dollars(model.run.dollars),
    [`${name}Speed`]: multiple(relative(model).speed),
    [`${name}Bill`]: multiple(relative(model).bill),
  });
  return {
    bytes: bytes(BYTES),
    pieces: plural(pieces, "piece"),
    plan: duration(PLAN),
    startup: duration(startup),
    nearly: NEARLY_WORDS,
    ...said("one", sizes[0]!),
    ...said("knee", atKnee),
    kneeStarting: share(atKnee.run.spent.starting),
    kneeBusy: share(atKnee.run.spent.working),
    ...said("many", sizes.at(-1)!),
    manyBusy: share(sizes.at(-1)!.run.spent.working),
    manyStarting: share(sizes.at(-1)!.run.spent.starting),
    manyLacking: share(sizes.at(-1)!.run.spent.lacking),
    ...said("few", few),
    fewPieces: plural(few.pieces, "piece"),
    ...said("slow", slow),
    slowStartup: duration(slow.startup),
    smallWorkers: plural(small.run.workers, "worker"),
    smallMemory: `${small.gib}\u00a0GiB`,
    smallFails: duration(small.run.finished),
    smallDied: plural(small.run.memory.died, "worker"),
    smallSpilled: bytes(small.run.memory.spilled),
    ...said("large", large),
    largeMemory: `${large.gib}\u00a0GiB`,
    largeSpilled: bytes(large.run.memory.spilled),
  };
}
