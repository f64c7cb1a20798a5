/** All recordings at once: what is compared, and a sentence for each that is not. */
import { compareAdaptive } from "./adaptive.ts";
import type { Comparison } from "./comparison.ts";
import { compareEfficiency } from "./efficiency.ts";
import type { Recording } from "./recording.ts";
import { compareStream } from "./stream.ts";
import { compareThroughput } from "./throughput.ts";

/** What comes of some recordings. */
export interface Proof {
  readonly comparisons: readonly Comparison[];
  /** One sentence for each recording that cannot be compared. */
  readonly notes: readonly string[];
}

/**
 * Recordings of adaptive clusters are judged beside the repeats of their workload among these and `others`, which are not
 * compared themselves.
 */
export function prove(recordings: readonly Recording[], others: readonly Recording[] = []): Proof {
  const adaptive = recordings.filter((recording) => recording.form === "adaptive");
  const known = new Set(adaptive.map(({ hash }) => hash));
  const beside = others.flatMap((other) => (other.form === "adaptive" && !known.has(other.hash) ? [other] : []));
  const other = recordings.flatMap((recording): readonly Comparison[] => {
    if (recording.form === "efficiency") return compareEfficiency(recording);
    if (recording.form === "task-stream") return compareStream(recording);
    return recording.form === "throughput" ? compareThroughput(recording) : [];
  });
  const notes = recordings.flatMap((recording) =>
    recording.form === "other" ? [`${recording.file} is not compared: ${recording.sentence}.`] : [],
  );
  return { comparisons: [...other, ...compareAdaptive(adaptive, [...adaptive, ...beside])], notes };
}
