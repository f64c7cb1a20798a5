/** Where everything of a dumbbell chart goes: the gutter of names, rows thick or thin, words beside marks and under the axis. */
import { scaleLinear, scaleLog } from "d3";
import type { Frame, Role, Seconds } from "../contract/demo.ts";
import { dodged } from "./dodge.ts";
import { axisHeight, fit, type Fitted, type Tick } from "./axis.ts";
import { marksOf, PITCH } from "./dumbbells-marks.ts";
import { planEnds, type End, type Ends } from "./ends.ts";
import { key, type Key, type KeyItem } from "./key.ts";
import { textWidth, type Box } from "./text.ts";

/** One of the values on a row. */
export interface DumbbellMark {
  readonly value: number;
  readonly role: Role;
  /** A dot unless said. */
  readonly shape?: "dot" | "ring" | "tick";
  readonly spread?: readonly [least: number, greatest: number];
  /** Its value in words; stands beside the outermost marks of a row, where there is room. */
  readonly said?: string;
}

/** One thing with a few values, on a row of its own. */
export interface Dumbbell {
  readonly id: string;
  /** What a card says when the row is pointed at. */
  readonly words: readonly [title: string, detail: string];
  /** Its name in the gutter; rows without one are named by pointing only. */
  readonly label?: string;
  /** The same where there is little room. */
  readonly short?: string;
  /** Where not all names fit, those with the lowest stay (the order given, unless said). */
  readonly rank?: number;
  /** The colour of its name. */
  readonly role?: Role;
  /** Set bold, its marks larger. */
  readonly lead?: boolean;
  readonly marks: readonly DumbbellMark[];
  /** What joins the marks; quiet unless said. */
  readonly line?: Role;
  /** Its value in words, in a column of its own at the right edge, where rows are named. */
  readonly figure?: { readonly text: string; readonly role: Role };
  /** A box beside the name, which somebody ticks; `wrong` once the answer is known. */
  readonly tick?: { readonly ticked: boolean; readonly wrong?: boolean };
}

/** What stands round the rows. */
export interface DumbbellsOptions {
  readonly title: string;
  readonly key?: readonly KeyItem[];
  /** What heads the column of figures, beside the key. */
  readonly figures?: string;
  readonly x: {
    readonly scale: "linear" | "log";
    readonly min: number;
    readonly max: number;
    readonly ticks: readonly Tick[];
  };
  readonly rows: readonly Dumbbell[];
  /** A strong upright that all values are compared with; named under the axis. */
  readonly reference?: { readonly at: number; readonly label: string };
  /** Tinted stretches, e.g. slower and faster; named under the axis. */
  readonly sides?: readonly {
    readonly from: number;
    readonly to: number;
    readonly role: Role;
    readonly label?: string;
  }[];
  /** Uprights with flags, `at` a value; dashed ones are there from the start, the others once all rows are. */
  readonly ends?: readonly End[];
  /** How long the rows take to come, from the top; 0 shows all at once. */
  readonly span: Seconds;
  /** The row that was picked. */
  readonly picked?: string;
  /** Called with the id of a row that was pressed, or chosen with arrow keys and Enter. */
  pick?(id: string): void;
}

/** A row in its place, in pixels. */
export interface PlacedRow {
  readonly row: Dumbbell;
  readonly y: number;
  /** The outermost marks. */
  readonly from: number;
  readonly to: number;
  readonly marks: readonly PlacedMark[];
  /** Its name, and where that stands if it had to make room for others. */
  readonly name?: { readonly text: string; readonly y: number };
}

/** A mark in its place: those with a spread stand a little apart, so that spreads are told apart. */
export interface PlacedMark {
  readonly mark: DumbbellMark;
  readonly x: number;
  readonly y: number;
  readonly words?: { readonly x: number; readonly anchor: "start" | "end" };
}

/** Words under the axis, in the colour of what they name. */
export interface Named extends Fitted {
  readonly role: Role;
}

/** Everything in its place, in pixels of the frame. */
export interface DumbbellsPlan {
  readonly key: Key;
  readonly plot: Box;
  readonly pitch: number;
  readonly ends: Ends;
  readonly rows: readonly PlacedRow[];
  /** Where names end and, if there are boxes, where those stand. */
  readonly gutter: { readonly right: number; readonly box: number; readonly dodged: boolean };
  readonly under: readonly Named[];
  /** Whether there is room for the column of figures, and for its head. */
  readonly figures: boolean;
  readonly headed: boolean;
  x(value: number): number;
}

/** From the last name to the plot, in em. */
const BESIDE = 0.6;
/** What a hairline from a name to its row takes, in em. */
const LEADER = 1.6;
/** A box's side, what it takes with the room before it, and what a cross after it takes, in em. */
export const BOX = { side: 0.86, cross: 1.15, takes: 1.35 };

