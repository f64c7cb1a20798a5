/** The recorded figures as Markdown, for docs/scheduler.md: what is judged, what is only shown, what is not matched and why. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { percent, type Comparison } from "./comparison.ts";

/** The figures as they were recorded by `npm run compare -- --write`. */
export function recordedTable(): string {
  const path = fileURLToPath(new URL("../../data/fidelity/recorded.json", import.meta.url));
  return page((JSON.parse(readFileSync(path, "utf8")) as { rows: Comparison[] }).rows);
}

/** The same of any figures. */
export function page(all: readonly Comparison[]): string {
  const judged = all.filter(({ verdict }) => verdict !== "shown");
  const adaptive = judged.filter(({ area }) => area.startsWith("adaptive."));
  const single = judged.filter(({ area, limits }) => !area.startsWith("adaptive.") && limits?.[1] !== 0);
  const order = judged.filter(({ area, limits }) => area === "task-stream" && limits?.[1] === 0);
  const passed = judged.filter(({ verdict }) => verdict === "ok").length;
  return [
    `Judged: ${passed} of ${judged.length} comparisons are within their tolerance.`,
    table(
      ["recording", "figure", "recorded", "simulated", "difference", "tolerance", ""],
      single.map((each) => [
        each.file,
        each.what,
        each.recorded,
        each.simulated,
        each.difference,
        each.tolerance,
        each.verdict,
      ]),
    ),
    ...(order.length > 0
      ? [
          `In ${order.filter(({ verdict }) => verdict === "ok").length} of ${order.length} replays of a task stream no task began before its inputs were there.`,
        ]
      : []),
    "Adaptive clusters: the number of workers over time. Of all recordings of a workload on a release the worst is told.",
    table(
      [
        "workload",
        "Dask",
        "recordings",
        "time outside the envelope",
        "allowed",
        "area to the nearest, worker-seconds",
        "allowed",
        "",
      ],
      grouped(adaptive, ({ area, release }) => `${area} ${release}`).map(adaptiveRow),
    ),
    "Shown and not judged, because the recording measures something else too:",
    table(
      ["what", "comparisons", "difference", "why it is not judged"],
      grouped(
        all.filter(({ verdict }) => verdict === "shown"),
        ({ area, remark }) => `${area} ${remark.replace(/\d+(\.\d+)?/g, "n")}`,
      ).map(shownRow),
    ),
    ...unmatched(all),
  ].join("\n\n");
}

function adaptiveRow(rows: readonly Comparison[]): string[] {
  const worst = (unit: string): Comparison | undefined =>
    rows
      .filter(({ difference }) => difference.endsWith(unit))
      .toSorted((a, b) => (a.value ?? Infinity) / a.limits![1] - (b.value ?? Infinity) / b.limits![1])
      .at(-1);
  const [away, apart] = [worst("outside"), worst("w·s")];
  const { area, release } = rows[0]!;
  const number = (value: number | null | undefined): string => value?.toFixed(1) ?? "no end";
  return [
    area.replace("adaptive.", ""),
    release,
    String(new Set(rows.map(({ file }) => file)).size),
    away?.value == null ? "no end" : percent(away.value),
    percent(away?.limits?.[1] ?? 0),
    number(apart?.value),
    number(apart?.limits?.[1]),
    rows.every(({ verdict }) => verdict === "ok") ? "ok" : "MISS",
  ];
}

function shownRow(rows: readonly Comparison[]): string[] {
  const { area, remark } = rows[0]!;
  const sorted = rows.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const kinds = [...new Set(rows.map(({ what }) => what.split(" ")[0]))].join(", ");
  const number = /\d+(\.\d+)?/;
  const numbers = rows.map((row) => number.exec(row.remark)?.[0] ?? "").toSorted((a, b) => Number(a) - Number(b));
  const why = remark.replace("not judged: ", "").replace(number, range(numbers[0]!, numbers.at(-1)!));
  return [`${area}: ${kinds}`, String(rows.length), range(sorted[0]!.difference, sorted.at(-1)!.difference), why];
}

const range = (least: string, most: string): string => (least === most ? least : `${least} to ${most}`);

/** Misses with what is known of them, and what passes but should be known; one of each area and release. */
function unmatched(all: readonly Comparison[]): string[] {
  const remarked = all.filter(({ verdict, remark }) => verdict !== "shown" && remark !== "");
  if (remarked.length === 0) return [];
  const lines = grouped(remarked, ({ area, release, verdict }) => `${area} ${release} ${verdict}`).map((rows) => {
    const { file, what, verdict, difference, remark } = rows[0]!;
    const more = rows.length > 1 ? ` (and ${rows.length - 1} more like it)` : "";
    return `- ${verdict}: ${file}, ${what}, ${difference}${more}: ${remark}.`;
  });
  return ["Not matched, or matched by another release's recordings only:", lines.join("\n")];
}

function grouped(all: readonly Comparison[], by: (each: Comparison) => string): Comparison[][] {
  const groups = new Map<string, Comparison[]>();
  for (const each of all) groups.set(by(each), [...(groups.get(by(each)) ?? []), each]);
  return [...groups.values()];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
