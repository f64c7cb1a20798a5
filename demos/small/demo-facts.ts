/** The numbers of the demo that the prose quotes. */
import { bytes, dollars, duration, plural, share } from "../contract/format.ts";
import { DISK, EGRESS, LAPTOP, MACHINE, USUAL, WORTH } from "./demo-assumptions.ts";
import { modelWith, outcomeOf, timesOf, type Model } from "./demo-model.ts";
import { placeNames, roomOf, type PlaceName, type Setting } from "./demo-places.ts";
import { owed } from "./demo-run.ts";
import { crossingsOf, reduce, rowsIn, SIZES, type Crossing } from "./demo-study.ts";
import { amount, bill, rough } from "./demo-words.ts";

/** The size the prose tells of, and the one that is too large for a laptop. */
const MIDDLE = 30e9;
const HUGE = 1e13;

/** Plays the runs and the studies the prose speaks of. */
export function factsOf({ usdPerHour }: Model): Record<string, string> {
  const setting: Setting = { ...USUAL, size: MIDDLE, home: "laptop" };
  const play = (more: Partial<Setting>): Model =>
    modelWith({ picture: "run", where: "laptop", setting: { ...setting, ...more } }, usdPerHour);
  // Of the study's sizes only those about the crossings: what lies between two of them is the same as in the picture.
  const crossings = (more: Partial<Setting>, from: number, to: number): Crossing[] => {
    const sizes = SIZES.filter((size) => size >= from && size <= to);
    const outcomes = sizes.map((size) => outcomeOf(play({ ...more, size })));
    return crossingsOf(rowsIn(reduce(outcomes, outcomes.length)), { ...setting, ...more });
  };
  const [there, cloud, both, huge] = [
    play({}),
    play({ home: "cloud" }),
    play({ home: "both" }),
    play({ size: HUGE, home: "cloud" }),
  ];
  const [vm, cluster] = [there.runs[1]!, there.runs[2]!];
  const [nothing, bucket, hard] = [
    crossings({ home: "both" }, 1e10, 1e12),
    crossings({ home: "cloud" }, 1e8, 1e11),
    play({ rate: 1e6 }),
  ];
  return {
    middle: amount(MIDDLE),
    ...named("", there),
    ...named("cloud", cloud),
    ...named("both", both),
    ...named("hard", hard),
    upload: duration(vm.moved),
    starting: duration(vm.started - vm.moved),
    clusterJob: duration(Number((cluster.finished - cluster.started).toPrecision(2))),
    slower: `${Math.round(cluster.finished / there.runs[0]!.finished)}`,
    uploadShare: share(cluster.moved / cluster.finished),
    crossing: sizeAt(nothing, "cluster"),
    crossingLimit: rough(roomOf("cluster", setting) / setting.kept),
    cloudVm: sizeAt(bucket, "vm"),
    cloudCluster: sizeAt(bucket, "cluster"),
    huge: amount(HUGE),
    hugeKeeps: amount(huge.runs[0]!.keeps),
    hugeRoom: amount(huge.runs[0]!.room),
    hugeTakes: duration(huge.runs[2]!.finished),
    hugeCosts: bill(owed(huge.runs[2]!, Infinity)),
    rate: `${bytes(USUAL.rate)} a second`,
    hardRate: `${bytes(1e6)} a second`,
    line: `${bytes(USUAL.line)} a second`,
    kept: share(USUAL.kept),
    worth: share(WORTH),
    machines: plural(USUAL.machines, "VM"),
    cores: plural(LAPTOP.cores, "core"),
    laptopMemory: `${LAPTOP.memoryGib}\u00a0GiB`,
    machine: MACHINE.type,
    machineMemory: `${MACHINE.memoryGib}\u00a0GiB`,
    price: dollars(usdPerHour),
    egress: dollars(EGRESS),
    disk: bytes(DISK),
  };
}

/** Time and bill on each place: `laptopTakes`, `cloudVmCosts` … */
function named(prefix: string, model: Model): Record<string, string> {
  const times = timesOf(model);
  return Object.fromEntries(
    placeNames.flatMap((place, index): [string, string][] => {
      const name = prefix ? `${prefix}${place[0]!.toUpperCase()}${place.slice(1)}` : place;
      const time = times[place];
      return [
        [`${name}Takes`, time === null ? "never" : duration(time)],
        [`${name}Costs`, bill(owed(model.runs[index]!, Infinity))],
      ];
    }),
  );
}

/** From which size on a place is the one that would do. */
function sizeAt(crossings: readonly Crossing[], to: PlaceName): string {
  const found = crossings.find((crossing) => crossing.to === to);
  return found ? rough(found.size) : "no size";
}
