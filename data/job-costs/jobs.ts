/** Three job logs as jobs with the cores each one held: what is priced, counted by size and added up. */
import { clusters } from "../job-durations/build.ts";
import type { Cluster } from "../job-durations/build.ts";
import { lcg, surf } from "../jobs-in-flight/logs.ts";
import { jobs as asked } from "../over-asking/metacentrum.ts";
import type { Raw } from "../raw.ts";

/** A job that ran: whole seconds from start to end, and the cores it held all that time. */
export interface Job {
  readonly seconds: number;
  readonly cores: number;
}

/** A cluster and the jobs of its log, in the order of the log. */
export interface Log {
  readonly cluster: Cluster;
  readonly jobs: readonly Job[];
}

/** How the logs that name cores are read, those that a price can be put on. */
const readers = {
  SURF: surf.read,
  MetaCentrum: metacentrum,
  LCG: async (raw: Raw) => (await lcg.read(raw)).map(atLeastOneSecond),
};

/** Reads the logs of the clusters named, all three unless said. */
export async function logs(
  raw: Raw,
  ids: readonly (keyof typeof readers)[] = ["SURF", "MetaCentrum", "LCG"],
): Promise<Log[]> {
  const read = async (id: (typeof ids)[number]) => ({
    cluster: clusters.find((cluster) => cluster.id === id)!,
    jobs: await readers[id](raw),
  });
  return Promise.all(ids.map(read));
}

/** The one log with sizes: jobs above 0 s on at least one core. */
export async function metacentrum(raw: Raw): Promise<Job[]> {
  return (await asked(raw)).map(({ ran, cores }) => ({ seconds: ran, cores }));
}

/** The work of each job in core-seconds, upwards. */
export function coreSeconds(jobs: readonly Job[]): Float64Array {
  return Float64Array.from(jobs, ({ seconds, cores }) => seconds * cores).sort();
}

/** The cores that every job has, or null if they differ. */
export function coresOfAll(jobs: readonly Job[]): number | null {
  const cores = jobs[0]?.cores ?? null;
  return jobs.every((job) => job.cores === cores) ? cores : null;
}

/** A run time of zero is a job that ended within its first second, which no cloud gives away. */
function atLeastOneSecond({ seconds, cores }: Job): Job {
  return { seconds: Math.max(seconds, 1), cores };
}
