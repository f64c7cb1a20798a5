/** What stands below a gauge: marks with their spread, the run before, and their words, in lanes that keep them apart. */
import type { Frame, Role } from "../contract/demo.ts";
import { lettering } from "./colour.ts";
import { add, px, rule, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** Something known to compare with: a share from 0 to 1, and where it was spread, its least and most. */
export interface GaugeMark {
  readonly value: number;
  readonly label: string;
  readonly role: Role;
  readonly from?: number;
  readonly to?: number;
}

/** A mark, or the run before. */
export interface Note extends GaugeMark {
  readonly ghost: boolean;
}

/** A note that found its place. */
export interface Laid extends Note {
  /** Where the mark is, counted from the bar down; words in the same lane, or in the one below. */
  readonly lane: number;
  readonly words: { readonly lane: number; readonly at: number; readonly anchor: "start" | "middle" | "end" };
}

interface Taken {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

/** Pixels of one lane of notes, for labels of `size` pixels. */
export const laneHeight = (size: number): number => size * LEADING;

/** How many lanes the notes take. */
export const lanesOf = (notes: readonly Laid[]): number => Math.max(0, ...notes.map(({ words }) => words.lane + 1));

/**
 * Lays the notes under a bar of `width` pixels in a frame of `room`. Which one chooses first decides how deep it gets,
 * so every order of the few there are is tried: no stem through words, then as few lanes as can be.
 */
export function layNotes(notes: readonly Note[], size: number, width: number, room: number): Laid[] {
  const orders = notes.length <= 4 ? permutations(notes) : [notes];
  let best: Laid[] = [];
  let least = Infinity;
  for (const order of orders) {
    const { laid, forced } = lay(order, size, width, room);
    const cost = forced * 100 + lanesOf(laid);
    if (cost >= least) continue;
    best = laid;
    least = cost;
  }
  return best;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, index) => permutations(items.toSpliced(index, 1)).map((rest) => [first, ...rest]));
}

function lay(notes: readonly Note[], size: number, width: number, room: number) {
  const taken: Taken[] = [];
  const stems: { readonly lane: number; readonly x: number }[] = [];
  const pad = size * 0.5;
  let forced = 0;
  const free = ({ lane, from, to }: Taken): boolean =>
    taken.every((other) => other.lane !== lane || to + pad < other.from || other.to + pad < from) &&
    stems.every((other) => other.lane <= lane || other.x < from - 2 || other.x > to + 2);
  const laid = notes.map((note): Laid => {
    const x = width * note.value;
    const deepest = Math.max(-1, ...taken.map(({ lane }) => lane)) + 1;
    for (let lane = 0; lane <= deepest; lane++) {
      const clear = taken.every((other) => other.lane >= lane || x < other.from - 2 || x > other.to + 2);
      const last = lane === deepest;
      for (const { words, takes } of clear || last ? settings(note, lane, size, width, room) : []) {
        if (!last && !takes.every(free)) continue;
        if (!clear) forced++;
        taken.push(...takes);
        stems.push({ lane, x });
        return { ...note, lane, words };
      }
    }
    throw new Error("the deepest lane takes any note");
  });
  return { laid, forced };
}

/** Ways to set a mark in a lane: words to its right, to its left, or below it, as far as they stay in the frame. */
function settings(note: Note, lane: number, size: number, width: number, room: number) {
  const x = width * note.value;
  const reach = [note.from ?? note.value, note.to ?? note.value].map((share) => width * share);
  const left = Math.min(...reach, x - size * 0.3);
  const right = Math.max(...reach, x + size * 0.3);
  const long = textWidth(note.label, size);
  const pad = size * 0.35;
  const middle = Math.max(long / 2, Math.min(room - long / 2, x));
  const own = { lane, from: left, to: right };
  const all: { words: Laid["words"]; takes: Taken[] }[] = [
    { words: { lane, at: right + pad, anchor: "start" }, takes: [{ lane, from: left, to: right + pad + long }] },
    { words: { lane, at: left - pad, anchor: "end" }, takes: [{ lane, from: left - pad - long, to: right }] },
    {
      words: { lane: lane + 1, at: middle, anchor: "middle" },
      takes: [own, { lane: lane + 1, from: middle - long / 2, to: middle + long / 2 }],
    },
  ];
  return all.filter(({ words, takes }) => words.lane > lane || (takes[0]!.from >= 0 && takes[0]!.to <= room));
}

/** Draws stems and marks first and the words over them. */
export function drawNotes(
  root: Element,
  notes: readonly Laid[],
  bar: { readonly y: number; readonly height: number },
  x: (share: number) => number,
  frame: Frame,
): void {
  const size = frame.label;
  const top = bar.y + bar.height + size * 0.35;
  for (const note of notes) drawMark(root, note, bar, top + laneHeight(size) * (note.lane + 0.5), x, frame);
  for (const { label, role, words } of notes) {
    write(root, label, words.at, baseline(top + words.lane * laneHeight(size), size), {
      fill: lettering(frame, role),
      size,
      anchor: words.anchor,
      halo: frame.palette("paper"),
    });
  }
}

function drawMark(
  root: Element,
  { ghost, role, value, from, to }: Laid,
  bar: { readonly y: number; readonly height: number },
  middle: number,
  x: (share: number) => number,
  frame: Frame,
): void {
  const size = frame.label;
  const paper = frame.palette("paper");
  if (ghost) {
    const tick = [
      [x(value), bar.y - size * 0.2],
      [x(value), middle + size * 0.3],
    ] as const;
    const dashes = `${px(size * 0.22)} ${px(size * 0.2)}`;
    // A rim of paper keeps it in sight on the fill.
    rule(root, ...tick, { stroke: paper, "stroke-width": size * 0.24 });
    rule(root, ...tick, { stroke: frame.palette("ink"), "stroke-width": size * 0.11, "stroke-dasharray": dashes });
    return;
  }
  const hue = frame.palette(role);
  const stroke = { stroke: hue, "stroke-width": size * 0.1 };
  rule(root, [x(value), bar.y + bar.height + 1], [x(value), middle], { stroke: hue, "stroke-width": 1 });
  if (from !== undefined && to !== undefined) {
    rule(root, [x(from), middle], [x(to), middle], stroke);
    for (const end of [from, to]) {
      rule(root, [x(end), middle - size * 0.22], [x(end), middle + size * 0.22], stroke);
    }
  }
  const ring = { stroke: paper, "stroke-width": size * 0.1 };
  add(root, "circle", { cx: x(value), cy: middle, r: size * 0.3, fill: hue, ...ring });
}
