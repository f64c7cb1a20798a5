/** Reads a recording of real Dask: which form it has, what machine and release it is of. Its name says nothing. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { MalformedRaw, at, isList, isText, quoted, reason } from "../../data/raw.ts";
import { RULES, type RulesVersion } from "../../demos/scheduler/index.ts";
import { hash } from "../tables.ts";
import { readAdaptive, type AdaptiveRecording } from "./adaptive-recording.ts";
import { readEfficiency, type EfficiencyRecording } from "./efficiency.ts";
import { readStream, type StreamRecording } from "./stream-recording.ts";
import { readThroughput, type ThroughputRecording } from "./throughput.ts";

/** What every form says. */
export interface Origin {
  /** The last part of its path: how it is called in the report. */
  readonly file: string;
  /** The release of Dask it ran on, as recorded. */
  readonly release: string;
  /** The rules it is simulated by. */
  readonly rules: RulesVersion;
  /** sha256 of the file. */
  readonly hash: string;
}

/** A recording that can be compared, or one sentence on why this kind of recording is not. */
export type Recording = Origin &
  (
    | ({ readonly form: "efficiency" } & EfficiencyRecording)
    | ({ readonly form: "throughput" } & ThroughputRecording)
    | ({ readonly form: "task-stream" } & StreamRecording)
    | ({ readonly form: "adaptive" } & AdaptiveRecording)
    | { readonly form: "other"; readonly sentence: string }
  );

/** Reads one file; `{problem}`: one sentence, if it is no recording. Never throws for what stands in a file. */
export async function readRecording(path: string): Promise<Recording | { readonly problem: string }> {
  try {
    const bytes = await readFile(path);
    return parseRecording(basename(path), bytes);
  } catch (cause) {
    if (cause instanceof MalformedRaw) return { problem: `${cause.message}.` };
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === undefined) throw cause;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : reason(cause);
    return { problem: `${path}: expected a recording, but ${why}.` };
  }
}

/** The same of bytes that have been read. Throws `MalformedRaw`. */
export function parseRecording(file: string, bytes: Uint8Array): Recording {
  const held = parse(file, bytes);
  const origin = (): Origin => ({ file, hash: hash(bytes), ...releaseOf(file, held) });
  const has = (...keys: readonly string[]): boolean => keys.every((key) => key in held);
  if (has("samples", "columns", "marks")) return { form: "adaptive", ...origin(), ...readAdaptive(file, held) };
  if (has("runs")) return { form: "task-stream", ...origin(), ...readStream(file, held) };
  const first = at(file, held, ["rows"], isList, "rows, runs, or samples with columns and marks")[0];
  const row = typeof first === "object" && first !== null ? first : {};
  if ("efficiency" in row) return { form: "efficiency", ...origin(), ...readEfficiency(file, held) };
  if ("us_per_task" in row) return { form: "throughput", ...origin(), ...readThroughput(file, held) };
  if ("speedup_threads" in row) {
    const sentence = "it was recorded with bare threads and processes, without Dask: a scheduler has nothing to replay";
    return { form: "other", ...origin(), sentence };
  }
  throw new MalformedRaw(
    file,
    "rows with efficiency, us_per_task or speedup_threads",
    quoted(Object.keys(row).join(", ")),
  );
}

function parse(file: string, bytes: Uint8Array): Record<string, unknown> {
  let held: unknown;
  try {
    held = JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch (cause) {
    throw new MalformedRaw(file, "a JSON file", `one that does not parse (${reason(cause)})`);
  }
  if (typeof held === "object" && held !== null && !Array.isArray(held)) return held as Record<string, unknown>;
  throw new MalformedRaw(file, "an object", quoted(held));
}

/** Debian's package adds a suffix of its own: "2022.12.1+dfsg" is 2022.12.1. A release is simulated by the rules it shares. */
function releaseOf(file: string, held: unknown): { release: string; rules: RulesVersion } {
  const version = at(file, held, ["versions", "dask"], isText, "the version of Dask");
  const release = /^\d+\.\d+(\.\d+)?/.exec(version)?.[0] ?? "";
  const number = (words: string): number =>
    words.split(".").reduce((sum, part, place) => sum + Number(part) / 100 ** place, 0);
  const kept = (Object.keys(RULES) as RulesVersion[]).sort((a, b) => number(a) - number(b));
  const rules = kept.filter((candidate) => number(candidate) <= number(release)).at(-1);
  if (release === "" || rules === undefined) {
    throw new MalformedRaw(file, `a version of Dask from ${kept[0]} on at versions.dask`, quoted(version));
  }
  return { release, rules };
}
