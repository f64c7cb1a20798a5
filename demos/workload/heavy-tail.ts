/**
 * A heavy tail as a table: durations after a bounded Pareto distribution with tail index 1.5, from 1 to 1,000 times its
 * shortest. Its mean exists, as that of any real job does, but a few tasks carry much of it: the median is 0.54 of the
 * mean, one task in a hundred takes longer than 7.3 times the mean, and the longest possible 340 times.
 *
 * Where a share p of all draws is longer, the duration is (p + (1 − p) · 1000^−1.5)^(−1 / 1.5) times the shortest. That is
 * computed here for two values of p in every halving, down to 1 in 16,384, and divided by 2.94337: the mean of what is read
 * between the rows. Read in a straight line between two rows, so only + − × ÷ remain and every engine gives the same.
 *
 * An assumption, not a measurement: an index between 1 and 2 has a mean, and a variance that grows with the bound.
 */

/** The share of draws that are longer, and the duration in means; the longest last. */
export const HEAVY_TAIL: readonly (readonly [longer: number, times: number])[] = [
  [1, 0.339747],
  [3 / 4, 0.411571],
  [1 / 2, 0.539303],
  [3 / 8, 0.65331],
  [1 / 4, 0.856054],
  [3 / 16, 1.03701],
  [1 / 8, 1.35879],
  [3 / 32, 1.64596],
  [1 / 16, 2.15658],
  [3 / 64, 2.61221],
  [1 / 32, 3.4222],
  [3 / 128, 4.14477],
  [1 / 64, 5.42874],
  [3 / 256, 6.5735],
  [1 / 128, 8.606],
  [3 / 512, 10.4161],
  [1 / 256, 13.6246],
  [3 / 1024, 16.4756],
  [1 / 512, 21.5127],
  [3 / 2048, 25.9689],
  [1 / 1024, 33.7912],
  [3 / 4096, 40.6523],
  [1 / 2048, 52.5471],
  [3 / 8192, 62.8101],
  [1 / 4096, 80.1935],
  [3 / 16384, 94.7481],
  [1 / 8192, 118.411],
  [3 / 32768, 137.24],
  [1 / 16384, 165.923],
  [0, 339.747],
];

/** The duration, in means, of a draw that is evenly spread from 0 up to 1: the larger the draw, the longer. */
export function heavyTail(draw: number): number {
  if (!(draw >= 0 && draw <= 1)) throw new Error(`A draw is from 0 to 1, not ${draw}.`);
  const longer = 1 - draw;
  const row = Math.max(
    1,
    HEAVY_TAIL.findIndex(([share]) => share <= longer),
  );
  const [above, shorter] = HEAVY_TAIL[row - 1]!;
  const [below, longest] = HEAVY_TAIL[row]!;
  return shorter + ((longest - shorter) * (above - longer)) / (above - below);
}
