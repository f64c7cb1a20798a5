/**
 * Hours played as minutes: all that takes time takes so many times less, all that moves data is as many times faster, and the
 * run is stretched back. What Dask does by the clock (heartbeats, stealing, looks at memory) it then does as much less often,
 * beside tasks of minutes; a test holds how little that changes. Played in full, hours of heartbeats would take seconds.
 */
import { COSTS, simulate, type Run, type Scenario, type Watch } from "../scheduler/index.ts";

/** Plays it `stretch` times faster; times in and out are as they would be. */
export function hurried(
  { tasks, workers, costs }: Pick<Scenario, "tasks" | "workers" | "costs">,
  stretch: number,
  watch?: Watch,
): Run {
  const short = (micros: number): number => Math.max(1, Math.round(micros / stretch));
  const { bandwidth, disk, ...times } = { ...COSTS, ...costs };
  const played = simulate(
    {
      tasks: tasks.map((task) => ({ ...task, duration: short(task.duration) })),
      workers: workers.map(({ arrives, nanny, ...size }) => ({
        ...size,
        ...(arrives ? { arrives: short(arrives) } : {}),
        ...(nanny === undefined ? {} : { nanny: short(nanny) }),
      })),
      costs: {
        ...Object.fromEntries(Object.entries(times).map(([name, time]) => [name, short(time)])),
        bandwidth: bandwidth * stretch,
        disk: disk * stretch,
      },
    },
    watch,
  );
  const long = <T extends { readonly start: number; readonly stop: number }>(stretches: readonly T[]): T[] =>
    stretches.map((one) => ({ ...one, start: one.start * stretch, stop: one.stop * stretch }));
  const later = (at: number | null): number | null => at && at * stretch;
  return {
    ...played,
    executed: long(played.executed),
    transferred: long(played.transferred),
    disk: long(played.disk),
    scheduling: long(played.scheduling),
    memory: played.memory.map((use) => ({ ...use, time: use.time * stretch })),
    workers: played.workers.map((life) => ({
      ...life,
      asked: life.asked * stretch,
      arrived: later(life.arrived),
      retiring: later(life.retiring),
      left: later(life.left),
    })),
    finished: played.finished * stretch,
  };
}
