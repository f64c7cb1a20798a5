/** The evidence as tables. */
import type { DataTable } from "../contract/outcome.ts";
import type { Evidence } from "./evidence-model.ts";

/** The picture shown, as a table; the question has the one of its answer. */
export function evidenceRows({ view, starts, updates }: Evidence): DataTable {
  if (view === "updates")
    return {
      caption: "Every update of pangeo-notebook’s locked packages: how many there then were, and how many moved",
      columns: ["day", "packages", "updated", "added", "removed", "moved", "moved (% of packages)"],
      rows: updates.map(({ date, packages, updated, added, removed, moved, share }) => [
        date,
        packages,
        updated,
        added,
        removed,
        moved,
        Math.round(share * 1e4) / 100,
      ]),
    };
  const rows = view === "read" ? [starts.containers, starts.pulling, starts.read, starts.develop, starts.deploy] : [starts.withImage, starts.withSync, starts.google]; // prettier-ignore
  return {
    caption:
      view === "read"
        ? `What a study of ${starts.read.year} found of containers at their start`
        : "Published waits: to launch a cluster (one vendor’s words), and a container’s start (Google, second hand)",
    columns: ["what", "at least", "at most", "unit", "year", "document", "how it was read"],
    rows: rows.map(({ what, least, most, unit, year, document, confidence }) => [
      what,
      least,
      most ?? "not said",
      unit,
      year,
      document,
      confidence,
    ]),
  };
}
