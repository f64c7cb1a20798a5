/** Efficiency by task length: n equal tasks on a few workers, how much of the workers' time was work. */
import { at, isList, isNumber, isText } from "../../data/raw.ts";
import { simulate } from "../../demos/scheduler/index.ts";
import { judged, percent, signed, type Comparison } from "./comparison.ts";
import { clusterOf } from "./method.ts";
import type { Origin } from "./recording.ts";

/** One row of such a recording. */
export interface EfficiencyPoint {
  /** `sleep` leaves the cores alone; `busy` spins on them. */
  readonly kind: string;
  /** Length of a task in seconds. */
  readonly length: number;
  readonly tasks: number;
  /** Median of its repeats, 0–1. */
  readonly efficiency: number;
  /** Cores that other work took meanwhile, median; 0 where the file does not say. */
  readonly foreign: number;
  /** Whether the machine was its own. */
  readonly clean: boolean;
}

/** What is used of such a file. */
export interface EfficiencyRecording {
  readonly workers: number;
  readonly threads: number;
  readonly points: readonly EfficiencyPoint[];
}

/** Ten percentage points, either way. */
const TOLERANCE = 0.1;

/** Throws `MalformedRaw`. */
export function readEfficiency(file: string, held: unknown): EfficiencyRecording {
  const rows = at(file, held, ["rows"], isList, "rows");
  const points = rows.map((row, index): EfficiencyPoint => {
    const place = (...path: (string | number)[]) => ["rows", index, ...path];
    const above = (value: unknown): value is number => isNumber(value) && value > 0;
    const whole = (value: unknown): value is number => above(value) && Number.isInteger(value);
    const { contention = {} } = row as { contention?: { foreign_cores_during?: unknown; clean?: unknown } };
    const foreign = (isList(contention.foreign_cores_during) ? contention.foreign_cores_during : [0]).filter(isNumber);
    return {
      kind: at(file, held, place("kind"), isText, "a kind"),
      length: at(file, held, place("task_s"), above, "a number above 0"),
      tasks: at(file, held, place("n"), whole, "a whole number above 0"),
      efficiency: at(file, held, place("efficiency", "median"), above, "a number above 0"),
      foreign: foreign.sort((a, b) => a - b)[foreign.length >> 1] ?? 0,
      clean: contention.clean !== false,
    };
  });
  return { ...clusterOf(file, held), points };
}

/** Every row simulated with its own n. Sleeping tasks on a machine of their own are judged, all others shown. */
export function compareEfficiency(recording: Origin & EfficiencyRecording): Comparison[] {
  const { file, release, rules, workers, threads } = recording;
  return recording.points.map((point) => {
    const { kind, length, tasks, efficiency } = point;
    const run = simulate({
      tasks: Array.from({ length: tasks }, (_, index) => ({
        key: `nap-${index}`,
        dependencies: [],
        duration: Math.round(length * 1e6),
        nbytes: 28,
      })),
      workers: Array.from({ length: workers }, (_, index) => ({ name: `w${index}`, nthreads: threads })),
      rules,
    });
    const perfect = (tasks * length) / (workers * threads);
    const simulated = run.missing.length > 0 ? Number.NaN : perfect / (run.finished / 1e6);
    const remark = whyShown(point);
    const each = (share: number): string => `${((1e3 * (perfect / share - perfect)) / tasks).toFixed(2)} ms`;
    return judged(
      {
        file,
        release,
        area: "efficiency",
        what: `${kind} ${1000 * length} ms x ${tasks}`,
        recorded: percent(efficiency),
        simulated: percent(simulated),
        difference: `${signed(100 * (simulated - efficiency), 1)} points`,
        tolerance: remark === "" ? `±${100 * TOLERANCE} points` : "",
        value: simulated - efficiency,
        limits: remark === "" ? [-TOLERANCE, TOLERANCE] : null,
        remark,
      },
      `a task added ${each(efficiency)} recorded, ${each(simulated)} simulated`,
    );
  });
}

function whyShown({ kind, clean, foreign }: EfficiencyPoint): string {
  if (kind !== "sleep") return "not judged: spinning tasks take the scheduler's own core, so they measure the machine";
  return clean ? "" : `not judged: other work took ${foreign.toFixed(1)} cores of the machine meanwhile`;
}