/** Plans it: full names where they leave three fifths of the width to the plot, short ones else. */
export function dumbbellsPlan(options: DumbbellsOptions, frame: Frame): DumbbellsPlan {
  const { title, key: items = [], x: axis, rows, ends = [], sides = [], reference } = options;
  const size = frame.label;
  const column = Math.max(0, ...rows.map(({ figure }) => (figure ? textWidth(figure.text, size, true) : 0)));
  const edge = frame.width - (column ? column + size * 0.5 : 0);
  const head = textWidth(options.figures ?? "", size, true) + size;
  const headed = column && options.figures && head <= frame.width / 3 ? head : 0;
  const names = key([{ label: title }, ...items], frame, frame.width - headed);
  const bold = ({ lead, id }: Dumbbell): boolean => lead === true || id === options.picked;
  const widest = (of: (row: Dumbbell) => string): number =>
    Math.max(0, ...rows.map((row) => textWidth(of(row), size, true)));
  const fullOf = ({ label = "" }: Dumbbell): string => label;
  const shortOf = ({ label = "", short = label }: Dumbbell): string => short;
  const boxes = rows.some(({ tick }) => tick) ? size * BOX.takes : 0;
  const crosses = rows.some(({ tick }) => tick?.wrong !== undefined) ? size * BOX.cross : 0;
  const nameOf = widest(fullOf) + boxes + crosses <= frame.width * 0.4 ? fullOf : shortOf;
  const named = widest(nameOf);

  const above = names.height + size * 0.2;
  const right = Math.min(frame.width * 0.6, named);
  const across = (thin: boolean) => {
    const left = right + boxes + crosses + (named || boxes ? size * (thin && !boxes ? LEADER : BESIDE) : 0);
    const width = Math.max(size, edge - left - size * 0.6);
    const scale = (axis.scale === "log" ? scaleLog : scaleLinear)([axis.min, axis.max], [left, left + width]);
    const x = (value: number): number => scale(Math.min(axis.max, Math.max(axis.min, value)));
    return { left, width, x, flags: planEnds(ends, x, left + width, frame) };
  };
  // Whether rows are thin depends on how high the flags are, and these on how wide the plot of thick rows would be.
  const room = frame.height - above - Math.max(across(false).flags.height, size * 0.3);
  const least = PITCH * size * rows.length;
  const wanted = reference !== undefined || sides.some(({ label }) => label);
  // Words under the axis are the first to go where rows would lose their names; no use where they would anyway.
  const words = wanted && (room - axisHeight(size, true) >= least || room - axisHeight(size, false) < least);
  const below = axisHeight(size, words);
  const thin = room - below < least;
  const { left, width, x, flags } = across(thin);
  const top = above + Math.max(flags.height, size * 0.3);
  const plot = { x: left, y: top, width, height: Math.max(size, frame.height - top - below) };
  const pitch = plot.height / Math.max(1, rows.length);

  const at = dodged(
    rows.flatMap((row, index) =>
      nameOf(row) ? [{ index, rank: row.rank ?? index, y: plot.y + pitch * (index + 0.5) }] : [],
    ),
    plot,
    size * PITCH,
  );
  const box = right + size * (BOX.takes - BOX.side / 2);
  const placed = rows.map((row, index): PlacedRow => {
    const y = plot.y + pitch * (index + 0.5);
    const marks = marksOf(row, y, { x, plot, pitch, right: edge }, size, bold(row));
    const over = marks.map((mark) => mark.x);
    const name = at.get(index);
    return {
      row,
      y,
      from: over.length ? Math.min(...over) : box,
      to: over.length ? Math.max(...over) : box,
      marks,
      ...(name === undefined ? {} : { name: { text: nameOf(row), y: name } }),
    };
  });
  const under = [
    ...(reference ? [{ pixel: x(reference.at), label: reference.label, role: "ink" as const, rank: 0 }] : []),
    ...sides.map(({ from, to, role, label = "" }) => ({ pixel: (x(from) + x(to)) / 2, label, role, rank: 1 })),
  ].filter(({ label }) => words && label);
  return {
    key: names,
    plot,
    pitch,
    ends: flags,
    rows: placed,
    gutter: { right, box, dodged: thin && !boxes },
    figures: column > 0 && pitch >= PITCH * size,
    headed: headed > 0,
    under: fitted(under, frame),
    x,
  };
}

function fitted(
  items: readonly { readonly pixel: number; readonly label: string; readonly role: Role; readonly rank: number }[],
  frame: Frame,
): Named[] {
  const size = frame.label;
  const ticks = items.map(({ pixel, label, rank, role }) => ({ value: pixel, label, rank, role }));
  // Set bold: a little more room than the axis asks for.
  const room = { left: 0, right: frame.width, nudge: size * 4 };
  return fit(ticks, (pixel) => pixel, size * 1.06, room).map((one) => ({
    ...one,
    role: (one.tick as (typeof ticks)[number]).role,
  }));
}
