/** The MetaCentrum log, as far as what was asked for and by whom goes. */
import { MalformedRaw, quoted, whole } from "../raw.ts";
import type { Raw } from "../raw.ts";

/** One job that ran. Times in seconds. */
export interface Job {
  readonly ran: number;
  readonly asked: number;
  readonly cores: number;
  /** A number in place of a name. */
  readonly user: number;
}

const path = "data/batch-traces/raw/metacentrum-wagap-2013.swf.gz";

/** Jobs that ran and had a processor: two carry a negative run time and are left out. */
export async function jobs(raw: Raw): Promise<Job[]> {
  const lines = (await raw(path)).toString("utf8").split("\n");
  // Without it the last job is cut in the middle, and who knows how many more are missing.
  if (lines.pop() !== "") throw new MalformedRaw(path, "a line end after the last job", "none");
  if (lines.length === 0) throw new MalformedRaw(path, "at least one job", "none");
  return lines.flatMap((line, index) => {
    // Standard Workload Format: the 4th field is run time, the 5th processors, the 9th time asked for, the 12th the user.
    const fields = line.trim().split(/\s+/, 12);
    const field = (number: number, what: string) =>
      whole(fields[number - 1], path, index + 1, `${what} as field ${number}`);
    const [ran, cores] = [field(4, "a run time"), field(5, "processors")];
    const [asked, user] = [field(9, "a time asked for"), field(12, "a user")];
    if (ran <= 0 || cores <= 0) return [];
    if (asked > 0) return [{ ran, asked, cores, user }];
    throw new MalformedRaw(path, `a time asked for above zero on line ${index + 1}`, quoted(fields[8]));
  });
}
