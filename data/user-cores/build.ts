/** A job log → how many users never used more than so many cores in one job. */
import { ascending, max, rollup } from "d3";
import { jobs } from "../over-asking/metacentrum.ts";
import type { Build } from "../raw.ts";

/** The users whose biggest job had so many cores; each field is described in resource.json. */
export interface Row {
  readonly cores: number;
  readonly users: number;
  readonly shareNeverMore: number;
}

/** The table `user-cores`. */
export const build: Build<Row> = async (raw) => {
  const most = rollup(
    await jobs(raw),
    (own) => max(own, ({ cores }) => cores)!,
    ({ user }) => user,
  );
  const users = rollup(
    most.values(),
    (same) => same.length,
    (cores) => cores,
  );
  let never = 0;
  return [...users]
    .sort(([a], [b]) => ascending(a, b))
    .map(([cores, count]) => {
      never += count;
      return { cores, users: count, shareNeverMore: Math.round((never / most.size) * 10_000) / 10_000 };
    });
};
