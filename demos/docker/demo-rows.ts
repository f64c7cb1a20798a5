/** The demo as tables. */
import type { DataTable } from "../contract/outcome.ts";
import type { Model } from "./demo-model.ts";

const tenths = (number: number): number => Math.round(number * 10) / 10;
const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10;

/** A row for each edit, or for each way of the job. */
export function demoRows({ waits, moments, strips, three, setting }: Model): DataTable {
  if (three)
    return {
      caption: "The same day of edits three ways: what its waiting adds up to",
      columns: ["way", "edits", "waited (s)"],
      rows: three.map(({ name, waits: all, waited }) => [name, all.length, tenths(waited)]),
    };
  if (strips)
    return {
      caption: "The same job after an image was built, pushed and pulled, and after packages were synced",
      columns: ["way", "workers", "tasks", "first task (s)", "done (s)"],
      rows: (["image", "sync"] as const).map((way) => [
        way === "image" ? "an image" : "packages, synced",
        strips[way].rows,
        strips[way].tasks,
        tenths(strips[way].began),
        tenths(strips[way].finished),
      ]),
    };
  const stages = [...new Set(waits.flatMap(({ stretches }) => stretches.map(({ stage }) => stage)))];
  return {
    caption: `A day of edits ${setting.way === "image" ? "as an image" : "with packages synced"}: what each changed and how long its first task was waited for`,
    columns: [
      "edit",
      "at (h into the day)",
      "changed",
      "packages moved (%)",
      "as in update",
      ...stages.map((stage) => `${stage} (s)`),
      "first worker (s)",
      "last worker (s)",
      "changed (MB)",
      "sent up (MB)",
      "loaded by each machine (MB)",
    ],
    rows: waits.map((wait, index) => [
      index + 1,
      Math.round((moments[index]! / 3600) * 100) / 100,
      wait.what,
      tenths(wait.share * 100),
      wait.update ?? "none",
      ...stages.map((stage) => {
        const found = wait.stretches.find((stretch) => stretch.stage === stage);
        return found ? tenths(found.stop - found.start) : 0;
      }),
      tenths(wait.first),
      tenths(wait.last),
      megabytes(wait.moved),
      megabytes(wait.up),
      megabytes(wait.down),
    ]),
  };
}
