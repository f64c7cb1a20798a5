/** Where everything of standing dumbbells goes: plot, columns, names above the first half of them and below the second. */
import { scaleLog } from "d3";
import type { Frame, Role, Seconds } from "../contract/demo.ts";
import { RULE_GAP } from "./axis.ts";
import { margin, type Height, type Margin } from "./heights.ts";
import { key, type Key, type KeyItem } from "./key.ts";
import { LEADING, textWidth, touches, type Box } from "./text.ts";

/** One column: a value that becomes another. */
export interface Riser {
  readonly id: string;
  /** The cursor's card. */
  readonly words: readonly [title: string, detail: string];
  readonly from: number;
  readonly to: number;
  /** Of the ring at `from`, and of the dot at `to`. */
  readonly roles: readonly [from: Role, to: Role];
  /** A name drawn beside it, where there is room; with little of it those of the lowest rank stay. */
  readonly label?: string;
  readonly rank?: number;
  /** Drawn thick. */
  readonly lead?: boolean;
}

/** A height with a name that comes when a share of the span is over; left out, with the first columns. */
export interface RiserHeight extends Height {
  readonly after?: number;
  /** How far off it is: pale ground between it and this height, once all have risen. */
  readonly error?: number;
}

/** What stands round the columns. The axis is logarithmic. */
export interface RisersOptions {
  readonly title: string;
  readonly key?: readonly KeyItem[];
  /** In the order they stand, the highest first. */
  readonly columns: readonly Riser[];
  readonly y: {
    readonly min: number;
    readonly max: number;
    readonly rules: readonly { readonly value: number; readonly label: string; readonly strong?: boolean }[];
  };
  /** Columns that do not lead stand back. */
  readonly quiet?: boolean;
  /** Ground below a height that means something, with its name in the corner where the lowest columns are. */
  readonly under?: { readonly value: number; readonly role: Role; readonly label: string };
  /** Words under the first and under the last column. */
  readonly feet?: readonly [first: string, last: string];
  readonly heights?: readonly RiserHeight[];
  /** In its first half the columns come one by one, as rings; in its second all rise. 0 shows all at once. */
  readonly span: Seconds;
  /** The column that was picked. */
  readonly picked?: string;
  /** Called with the id of a column that was pressed, or chosen with arrow keys and Enter. */
  pick?(id: string): void;
}

/** A column in its place, in pixels. */
export interface PlacedRiser {
  readonly riser: Riser;
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly name?: NameSpot;
}

/** Where a name stands: its box, which end of it is at the column, and where its leader begins and ends. */
export interface NameSpot {
  readonly box: Box;
  readonly anchor: "start" | "end";
  readonly leader: readonly [from: number, to: number];
}

/** Everything in its place. */
export interface RisersPlan {
  readonly names: Key;
  readonly plot: Box;
  /** Radius of a mark. */
  readonly r: number;
  readonly pitch: number;
  readonly beside: Margin;
  readonly columns: readonly PlacedRiser[];
  y(value: number): number;
}

/** Words stand at most so many lines off their column. */
const LEVELS = 3;

/** Plans the picture; words of heights that find no room beside the plot go into the key. */
export function risersPlan(options: RisersOptions, frame: Frame): RisersPlan {
  const { title, columns, heights = [], feet, y: axis } = options;
  const size = frame.label;
  const below = feet ? size * 1.5 : size * 0.3;
  const left = Math.max(0, ...axis.rules.map(({ label }) => textWidth(label, size))) + RULE_GAP * size;
  const beside = margin(heights, frame.height - below - size * 3, frame);
  const inKey = heights.map(({ label, detail, role }) => ({ label: detail ? `${label} ${detail}` : label, role }));
  const items = [{ label: title }, ...(options.key ?? []), ...(beside.width ? [] : inKey)];
  const names = key(items, frame, frame.width);
  const top = names.height + size * 0.6;
  const plot = {
    x: left,
    y: top,
    width: Math.max(size, frame.width - left - Math.max(size * 0.4, beside.width)),
    height: Math.max(size, frame.height - top - below),
  };
  const scale = scaleLog([axis.min, axis.max], [plot.y + plot.height, plot.y]);
  const y = (value: number): number => scale(Math.min(axis.max, Math.max(axis.min, value)));
  const pitch = plot.width / Math.max(1, columns.length);
  const r = Math.min(size * 0.32, Math.max(1.6, pitch * 0.44));
  const placed = columns.map((riser, index): PlacedRiser => {
    return { riser, x: plot.x + pitch * (index + 0.5), from: y(riser.from), to: y(riser.to) };
  });
  return { names, plot, r, pitch, beside, y, columns: named(placed, plot, r, options, size) };
}

/**
 * Gives names their places. The columns fall to the right, so there is room above their tops to the right of them, and below
 * their feet to the left; whoever would be crossed by another’s leader chooses first.
 */
function named(
  columns: readonly PlacedRiser[],
  plot: Box,
  r: number,
  options: RisersOptions,
  size: number,
): PlacedRiser[] {
  const spots = new Map<PlacedRiser, NameSpot>();
  const taken: Box[] = [];
  if (options.under) {
    // The corner's own words.
    const width = textWidth(options.under.label, size, true) + size * 0.5;
    taken.push({ x: plot.x + plot.width - width, y: plot.y + plot.height - size * 1.5, width, height: size * 1.5 });
  }
  const half = columns.length / 2;
  const labelled = columns.flatMap((column, index) => (column.riser.label ? [{ column, above: index < half }] : []));
  const order = [
    ...labelled.filter(({ above }) => above).toReversed(),
    ...labelled.filter(({ above }) => !above),
  ].toSorted((a, b) => (a.column.riser.rank ?? 0) - (b.column.riser.rank ?? 0));
  for (const { column, above } of order) {
    const width = textWidth(column.riser.label!, size, true);
    const height = size * LEADING;
    for (let level = 0; level < LEVELS; level++) {
      const off = r + size * 0.3 + level * height;
      const [top, from] = above ? [column.to - off - height, column.to - r] : [column.from + off, column.from + r];
      const box = { x: above ? column.x - r : column.x + r - width, y: top, width, height };
      const inside =
        box.x >= plot.x - size * 0.2 &&
        box.x + width <= plot.x + plot.width + size * 0.2 &&
        box.y >= plot.y - size * 0.6 &&
        box.y + height <= plot.y + plot.height + size * 0.1;
      if (!inside || taken.some((other) => touches(box, other, size * 0.1))) continue;
      const leader = [from, above ? top + height : top] as const;
      const stem = { x: column.x - 1, y: Math.min(...leader), width: 2, height: Math.abs(leader[1] - leader[0]) };
      if (taken.some((other) => touches(stem, other))) continue;
      taken.push(box, stem);
      spots.set(column, { box, anchor: above ? "start" : "end", leader });
      break;
    }
  }
  return columns.map((column) => {
    const name = spots.get(column);
    return name ? { ...column, name } : column;
  });
}
