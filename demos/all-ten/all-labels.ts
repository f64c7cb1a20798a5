/** Where names stand among many marks: each where it hides the fewest of them. */
import { LEADING, textWidth, touches, type Box } from "../chart/text.ts";

/** What a label keeps off. */
export interface Ground {
  /** It stays inside. */
  readonly bounds: Box;
  /** Centres of marks; to lie on one costs. */
  readonly dots: readonly Spot[];
  /** Pixels round a centre that a mark takes. */
  readonly reach: number;
  /** Other words and named marks: a label never lies on one. */
  readonly taken: readonly Box[];
}

/** A point of the frame, in pixels. */
export type Spot = readonly [x: number, y: number];

/** A label that found its place. */
export interface Placed {
  readonly box: Box;
  readonly lines: readonly string[];
  readonly anchor: "start" | "middle" | "end";
  /** From the edge of its mark to its words, where they stand off. */
  readonly leader?: readonly [from: Spot, to: Spot];
}

/**
 * In hidden marks: what it costs to say nothing (to say less, by how much less), to be an em off, a mark under the leader,
 * words or a named mark under it, and to stand where more marks may come.
 */
const COSTS = { shorter: 12, em: 0.6, under: 1, crossed: 20, inward: 1.5 } as const;
/** From a mark's edge to its words, in em; the nearest needs no leader. */
const GAPS = [0.25, 1, 1.8, 2.8, 4] as const;
/** Pixels between the spots of a line that are looked at. */
const STEP = 3;

/**
 * The best place of a label beside a mark of radius `r`, over all its `forms` (the longest first, each in lines); undefined
 * where none is free.
 */
export function placed(
  forms: readonly (readonly string[])[],
  [cx, cy]: Spot,
  r: number,
  size: number,
  ground: Ground,
): Placed | undefined {
  let best: { at: Placed; cost: number } | undefined;
  for (const { lines, box, off, cost } of candidates(forms, [cx, cy], r, size, ground)) {
    // Cheapest first: what is left can only be dearer.
    if (best && cost >= best.cost) break;
    const leader = off > GAPS[0] * size + 1 ? leaderTo(box, [cx, cy], r) : undefined;
    const whole = cost + hidden(box, ground) + (leader ? crossed(leader, ground) : 0);
    if (best && whole >= best.cost) continue;
    const middle = box.x + box.width / 2;
    const anchor = Math.abs(middle - cx) < size ? "middle" : middle > cx ? "start" : "end";
    best = { at: { box, lines, anchor, ...(leader ? { leader } : {}) }, cost: whole };
  }
  return best?.at;
}

/** Every free way to set it, the cheapest first but for what it would hide. */
function candidates(
  forms: readonly (readonly string[])[],
  centre: Spot,
  r: number,
  size: number,
  ground: Ground,
): { lines: readonly string[]; box: Box; off: number; cost: number }[] {
  const letters = (lines: readonly string[] = []): number => lines.join(" ").length;
  const all = forms.flatMap((lines) => {
    const shorter = Math.max(0, 1 - letters(lines) / letters(forms[0])) * COSTS.shorter;
    const width = Math.max(...lines.map((line) => textWidth(line, size, true)));
    const height = lines.length * LEADING * size;
    // Above a high mark and below a low one there will be no others, however many are still to come: a name that stands there stays.
    const high = centre[1] < ground.bounds.y + ground.bounds.height / 2;
    const outward = (y: number): number => ((high ? y + height <= centre[1] : y >= centre[1]) ? 0 : COSTS.inward);
    return spotsOf(centre, r, { width, height }, size, ground.bounds).map(([x, y, off]) => {
      return {
        lines,
        box: { x, y, width, height },
        off,
        cost: shorter + (off / size) * COSTS.em + outward(y),
      };
    });
  });
  return all.filter(({ box }) => isFree(box, ground)).sort((a, b) => a.cost - b.cost);
}

/** Upper left corners round a mark, each with how far its words are from it; shifted sideways to stay inside. */
function spotsOf(
  [cx, cy]: Spot,
  r: number,
  { width, height }: Pick<Box, "width" | "height">,
  size: number,
  bounds: Box,
): (readonly [left: number, top: number, off: number])[] {
  const within = (left: number): number => Math.max(bounds.x + 2, Math.min(left, bounds.x + bounds.width - width - 2));
  // Where it stands at the upper or the lower end there are no marks beyond it.
  const ends = [cy - r - height - bounds.y - 2, bounds.y + bounds.height - 2 - height - cy - r];
  const offs = [...GAPS.map((gap) => gap * size), ...ends.filter((off) => off > size)];
  return offs.flatMap((off) => {
    const beside = [cy - height / 2, cy - height + size * 0.5, cy - size * 0.5];
    const across = [cx - width / 2, cx - width + r, cx - r].map(within);
    return [
      ...across.flatMap((left) => [[left, cy - r - off - height, off] as const, [left, cy + r + off, off] as const]),
      ...beside.flatMap((top) => [[cx + r + off, top, off] as const, [cx - r - off - width, top, off] as const]),
    ];
  });
}

const isFree = (box: Box, { bounds, taken }: Ground): boolean =>
  box.x >= bounds.x &&
  box.y >= bounds.y &&
  box.x + box.width <= bounds.x + bounds.width &&
  box.y + box.height <= bounds.y + bounds.height &&
  !taken.some((other) => touches(box, other, 2));

const hidden = ({ x, y, width, height }: Box, { dots, reach }: Ground): number =>
  dots.filter(([dx, dy]) => dx > x - reach && dx < x + width + reach && dy > y - reach && dy < y + height + reach)
    .length;

/** From the mark's edge straight to the nearest of the words. */
function leaderTo({ x, y, width, height }: Box, [cx, cy]: Spot, r: number): readonly [Spot, Spot] {
  const to: Spot = [Math.max(x, Math.min(cx, x + width)), Math.max(y, Math.min(cy, y + height))];
  const long = Math.hypot(to[0] - cx, to[1] - cy);
  const out = (part: number): Spot => [cx + (to[0] - cx) * part, cy + (to[1] - cy) * part];
  return [out((r + 1) / long), to];
}

/** Spots on a straight line, its ends included. */
export function along([[x0, y0], [x1, y1]]: readonly [Spot, Spot]): Spot[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP));
  return Array.from({ length: steps + 1 }, (_, step): Spot => {
    const part = step / steps;
    return [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
  });
}

/** What a leader lies on. */
function crossed(leader: readonly [Spot, Spot], { dots, reach, taken }: Ground): number {
  const through = along(leader).some(([x, y]) => taken.some((box) => touches({ x, y, width: 0, height: 0 }, box, 1)));
  const [[x0, y0], [x1, y1]] = leader;
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy || 1;
  const under = dots.filter(([x, y]) => {
    const part = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square));
    return (x0 + part * dx - x) ** 2 + (y0 + part * dy - y) ** 2 < reach * reach;
  });
  return under.length * COSTS.under + (through ? COSTS.crossed : 0);
}
