/** Bytes per task, measured in a process of its own, where nothing else has been. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Result } from "./report.ts";

const program = fileURLToPath(new URL("weigh.ts", import.meta.url));

/** What the scheduler holds of a tree of about so many tasks, when it has taken the graph in and nothing has finished. */
export function memory(tasks: number): Result[] {
  // The same loader that runs this file runs the other.
  const words = [...process.execArgv, "--expose-gc", program, String(tasks)];
  const weights = JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" })) as Record<string, number>;
  const count = weights["tasks"]!.toLocaleString("en");
  const target = { most: 400, required: true };
  return [
    {
      what: `bytes a task, ${count} tasks taken in, without the caller's keys`,
      value: weights["scheduler"]!,
      unit: "B",
      target,
    },
    { what: "  with the strings of the keys", value: weights["withKeys"]!, unit: "B", target },
  ];
}
