/** The file of `--log`: which form its name asks for, and writing it. */
import { statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import type { Run, Scenario } from "../../demos/scheduler/scenario.ts";
import { csv } from "./csv.ts";
import { traceEvents } from "./trace.ts";
import { Refused } from "./values.ts";

type Form = (run: Run, scenario: Scenario) => Iterable<string>;

const FORMS: Readonly<Record<string, Form>> = { ".json": chromeTrace, ".csv": csv };

/** Refuses a name that says no form, or a place where no file can be: before the run, not after it. */
export function checkLog(path: string): void {
  if (!Object.hasOwn(FORMS, extname(path))) {
    throw new Refused(`--log expects a name that ends in .json (Chrome trace) or .csv, but got "${path}".`);
  }
  if (!isFolder(dirname(path))) throw new Refused(`--log expects a folder that exists, but got "${path}".`);
  if (isFolder(path)) throw new Refused(`--log expects a file, but got the folder "${path}".`);
}

/** Writes the file, or gives one sentence on why it could not be written. */
export async function writeLog(path: string, run: Run, scenario: Scenario): Promise<string | null> {
  try {
    await writeFile(path, chunks(FORMS[extname(path)]!(run, scenario)));
    return null;
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    return `${path} could not be written (${code ?? message}); the run itself is above.`;
  }
}

/** The whole file, piece by piece: a string of millions of tasks would be longer than a string may be. */
export function* chromeTrace(run: Run, scenario: Pick<Scenario, "happenings">): Generator<string> {
  yield '{"displayTimeUnit":"ms","traceEvents":[\n';
  let between = "";
  for (const event of traceEvents(run, scenario)) {
    yield between + JSON.stringify(event);
    between = ",\n";
  }
  yield "\n]}\n";
}

const CHUNK = 1 << 16;

function* chunks(pieces: Iterable<string>): Generator<string> {
  let chunk = "";
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
