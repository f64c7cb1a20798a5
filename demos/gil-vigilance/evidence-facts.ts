/** The numbers that the prose of lesson 1 quotes from its evidence. */
import { count, duration, plural, share } from "../contract/format.ts";
import { errorsOf, FAILS, FASTER, type Operation, type WheelRow } from "./evidence-table.ts";
import { closeOf, listed, said, times } from "./evidence-words.ts";

/** By name, said as people say them. */
export function evidenceFacts(operations: readonly Operation[], months: readonly WheelRow[]): Record<string, string> {
  const gain = operations.filter(({ gains }) => gains);
  const rest = operations.filter(({ gains }) => !gains);
  const least = (some: readonly Operation[], of: (one: Operation) => number): string =>
    times(Math.min(...some.map(of)));
  const most = (some: readonly Operation[], of: (one: Operation) => number): string => times(Math.max(...some.map(of)));
  const threads = ({ threads }: Operation): number => threads;
  const processes = ({ processes }: Operation): number => processes;
  const { mean, worst } = errorsOf(operations);
  const named = (id: Operation["id"]): Operation => operations.find((one) => one.id === id)!;
  const coarse = operations.toSorted((a, b) => a.wakeups - b.wakeups);
  const [first, last] = [months[0]!, months.at(-1)!];
  const [json, loop, sum, strings, apply] = (["json", "loop", "sum", "strings", "apply"] as const).map(named) as [
    Operation,
    Operation,
    Operation,
    Operation,
    Operation,
  ];
  return {
    ten: count(operations.length),
    gain: count(gain.length),
    not: count(rest.length),
    notNames: listed(rest.map(({ title }) => title)),
    rule: times(FASTER),
    gainLeast: least(gain, threads),
    gainMost: most(gain, threads),
    restLeast: least(rest, threads),
    restMost: most(rest, threads),
    processesLeast: least(operations, processes),
    repeats: plural(operations[0]!.repeats, "run"),
    python: `Python ${operations[0]!.python.split(".").slice(0, 2).join(".")}`,
    probeMean: count(Number(mean.toFixed(2))),
    probeClose: count(closeOf(operations)),
    probeWithin: count(FAILS),
    probeWorst: worst[0]!.title,
    sumThreads: times(sum.threads),
    sumProcesses: times(sum.processes),
    sumPredicted: times(sum.predicted),
    zlibThreads: times(named("zlib").threads),
    jsonThreads: times(json.threads),
    jsonPredicted: times(json.predicted),
    jsonLate: duration(Number((json.medianLateMs / 1000).toPrecision(2))),
    jsonHeld: share(json.lateWakeups),
    loopThreads: times(loop.threads),
    loopHeld: share(loop.lateWakeups),
    loopDerived: share(loop.heldDerived),
    stringsThreads: times(strings.threads),
    applyThreads: times(apply.threads),
    applyLeast: times(apply.threadsMin),
    applyMost: times(apply.threadsMax),
    coarse: listed(coarse.slice(0, 2).map(({ wakeups }) => count(wakeups))),
    coarseNames: listed(coarse.slice(0, 2).map(({ title }) => title)),
    wheelsFirst: count(first.withWheel),
    wheelsLast: count(last.withWheel),
    wheelsOf: count(last.packages),
    wheelsFrom: said(first.month),
    wheelsTo: said(last.month),
    wheelsDownloads: last.downloadShare === null ? "unknown" : share(last.downloadShare),
  };
}
