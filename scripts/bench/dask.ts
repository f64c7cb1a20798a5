/** Real Dask's scheduler on the same tree, where it can be had: `../shared/dask/scripts/pure_scheduler.py` run by a Python with distributed. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What the script printed on the machine this was developed on (../shared/dask), CPU microseconds per task. */
export const DOCUMENTED = [129, 188] as const;

/** A Python that has distributed, and the script to run with it. */
export interface Dask {
  readonly python: string;
  readonly script: string;
  readonly version: string;
}

/** What is needed to measure Dask here; or why it cannot be, in a sentence. */
export function findDask(python: string, script: string): Dask | { readonly missing: string } {
  const { status, stdout } = run(python, ["-c", "import distributed; print(distributed.__version__)"]);
  if (status !== 0) return { missing: `${python} has no distributed` };
  if (!existsSync(script)) return { missing: `there is no ${script}` };
  return { python, script, version: stdout.trim() };
}

/** CPU microseconds per task of one run of the script; null if it failed, as it does with releases it was not written for. */
export function measureDask({ python, script }: Dask, tasks: number, workers: number): number | null {
  const { status, stdout } = run(python, [script, String(tasks), String(workers), "tree"]);
  return status === 0 ? readTotal(stdout) : null;
}

/** `total_us` of the line of JSON that the script prints; null if there is none. */
export function readTotal(output: string): number | null {
  const found = /"total_us": ([\d.]+)/.exec(output);
  return found === null ? null : Number(found[1]);
}

function run(command: string, words: readonly string[]): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(command, words, { encoding: "utf8" });
  return { status, stdout: stdout ?? "" };
}
