/** How a pool is rid of nodes that nobody uses: when each stops being billed. */
import type { Micros } from "../scheduler/index.ts";

/**
 * A pool's rule for idle nodes. Cluster Autoscaler: after 10 min, up to 10 empty ones at a scan every 10 s. The pool of the
 * $50,000 story: at once, one every 5 min. VMs of one's own: at once, all (`every: 0`).
 */
export interface RemovalPolicy {
  /** How long a node must have been idle. */
  readonly after: Micros;
  /** From one round of removals to the next; 0: each goes when it may, however many. */
  readonly every: Micros;
  /** Nodes that go in one round. */
  readonly atOnce: number;
}

/**
 * When each node is gone, given since when it has been idle; those idle longest go first. The first round is
 * when the first node may go. Node-hours billed are the sum of these times, cut where the next job takes the nodes again.
 */
export function removals(idleSince: readonly Micros[], { after, every, atOnce }: RemovalPolicy): Micros[] {
  if (!(atOnce >= 1)) throw new Error(`A pool that removes ${atOnce} nodes at once never shrinks.`);
  if (every === 0) return idleSince.map((since) => since + after);
  const gone = Array<Micros>(idleSince.length);
  const order = idleSince.map((_, node) => node).sort((a, b) => idleSince[a]! - idleSince[b]! || a - b);
  let round = idleSince[order[0] ?? 0]! + after;
  let inRound = 0;
  for (const node of order) {
    const late = idleSince[node]! + after - round;
    const rounds = late > 0 ? Math.ceil(late / every) : inRound >= atOnce ? 1 : 0;
    if (rounds > 0) inRound = 0;
    round += rounds * every;
    gone[node] = round;
    inRound += 1;
  }
  return gone;
}
