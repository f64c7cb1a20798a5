/**
 * A cluster that waits an hour for its first machine plays that hour for nothing: once the graph is taken in and machines are
 * asked for, only the scheduler's own clocks tick. The run is begun that much later instead and its times are moved back. It
 * stays the same to the microsecond, as a test holds: what is skipped is a whole number of all their intervals.
 */
import { simulate, type Micros, type Run, type Scenario } from "../scheduler/index.ts";

/** A multiple of the intervals of stealing (0.1 s), of adaptive scaling (1 s) and of looking at memory (2 s). */
const STEP: Micros = 2_000_000;

/** What taking in the graph may last with all that queued up meanwhile, beside the graph's own cost. */
const READY: Micros = 60_000_000;

/** Less than this is not worth skipping. */
const WORTH: Micros = 300_000_000;

/** Times that adaptive scaling may ask for as many machines again before its waits come short again. */
const ROUNDS = 40;

/** Plays a scenario without the part of its wait in which nothing happens. */
export function simulateWithoutWait(scenario: Scenario): Run {
  const ready = READY + scenario.tasks.length * (scenario.costs?.graphTask ?? 0);
  const { adaptive, workers, happenings = [] } = scenario;
  const comings = adaptive ? adaptive.startUp : workers.map(({ arrives = 0 }) => arrives);
  const first = Math.min(...comings, ...happenings.map(({ at }) => at));
  const by = Number.isFinite(first) ? Math.floor((first - ready) / STEP) * STEP : 0;
  if (by < WORTH) return simulate(scenario);
  // The first few thousand events show who is asked for before any can come.
  const asked = adaptive ? simulate(scenario, () => false).workers.length : 0;
  const run = simulate({
    ...scenario,
    workers: workers.map((worker) => ({ ...worker, arrives: (worker.arrives ?? 0) - by })),
    happenings: happenings.map((happening) => ({ ...happening, at: happening.at - by })),
    ...(adaptive
      ? {
          adaptive: {
            ...adaptive,
            // Who is asked for before the wait waits less; who is asked for later waits as long as ever.
            startUp: Array.from({ length: ROUNDS }, () => [...adaptive.startUp])
              .flat()
              .map((wait, index) => (index < asked ? wait - by : wait)),
          },
        }
      : {}),
  });
  const inTime = run.workers.every((life, index) => life.asked < ready === index < asked);
  if (adaptive && !(inTime && run.workers.length <= comings.length * ROUNDS)) return simulate(scenario);
  return later(run, by, adaptive ? ready : 0);
}

/** A run with its times so much later; a worker asked for before `ready` had been asked for before the wait. */
function later(run: Run, by: Micros, ready: Micros): Run {
  const late = <T extends { readonly start: Micros; readonly stop: Micros }>(stretches: readonly T[]): T[] =>
    stretches.map((stretch) => ({ ...stretch, start: stretch.start + by, stop: stretch.stop + by }));
  const moved = (moment: Micros | null): Micros | null => (moment === null ? null : moment + by);
  return {
    ...run,
    executed: late(run.executed),
    transferred: late(run.transferred),
    disk: late(run.disk),
    workers: run.workers.map((life) => ({
      ...life,
      asked: life.asked < ready ? life.asked : life.asked + by,
      arrived: moved(life.arrived),
      retiring: moved(life.retiring),
      left: moved(life.left),
    })),
    finished: run.finished + by,
  };
}
