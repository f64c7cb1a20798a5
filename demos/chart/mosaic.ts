/**
 * Two questions at once: columns as wide as the answers to one, each parted into rows by the answers to the other, so that
 * the area of a field is its share of everybody. Its lower rows may be full and the rest pale: that is a claim, too.
 */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { fit } from "./axis.ts";
import { pickableCells, type Cell } from "./cells.ts";
import { ring } from "./here.ts";
import { lettering } from "./colour.ts";
import { key, type KeyItem } from "./key.ts";
import { share, shareOver } from "./movement.ts";
import { add, picture, rule, set, write } from "./svg.ts";
import { baseline, LEADING, textWidth, titleLines, type Box } from "./text.ts";

/** One column: its counts row by row, from the bottom. */
export interface MosaicColumn {
  readonly label: string;
  /** Instead of the label where that is too wide. */
  readonly short: string;
  readonly counts: readonly number[];
}

/** A field, by its column and its row from the bottom. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

/** What surrounds the fields. */
export interface MosaicOptions {
  /** Above: what a field is. */
  readonly title: string;
  /** Names of the rows, from the bottom; they stand in the widest column. */
  readonly rows: readonly string[];
  readonly role: Role;
  /** So many of the lower rows are drawn full, the others pale. */
  readonly full: number;
  /** What that tells, above: what the full fields come to, set large, what they are, and what the pale ones are. */
  readonly claim: { readonly figure: string; readonly label: string; readonly rest: string };
  /** Parts the columns after so many of them, with quiet words below either side: ways to say it, the fullest first. */
  readonly split?: { readonly after: number; readonly sides: readonly [readonly string[], readonly string[]] };
  /** Where something lands: "you are here". Its words stand in the key. */
  readonly here?: Place & { readonly label: string; readonly role: Role };
  readonly picked?: Place;
  /** How long the columns take to come, left to right; 0, and left out, shows all at once. */
  readonly span?: Seconds;
  pick?(place: Place): void;
  /** A field in words, where it is pointed at; its names and its count unless said. */
  sayCell?(place: Place, count: number): readonly [title: string, detail: string];
}

/** Between fields, in em. */
const GAP = 0.1;
/** How opaque pale fields are: ink is read on them, in every theme. */
const PALE = 0.3;
/** How much larger the claim's figure is set. */
const LARGE = 1.5;

/** Draws the fields; `at` uncovers the columns from the left, 0 to `span`. */
export function mosaic(all: readonly MosaicColumn[], options: MosaicOptions, frame: Frame): Picture {
  const { rows, full, here, picked, span = 0, pick } = options;
  const size = frame.label;
  const root = picture(frame);
  const { plot, header, claimed, names, columns, middle: divide } = plan(all, options, frame);

  for (const [index, line] of header.entries()) {
    write(root, line, 0, baseline(0, size, index), { fill: frame.palette("soft"), size });
  }
  let top = header.length * LEADING * size;
  drawClaim(root, claimed, top, options, frame);
  top += claimed.height;
  names.draw(root, 0, top);

  const ground = add(root, "g");
  const cells = columns.flatMap(({ fields }) => fields);
  const widest = columns.reduce((best, column, index) => (column.width > columns[best]!.width ? index : best), 0);
  const groups = all.map(() => add(ground, "g"));
  for (const { column, row, box, count: people } of cells) {
    const group = groups[column]!;
    const strong = row < full;
    const ink = frame.palette(strong ? "paper" : "ink");
    add(group, "rect", { ...box, fill: frame.palette(options.role), opacity: strong ? 1 : PALE });
    const marked = here?.column === column && here.row === row;
    const room = box.width - size * (marked ? 2.2 : 0.8);
    const named = `${rows[row] ?? ""}: ${count(people)}`;
    const words = (column === widest ? [named, rows[row] ?? ""] : [count(people)]).find(
      (text) => textWidth(text, size, true) <= room && box.height >= size * 1.02,
    );
    const middle = box.y + box.height / 2;
    if (words) {
      const type = { fill: ink, size, bold: column === widest };
      write(group, words, box.x + size * 0.4, middle + size * 0.35, type);
    } else if (!marked && textWidth(count(people), size) <= box.width - 1 && box.height >= size * 1.02) {
      // A slim column has room for a figure, if for no margin.
      write(group, count(people), box.x + box.width / 2, middle + size * 0.35, { fill: ink, size, anchor: "middle" });
    }
    if (marked) ring(root, Math.max(box.x + box.width / 2, box.x + box.width - size * 0.9), middle, here.role, frame);
    if (picked?.column === column && picked.row === row) {
      const inner = { x: box.x + size * 0.08, y: box.y + size * 0.08 };
      const room = { width: Math.max(0, box.width - size * 0.16), height: Math.max(0, box.height - size * 0.16) };
      add(root, "rect", { ...inner, ...room, fill: "none", stroke: frame.palette("you"), "stroke-width": size * 0.2 });
    }
  }
  labels();
  if (pick && !frame.still) {
    const say =
      options.sayCell ?? (({ column, row }, people) => [`${all[column]!.label}, ${rows[row]}`, count(people)]);
    const fields = cells.map((cell): Cell => ({ ...cell, words: say(cell, cell.count) }));
    pickableCells(
      root,
      { cells: fields, label: "Pick a field", pick: ({ column, row }) => pick({ column, row }) },
      frame,
    );
  }

  const at = (moment: Seconds): void => {
    const over = shareOver(moment, span, frame) * all.length;
    for (const [index, group] of groups.entries()) {
      set(group, { opacity: share(over - index) });
    }
  };
  at(span);
  return { node: root, at };

  function labels(): void {
    const low = plot.y + plot.height;
    const ticks = columns.map(({ x, width }, index) => {
      const { label, short } = all[index]!;
      return { value: x + width / 2, label: textWidth(label, size) <= width ? label : short, rank: -width };
    });
    const room = { left: 0, right: frame.width, nudge: size };
    for (const { tick, at, anchor } of fit(ticks, (value) => value, size, room)) {
      write(root, tick.label, at, baseline(low + size * 0.3, size), { fill: frame.palette("ink"), size, anchor });
    }
    rule(root, [plot.x, low + 1], [plot.x + plot.width, low + 1], { stroke: frame.palette("soft"), "stroke-width": 1 });
    if (!options.split || !columns.some(({ total }) => total > 0)) return;
    const bottom = low + size * (0.3 + 2 * LEADING);
    rule(root, [divide, plot.y], [divide, bottom], { stroke: frame.palette("ink"), "stroke-width": size * 0.12 });
    const reach = [divide, frame.width - divide];
    for (const [side, ways] of options.split.sides.entries()) {
      const words = ways.find((text) => textWidth(text, size) <= reach[side]! - size * 0.5);
      const anchor = side ? "start" : "end";
      const at = divide + size * (side ? 0.5 : -0.5);
      if (words)
        write(root, words, at, baseline(low + size * 0.3, size, 1), { fill: frame.palette("soft"), size, anchor });
    }
  }
}

