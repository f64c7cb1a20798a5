/** From a run to what is paid for: each machine from when it was given until its last worker is gone and it is unbilled. */
import type { Micros, Run, WorkerLife } from "../scheduler/index.ts";
import type { Lease } from "./meter.ts";

/** What a run does not say. */
export interface Renting {
  /** US dollars per hour of a machine. */
  readonly usdPerHour: number;
  /**
   * Which machine a worker's life was on, of all lives the `index`-th. Left out: each worker has its own, the same again
   * after a restart.
   */
  readonly machineOf?: (life: WorkerLife, index: number) => string;
  /** When each machine began to be billed, where it was not when its first worker was asked for. */
  readonly billedFrom?: ReadonlyMap<string, Micros>;
  /** When who is still there at the end is gone. Default: when the client has its results. */
  readonly until?: Micros;
  /** From a machine's last worker going to it being unbilled. Default 0. */
  readonly after?: Micros;
}

/** The leases of a run. A worker cancelled before it arrived is billed until then: its machine was on its way. */
export function leasesOf(run: Pick<Run, "workers" | "finished">, renting: Renting): Lease[] {
  const { usdPerHour, machineOf = ({ worker }) => worker, billedFrom, until = run.finished, after = 0 } = renting;
  const spans = new Map<string, { from: Micros; until: Micros }>();
  for (const [index, life] of run.workers.entries()) {
    const { asked, left } = life;
    const machine = machineOf(life, index);
    const span = spans.get(machine) ?? { from: billedFrom?.get(machine) ?? asked, until: 0 };
    span.until = Math.max(span.until, left ?? until);
    spans.set(machine, span);
  }
  return [...spans].map(([machine, { from, until: end }]) => ({
    machine,
    from: Math.min(from, end),
    until: end + after,
    usdPerHour,
  }));
}
