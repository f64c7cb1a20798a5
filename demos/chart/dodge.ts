/** Names in a gutter beside rows that are thinner than words: each as near to its row as the others let it. */
import type { Box } from "./text.ts";

/**
 * Where names stand so that none touches another and each is as near to its row as that allows; by index. Where not all
 * find room, those with the lowest rank stay.
 */
export function dodged(
  wanted: readonly { readonly index: number; readonly rank: number; readonly y: number }[],
  plot: Box,
  apart: number,
): ReadonlyMap<number, number> {
  const most = Math.max(1, Math.floor(plot.height / apart));
  const kept = new Set(wanted.toSorted((a, b) => a.rank - b.rank).slice(0, most));
  const names = wanted.filter((one) => kept.has(one));
  // Less the room that those above take, the places must only not fall: neighbours that would are pooled at their mean.
  const pools: { sum: number; count: number }[] = [];
  for (const [index, { y }] of names.entries()) {
    pools.push({ sum: y - index * apart, count: 1 });
    for (;;) {
      const [above, last] = [pools.at(-2), pools.at(-1)!];
      if (!above || above.sum / above.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: above.sum + last.sum, count: above.count + last.count });
    }
  }
  const floor = plot.y + apart / 2;
  const ceiling = Math.max(floor, plot.y + plot.height - apart / 2 - (names.length - 1) * apart);
  const means = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return new Map(
    names.map(({ index }, at) => [index, Math.min(ceiling, Math.max(floor, means[at]!)) + at * apart] as const),
  );
}