/** The claim: a figure in the colour of the full fields and what they are, then a swatch of the pale ones. */
function drawClaim(
  root: Element,
  { beside, apart }: { readonly beside: boolean; readonly apart: number },
  top: number,
  { claim: { figure, label, rest }, role }: MosaicOptions,
  frame: Frame,
): void {
  const size = frame.label;
  const fill = lettering(frame, role);
  const first = baseline(top, size * LARGE);
  write(root, figure, 0, first, { fill, size: size * LARGE, bold: true });
  write(root, label, textWidth(figure, size * LARGE, true) + size * 0.3, first, { fill, size, bold: true });
  const [x, y] = beside ? [apart, first] : [0, baseline(top + size * LARGE * LEADING, size)];
  const swatch = { y: y - size * 0.72, width: size * 0.8, height: size * 0.8 };
  add(root, "rect", { x, ...swatch, fill: frame.palette(role), opacity: PALE });
  write(root, rest, x + size * 1.15, y, { fill: frame.palette("ink"), size });
}

/** Where everything goes. */
function plan(all: readonly MosaicColumn[], { title, claim, split, here }: MosaicOptions, frame: Frame) {
  const size = frame.label;
  const header = titleLines(title, size, frame.width);
  const landed: KeyItem[] = here ? [{ label: here.label, role: here.role, dot: true }] : [];
  const names = key(landed, frame, frame.width);
  const apart = textWidth(claim.figure, size * LARGE, true) + textWidth(claim.label, size, true) + size * 1.1;
  const beside = apart + size * 1.15 + textWidth(claim.rest, size) <= frame.width;
  const claimed = { beside, apart, height: size * LEADING * (beside ? LARGE : LARGE + 1) };
  const totals = all.map(({ counts }) => counts.reduce((sum, people) => sum + people, 0));
  const of = Math.max(
    1,
    totals.reduce((sum, total) => sum + total, 0),
  );
  const lefts = totals.map((_, index) => totals.slice(0, index).reduce((sum, total) => sum + total, 0) / of);
  const middle = (split ? (lefts[split.after] ?? 1) : 0) * frame.width;
  const y = header.length * LEADING * size + claimed.height + names.height + size * 0.3;
  const height = Math.max(size, frame.height - y - size * (split ? 2.9 : 1.6));
  const plot: Box = { x: 0, y, width: frame.width, height };
  const gap = size * GAP;
  const columns = all.map(({ counts }, column) => {
    const total = totals[column]!;
    const x = plot.width * lefts[column]!;
    const width = (plot.width * total) / of;
    let below = 0;
    const fields = counts.flatMap((people, row) => {
      const tall = (plot.height * people) / Math.max(1, total);
      const bottom = plot.y + plot.height - below;
      below += tall;
      if (!people) return [];
      const box = {
        x: x + gap / 2,
        y: bottom - tall + gap,
        width: Math.max(0, width - gap),
        height: Math.max(0, tall - gap),
      };
      return [{ column, row, box, count: people }];
    });
    return { x, width, total, fields };
  });
  return { plot, header, claimed, names, columns, middle };
}
