/** What happens to the workers of a run, in the words of the demos' addresses: `worker-2@3.2` (architecture.md 3). */
import type { Happening } from "../../demos/scheduler/scenario.ts";
import { Refused, micros } from "./values.ts";

/** The options that make something happen. */
export const MISFORTUNES = ["kill", "pause", "resume", "retire"] as const;

/** One of them. */
export type Misfortune = (typeof MISFORTUNES)[number];

/** Which workers there may be to name: the first so many, and with adaptive scaling those it asks for. */
export interface Named {
  readonly workers: number;
  readonly adaptive: boolean;
}

/** One word such as `worker-2@3.2+5` or `w0,w1@2`, as what it makes happen. */
export function misfortune(option: Misfortune, word: string, named: Named): Happening[] {
  const form = option === "kill" ? "WORKER@SECONDS or WORKER@SECONDS+SECONDS" : "WORKER@SECONDS";
  const parts = /^([^@]+)@([^@+]+)(?:\+([^@+]+))?$/.exec(word);
  if (parts === null || (parts[3] !== undefined && option !== "kill")) {
    throw new Refused(`--${option} expects ${form}, such as worker-2@3.2, but got "${word}".`);
  }
  const workers = parts[1]!.split(",").map((name) => worker(option, name, named));
  const at = micros(option, parts[2]!);
  if (option === "retire") return [{ at, do: "retire-workers", workers }];
  const after = parts[3] === undefined ? undefined : micros(option, parts[3]);
  return workers.map((name): Happening => {
    if (option !== "kill") return { at, do: `${option}-worker`, worker: name };
    return { at, do: "kill-worker", worker: name, ...(after !== undefined && { restartsAfter: after }) };
  });
}

function worker(option: Misfortune, name: string, { workers, adaptive }: Named): string {
  const [, kind = "", digits = ""] = /^(w|worker-|adaptive-)(\d{1,6})$/.exec(name) ?? [];
  const index = Number(digits);
  if (kind === "adaptive-" && adaptive) return `adaptive-${index}`;
  if ((kind === "w" || kind === "worker-") && index < workers) return `worker-${index}`;
  const own = workers === 0 ? [] : workers === 1 ? ["worker-0"] : [`worker-0 to worker-${workers - 1}`];
  const known = [...own, ...(adaptive ? ["adaptive-0 and so on"] : [])].join(", ") || "no worker, as there is none";
  throw new Refused(`--${option} expects ${known}, but got "${name}".`);
}
