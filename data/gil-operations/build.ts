/** A recorded run of ten operations, serially, on two threads and in two processes → one row per operation. */
import { MalformedRaw, at, isList, isNumber, isText, json, quoted } from "../raw.ts";
import type { Build } from "../raw.ts";

/** One operation, medians of `repeats` runs. Speed-ups count times faster than serially; each field is in resource.json. */
export interface Row {
  readonly operation: string;
  readonly title: string;
  readonly oneCallSeconds: number;
  readonly threads: number;
  readonly threadsMin: number;
  readonly threadsMax: number;
  readonly processes: number;
  readonly processesMin: number;
  readonly processesMax: number;
  readonly lateWakeups: number;
  readonly medianLateMs: number;
  readonly wakeups: number;
  readonly heldDerived: number;
  readonly repeats: number;
  readonly python: string;
  readonly numpy: string;
  readonly pandas: string;
}

const path = "dask/3-gil-v2022.12.1-quiet.json";

/** The operations as recorded, in that order, with words for a label. */
const titles = new Map([
  ["python_loop", "pure-Python loop"],
  ["numpy_matmul", "NumPy matmul"],
  ["numpy_sort", "NumPy sort"],
  ["pandas_groupby_apply", "pandas groupby-apply"],
  ["pandas_groupby_sum", "pandas groupby-sum"],
  ["pandas_str_object", "pandas object strings"],
  ["json_loads", "JSON parsing"],
  ["zlib_compress", "zlib compression"],
  ["sha256", "SHA-256 hashing"],
  ["time_sleep", "sleep"],
]);

/** The table `gil-operations`. */
export const build: Build<Row> = async (raw) => {
  const recording = await json(raw, path);
  const recorded = at(path, recording, ["rows"], isList, "a list of operations");
  const names = recorded.map((_, row) => at(path, recording, ["rows", row, "workload"], isText, "an operation"));
  if (names.join() !== [...titles.keys()].join())
    throw new MalformedRaw(path, `the operations ${[...titles.keys()].join(", ")}`, quoted(names.join(", ")));
  const version = (of: string) => at(path, recording, ["versions", of], isText, `the version of ${of}`);
  const [python, numpy, pandas] = [version("python"), version("numpy"), version("pandas")];
  return names.map((name, row) => ({ ...operation(recording, row, name), python, numpy, pandas }));
};

function operation(recording: unknown, row: number, name: string): Omit<Row, "python" | "numpy" | "pandas"> {
  const clean = at(path, recording, ["rows", row, "contention", "clean"], isFlag, "whether the machine was quiet");
  if (!clean) throw new MalformedRaw(path, `a quiet machine for ${name}`, "other work");
  const number = (...place: (string | number)[]) => at(path, recording, ["rows", row, ...place], isNumber, "a number");
  const repeats = number("speedup_threads", "n");
  const threads = rounded(number("speedup_threads", "median"));
  const probes = at(path, recording, ["rows", row, "probe", "repeats"], isList, "the runs of the probe");
  if (probes.length !== repeats) throw new MalformedRaw(path, `${repeats} runs of the probe`, `${probes.length}`);
  const wakeups = probes.reduce<number>((sum, _, run) => sum + number("probe", "repeats", run, "samples"), 0);
  return {
    operation: name,
    title: titles.get(name)!,
    oneCallSeconds: rounded(number("one_call_s")),
    threads,
    threadsMin: rounded(number("speedup_threads", "min")),
    threadsMax: rounded(number("speedup_threads", "max")),
    processes: rounded(number("speedup_processes", "median")),
    processesMin: rounded(number("speedup_processes", "min")),
    processesMax: rounded(number("speedup_processes", "max")),
    lateWakeups: rounded(number("probe", "frac_late_gt_1ms")),
    medianLateMs: rounded(number("probe", "median_late_ms")),
    wakeups,
    heldDerived: heldDerived(threads),
    repeats,
  };
}

/** The share of a call that needs the GIL, if sharing it is all that keeps two threads from being twice as fast. */
function heldDerived(threads: number): number {
  return rounded(Math.min(1, Math.max(0, 2 / threads - 1)));
}

const isFlag = (value: unknown): value is boolean => typeof value === "boolean";

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
