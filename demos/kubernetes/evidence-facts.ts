/** The numbers of the evidence that the prose quotes. */
import { count, dollars, duration, plural, share } from "../contract/format.ts";
import type { Tables } from "../contract/table.ts";
import { inWords, minutesWords, nodeHours, times } from "./said.ts";
import { DAYS, storyOf } from "./story.ts";
import { sumOf, surveyOf, waysOf } from "./waits.ts";

/** From the tables alone. */
export function factsOf(tables: Tables): Record<string, string> {
  const { nodes, everyHours, removalMinutes, usdPerMonth, expected, drainHours, worked } = storyOf(tables);
  const ways = waysOf(tables);
  const way = (name: string) => ways.find((each) => each.way === name)!;
  const starts = (name: string): string => rangeWords(sumOf(way(name).start));
  const { years, people, launches } = surveyOf(tables);
  const launch = (option: string) => launches.find((each) => each.option === option)!;
  const path = (option: string): string =>
    launch(option)
      .shares.map((part) => share(part))
      .join(", ");
  const place = launches.findIndex(({ option }) => option === "Kubernetes") + 1;
  const stop = way("ca-large").stop!;
  return {
    nodes: plural(nodes, "node"),
    machines: plural(nodes, "machine"),
    daily: plural((24 / everyHours) * 10, "minute"),
    minutes: minutesWords(10),
    longer: minutesWords(20),
    times: `${inWords(24 / everyHours)} times`,
    every: plural(everyHours, "hour"),
    removal: minutesWords(removalMinutes),
    month: dollars(usdPerMonth),
    expected: `${dollars(expected[0])} to ${dollars(expected[1])}`,
    expectedMonth: `${dollars(expected[0] * DAYS)} to ${dollars(expected[1] * DAYS)}`,
    drain: duration(drainHours * 3600),
    billed: nodeHours(worked[10].billed),
    useful: nodeHours(worked[10].useful),
    over: times(worked[10].over),
    overLonger: times(worked[20].over),
    price: dollars(worked[10].usdPerNodeHour),
    work: dollars(worked[10].usdUseful),
    workLonger: dollars(worked[20].usdUseful),
    workMonth: dollars(worked[10].usdUseful * DAYS),
    caSmall: starts("ca-small"),
    caLarge: starts("ca-large"),
    caAks: starts("ca-aks"),
    nap: starts("nap-aks"),
    karpenter: starts("karpenter-aks"),
    emr: starts("emr"),
    vms: starts("vms"),
    faster: times(sumOf(way("ca-aks").start)[0] / sumOf(way("karpenter-aks").start)[0]),
    unneeded: minutesWords(sumOf(stop)[1] / 60),
    atOnce: inWords(way("ca-large").atOnce ?? 1),
    undocumented: inWords(ways.filter((each) => each.stop === null).length),
    ways: inWords(ways.length),
    years: `${years[0]} to ${years.at(-1)}`,
    people: people.map((number) => count(number)).join(", "),
    place: ["first", "second", "third", "fourth"][place - 1] ?? `${place}th`,
    kubernetes: path("Kubernetes"),
    ssh: path("SSH"),
    hpc: path("HPC resource manager"),
  };
}

/** "3 to 5 min", "0 s to 1 min", or one time where both ends are the same. */
export function rangeWords([least, most]: readonly [number, number]): string {
  if (least === most) return duration(most);
  const minutes = least >= 60 && [least, most].every((seconds) => seconds % 30 === 0);
  return minutes ? `${least / 60} to ${most / 60}\u00a0min` : `${duration(least)} to ${duration(most)}`;
}
