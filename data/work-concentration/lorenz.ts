/** How unequal jobs are: what share of all work the smallest of them do. */
import { cumsum } from "d3";

/**
 * Gives the share of all work (0 to 1) done by the smallest jobs, all but the largest ⌊n × top⌋, where `top` is in
 * thousandths of the n jobs. `sorted` is the work of each job, upwards.
 */
export function lorenz(sorted: Float64Array): (top: number) => number {
  const sums = cumsum(sorted);
  const all = sums.at(-1) ?? 0;
  return (top) => {
    const jobs = sorted.length - Math.floor((sorted.length * top) / 1000);
    return jobs === 0 ? 0 : sums[jobs - 1]! / all;
  };
}
