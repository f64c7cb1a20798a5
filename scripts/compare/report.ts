/** Comparisons as lines of text, aligned. */
import type { Comparison } from "./comparison.ts";

const COLUMNS = ["file", "what", "recorded", "simulated", "difference", "tolerance", "verdict"] as const;

/** A head and one line each. A remark stands at the end of its line. */
export function lines(comparisons: readonly Comparison[]): string[] {
  const rows = [
    Object.fromEntries(COLUMNS.map((name) => [name, name])) as Record<(typeof COLUMNS)[number], string>,
    ...comparisons,
  ];
  const widths = COLUMNS.map((name) => Math.max(...rows.map((row) => row[name].length)));
  return rows.map((row) => {
    const cells = COLUMNS.map((name, at) => row[name].padEnd(widths[at]!));
    return [...cells, "remark" in row ? row.remark : ""].join("  ").trimEnd();
  });
}

/** How many are judged, missed and only shown. */
export function summary(comparisons: readonly Comparison[]): string {
  const of = (verdict: Comparison["verdict"]): number => comparisons.filter((each) => each.verdict === verdict).length;
  return `${of("ok")} passed, ${of("MISS")} missed, ${of("shown")} shown and not judged`;
}
