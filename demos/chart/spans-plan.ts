/** Where everything of a picture of spans goes: names, the two halves, a bar and a figure in each row. */
import { scaleLinear } from "d3";
import type { Frame, Role, Seconds } from "../contract/demo.ts";
import { axisHeight } from "./axis.ts";
import { key, type Key, type KeyItem } from "./key.ts";
import { broken, LEADING, textWidth, type Box } from "./text.ts";

/** One step: it takes at least `least`, at most `most`. */
export interface Span {
  readonly least: Seconds;
  readonly most: Seconds;
  readonly role: Role;
}

/** Steps one after the other, and what they come to in words; without steps nobody says, and the words say so. */
export interface SpanSum {
  readonly steps: readonly Span[];
  readonly said: string;
}

/** One way of doing it, on a row of its own. */
export interface SpanRow {
  readonly id: string;
  readonly label: string;
  /** Its name where there is little room. */
  readonly short: string;
  readonly sums: readonly [SpanSum, SpanSum];
  /** Who says so; told when the row is pointed at. */
  readonly source: string;
}

/** What stands round the rows. Both halves have one scale. */
export interface SpansOptions {
  /** What each half is the time of. */
  readonly titles: readonly [string, string];
  readonly key: readonly KeyItem[];
  readonly rows: readonly SpanRow[];
  readonly picked?: string;
  /** Called with the id of a row that was pressed, or chosen with arrow keys and Enter. */
  pick?(id: string): void;
}

/** Everything in its place, in pixels. */
export interface SpansPlan {
  readonly key: Key;
  /** The halves' titles, broken where their half is narrow. */
  readonly titles: readonly [readonly string[], readonly string[]];
  /** Names stand beside the bars; else above them. */
  readonly beside: boolean;
  /** Whether there is an axis under the rows. */
  readonly axis: boolean;
  readonly pitch: number;
  /** From the top of a row to its bar, and how thick that is. */
  readonly drop: number;
  readonly thick: number;
  readonly halves: readonly [Half, Half];
  readonly top: number;
}

/** One half: where its bars may run, and their scale. */
export interface Half {
  readonly plot: Box;
  readonly max: Seconds;
  x(seconds: Seconds): number;
}

/** From this height on, in em, a row has room for its name above its bar. */
const TALL = 2.6;

/** Below this height of a row, in em, the names of two rows touch. */
const LOW = 1.3;

/** Plans the rows. */
export function spansPlan({ rows, key: items, titles }: SpansOptions, frame: Frame): SpansPlan {
  const size = frame.label;
  const named = key(items, frame, frame.width);
  // A title wider than its half stands on two lines; how wide halves are hardly depends on how high they are.
  const lines = titles.some((title) => textWidth(title, size, true) > frame.width * 0.34) ? 2 : 1;
  const head = named.height + size * (titles.some(Boolean) ? lines * LEADING + 0.35 : 0.2);
  const left = Math.max(1, frame.height - head);
  const below = axisHeight(size, false);
  // Every bar has its figure: where lines would touch, the axis goes.
  const axis = (left - below) / Math.max(1, rows.length) >= LOW * size;
  const height = Math.max(1, axis ? left - below : left);
  const pitch = height / Math.max(1, rows.length);
  const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, size, true)));
  const shorter = Math.max(0, ...rows.map(({ short }) => textWidth(short, size, true)));
  const beside = widest < frame.width * 0.3 || pitch < TALL * size;
  const column = beside ? (widest < frame.width * 0.3 ? widest : shorter) + size * 0.7 : 0;
  const gap = size * 1.4;
  const room = Math.max(2, frame.width - column - gap);
  const lengths = [0, 1].map((half) =>
    Math.max(1, ...rows.map(({ sums }) => sums[half]!.steps.reduce((sum, { most }) => sum + most, 0))),
  );
  // Beside the longest bar its figure has to find room.
  const words = [0, 1].map((half) => Math.max(0, ...rows.map(({ sums }) => textWidth(sums[half]!.said, size, true))));
  const max = Math.max(...lengths);
  const figures = Math.min(room * 0.6, words[0]! + words[1]! + size);
  const perSecond = (room - figures) / (lengths[0]! + lengths[1]!);
  const first = lengths[0]! * perSecond + (figures * words[0]!) / Math.max(1, words[0]! + words[1]!);
  const half = (x: number, width: number, most: number): Half => ({
    plot: { x, y: head, width, height },
    max: Math.min(max, most),
    x: scaleLinear([0, 1], [x, x + perSecond]),
  });
  return {
    key: named,
    titles: [folded(titles[0], lines), folded(titles[1], lines)],
    beside,
    axis,
    pitch,
    drop: beside ? pitch * 0.19 : Math.min(pitch - size * 0.75, size * 1.15),
    thick: beside ? pitch * 0.62 : Math.max(3, Math.min(size * 0.95, pitch - size * 1.35)),
    halves: [half(column, first, lengths[0]!), half(column + first + gap, room - first, lengths[1]!)],
    top: head,
  };
}

const folded = (title: string, lines: number): readonly string[] => broken(title, lines) ?? [title];
