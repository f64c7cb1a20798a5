/**
 * Places labels by trying: each brings candidate boxes, each box is scored by what it would be near, the best stay.
 * No chance and no measuring, so the same chart is labelled the same everywhere.
 */
import type { Field } from "./field.ts";
import { touches, type Box, type Lines } from "./text.ts";
import type { Point } from "./trace.ts";

/** One way to set a label. `cost` is in pixels of distance somebody would accept to avoid it. */
export interface Candidate {
  readonly box: Box;
  readonly lines: Lines;
  readonly anchor: "start" | "middle" | "end";
  readonly cost: number;
  /** A hairline from the label to what it names, for labels that stand off. */
  readonly leader?: readonly [Point, Point];
}

/** A label that wants a place. */
export interface Request {
  /** Whose label it is: this owner's ink may be near, anybody else's may not. */
  readonly owner: string;
  /** Ink with labels of the same sort: nearer to somebody else's there than to its own, it would name the wrong thing. */
  readonly among?: Field;
  readonly candidates: readonly Candidate[];
  /** Pixels round the start of its hairlines that a dot covers: what runs through the dot leaves no doubt what is meant. */
  readonly dot?: number;
}

/** Where labels may stand, and what they keep clear of. */
export interface Room {
  /** Labels stay inside. */
  readonly bounds: Box;
  /** The ink there is. */
  readonly ink: Field;
  /** Ground that is fine to lie on, but better left alone (a strong rule). */
  readonly avoid?: readonly Box[];
  /** Pixels a label keeps from everything. */
  readonly gap: number;
}

const ROUNDS = 3;

/**
 * The best candidate of each request; undefined where none is free, for a label that touches something says less than
 * no label. Earlier requests choose first; then all choose again, knowing where the others stand. Where one went
 * without, it is tried whether all fare better when that one chooses first.
 */
export function place(requests: readonly Request[], room: Room): (Candidate | undefined)[] {
  const ordered = requests.map(({ candidates }) => candidates.toSorted((a, b) => a.cost - b.cost));
  // What ink is near never changes while labels move, so each box asks once, and only when its turn comes.
  const known = new Map<Candidate, number>();
  const costOf = (candidate: Candidate, index: number): number => {
    const cost = known.get(candidate) ?? inkCost(candidate, requests[index]!, room);
    known.set(candidate, cost);
    return cost;
  };
  const wants = requests.flatMap(({ candidates }, index) => (candidates.length ? [index] : []));
  let order = wants;
  let best: (Candidate | undefined)[] = [];
  let fewest = Infinity;
  const promoted = new Set<number>();
  for (;;) {
    const chosen = settle(order, ordered, costOf, room.gap);
    const without = wants.filter((index) => !chosen[index]);
    if (without.length < fewest) {
      best = chosen;
      fewest = without.length;
    }
    const next = without.find((index) => !promoted.has(index));
    if (next === undefined) return requests.map((_, index) => best[index]);
    promoted.add(next);
    order = [next, ...order.filter((index) => index !== next)];
  }
}

/** Lets each choose in turn, until nobody moves. */
function settle(
  order: readonly number[],
  ordered: readonly (readonly Candidate[])[],
  costOf: (candidate: Candidate, index: number) => number,
  gap: number,
): (Candidate | undefined)[] {
  const chosen: (Candidate | undefined)[] = ordered.map(() => undefined);
  for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
    moved = false;
    for (const index of order) {
      const others = chosen.filter((other, at) => other && at !== index) as Candidate[];
      let best: Candidate | undefined;
      let least = Infinity;
      for (const candidate of ordered[index]!) {
        if (candidate.cost >= least) break;
        const cost = costOf(candidate, index);
        if (cost >= least || !others.every((other) => clear(candidate, other, gap))) continue;
        best = candidate;
        least = cost;
      }
      if (best !== chosen[index]) moved = true;
      chosen[index] = best;
    }
  }
  return chosen;
}

function inkCost({ box, cost, leader }: Candidate, request: Request, { bounds, ink, avoid = [], gap }: Room): number {
  const inside =
    box.x >= bounds.x &&
    box.y >= bounds.y &&
    box.x + box.width <= bounds.x + bounds.width &&
    box.y + box.height <= bounds.y + bounds.height;
  if (!inside) return Infinity;
  // Most boxes lie on some line: a look nearby settles those.
  if (!ink.free(box, request.owner, gap, gap * 1.2)) return Infinity;
  const reach = gap * 6;
  const { others } = ink.around(box, request.owner, reach);
  if (request.among && !leader && misleads(box, request.owner, request.among, reach)) return Infinity;
  const crowded = ((reach - Math.min(others, reach)) / reach) ** 2 * gap * 6;
  const on = avoid.some((ground) => touches(box, ground)) ? gap * 4 : 0;
  return cost + crowded + on + (leader ? crossingCost(leader, request, ink, gap) : 0);
}

function misleads(box: Box, owner: string, among: Field, reach: number): boolean {
  const { own, others } = among.around(box, owner, reach);
  return others < own * 1.6;
}

function clear(a: Candidate, b: Candidate, gap: number): boolean {
  if (touches(a.box, b.box, gap)) return false;
  return !leaderTouches(a, b.box) && !leaderTouches(b, a.box);
}

const leaderTouches = ({ leader }: Candidate, box: Box): boolean =>
  leader !== undefined && stepsOf(leader).some((step) => touches(step, box, 2));

/** A hairline may step over one other line, briskly; it may not start where two lines meet, nor run along one. */
function crossingCost(leader: readonly [Point, Point], { owner, dot = 0 }: Request, ink: Field, gap: number): number {
  const steps = stepsOf(leader).slice(dot ? Math.ceil((dot + 3) / STEP) : 0);
  const met = steps.map((step) => ink.around(step, owner, 3).others < 3);
  const crossings = met.filter((here, index) => here && !met[index - 1]).length;
  if ((met[0] && !dot) || crossings > 1 || met.filter(Boolean).length > 4) return Infinity;
  // It should start where it is plain which line is meant.
  const start = dot || !steps[0] ? Infinity : ink.around(steps[0], owner, gap * 3).others;
  return crossings * gap * 6 + Math.max(0, gap * 3 - start) * 2;
}

/** Pixels from dot to dot of a hairline. */
const STEP = 4;

/** A hairline as a row of dots. */
function stepsOf([from, to]: readonly [Point, Point]): Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / STEP));
  return Array.from({ length: steps + 1 }, (_, index) => {
    const t = index / steps;
    return { x: from[0] + (to[0] - from[0]) * t, y: from[1] + (to[1] - from[1]) * t, width: 0, height: 0 };
  });
}
