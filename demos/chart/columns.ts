/**
 * A distribution over a few classes: a column each, as high as its share, and over it the one somebody drew before they
 * were shown. Without shares it is the question: an empty plot to draw on.
 */
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { share as percent } from "../contract/format.ts";
import { pickableCells, type Cell } from "./cells.ts";
import { lettering } from "./colour.ts";
import { drawable } from "./columns-hand.ts";
import { halves, type Half } from "./halves.ts";
import { ring } from "./here.ts";
import { key } from "./key.ts";
import { share, shareOver } from "./movement.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { baseline, broken, LEADING, textWidth, titleLines, type Box } from "./text.ts";

/** One class. */
export interface Column {
  readonly label: string;
  /** Instead of the label where that is too wide. */
  readonly short: string;
  /** 0 to 1; left out while it is the question. */
  readonly share?: number;
  /** The share in words, where it is to be said more finely than in whole per cent. */
  readonly figure?: string;
  /** A second line below, e.g. how many; only where there is room. */
  readonly detail?: string;
}

/** What surrounds the columns. */
export interface ColumnsOptions {
  /** Above the plot: what the height is, and of what. */
  readonly title: string;
  /** What was drawn: a height for each column, 0 to 1; only heights relative to one another count. */
  readonly drawn?: readonly number[];
  /** Parts the columns after so many of them, with words above either side. */
  readonly split?: { readonly after: number; readonly sides: readonly [Half, Half] };
  readonly role: Role;
  /** The column where something lands: "you are here", on its top; its words beside it, or in a key under the title. */
  readonly here?: { readonly column: number; readonly label: string; readonly role: Role };
  /** The column picked. */
  readonly picked?: number;
  /** How long the columns take to rise, one after the other; 0, and left out, shows all at once. */
  readonly span?: Seconds;
  /** Lets a distribution be drawn: called with a height for each column. */
  draw?(heights: readonly number[]): void;
  /** A height while it is moved, in words. */
  sayDrawn?(heights: readonly number[], column: number): string;
  /** Lets a column be picked. */
  pick?(column: number): void;
}

/** How much the distance of a guess covers of what lies under it. */
const TINT = 0.18;

/** Draws the columns; `at` lets them rise from the left, 0 to `span`. */
export function columns(all: readonly Column[], options: ColumnsOptions, frame: Frame): Picture {
  const { drawn, split, here, picked, span = 0 } = options;
  const size = frame.label;
  const root = picture(frame);
  const asked = all.every(({ share }) => share === undefined);
  const pitch = frame.width / Math.max(1, all.length);
  const total = drawn?.reduce((sum, height) => sum + height, 0) ?? 0;
  const yours = drawn && total > 0 ? drawn.map((height) => height / total) : undefined;
  const top = Math.max(0.3, ...all.map(({ share = 0 }) => share), ...(yours ?? []));
  const { plot, header, landed, names, above, pinned } = plan(all, options, { top, yours }, frame);
  const low = plot.y + plot.height;
  // While it is drawn a column is as high as the hand has it; beside the truth it is as high as its share.
  const heights = asked ? drawn : yours;
  const y = (height: number): number => low - (plot.height * height) / (asked ? 1 : top);

  for (const [index, line] of header.entries()) {
    write(root, line, 0, baseline(0, size, index), { fill: frame.palette("soft"), size });
  }
  const under = header.length * LEADING * size;
  landed.draw(root, 0, under);
  above.draw(root, under + landed.height + size * 0.3, low);
  rule(root, [0, low], [frame.width, low], { stroke: frame.palette("soft"), "stroke-width": 1.25 });

  const bars = all.map(({ share = 0 }, index) => {
    const box = { x: pitch * (index + 0.12), y: y(share), width: pitch * 0.76, height: low - y(share) };
    const fill = frame.palette(options.role);
    const bar = add(root, "rect", { ...box, fill, opacity: split && index >= split.after ? 0.45 : 1 });
    if (picked === index) add(root, "rect", { ...outline(box, size), stroke: frame.palette("you"), fill: "none" });
    return { bar, box };
  });
  // How far the guess is from the truth.
  const off = (yours ?? []).map((height, index) => {
    const [from, to] = [y(all[index]?.share ?? 0), y(height)];
    const between = { x: pitch * index, y: Math.min(from, to), width: pitch, height: Math.abs(from - to) };
    return add(root, "rect", { ...between, fill: asked ? "none" : frame.palette("you") });
  });
  if (heights) stairs(root, heights.map(y), pitch, low, asked, frame);
  const said = all.map(({ share, figure }, index) => {
    const stands = Math.min(y(share ?? 0), heights ? y(heights[index]!) : low);
    const mine = yours && pitch >= textWidth(`you ${percent(yours[index]!)}`, size, true) ? "you " : "";
    const lines = [
      ...(yours ? [{ text: `${mine}${percent(yours[index]!)}`, fill: lettering(frame, "you") }] : []),
      ...(share === undefined ? [] : [{ text: figure ?? percent(share), fill: lettering(frame, options.role) }]),
    ];
    const node = add(root, "g");
    const middle = pitch * (index + 0.5);
    for (const [line, { text, fill }] of lines.toReversed().entries()) {
      const at = stands - size * (0.45 + LEADING * line);
      write(node, text, middle, at, { fill, size, anchor: "middle", bold: true, halo: frame.palette("paper") });
    }
    return node;
  });
  if (here) {
    const box = bars[here.column]!.box;
    const role = here.role;
    rule(root, [box.x, box.y], [box.x + box.width, box.y], {
      stroke: frame.palette(role),
      "stroke-width": size * 0.16,
    });
    ring(root, box.x + box.width, box.y, role, frame);
    const type = { fill: lettering(frame, role), size, bold: true, halo: frame.palette("paper") };
    for (const [line, text] of (pinned ?? []).entries())
      write(root, text, box.x + box.width + size * 0.8, box.y + size * (0.34 + line * LEADING), type);
  }
  for (const [index, lines] of names.entries()) {
    for (const [line, text] of lines.entries()) {
      const fill = frame.palette(line === 0 ? "ink" : "soft");
      const at = baseline(low + size * 0.3, size, line);
      write(root, text, pitch * (index + 0.5), at, { fill, size, anchor: "middle", bold: line === 0 });
    }
  }
  if (asked && !heights) invite(root, all.length, plot, frame);
  if (!frame.still) interact();

  const at = (moment: Seconds): void => {
    const over = shareOver(moment, span, frame) * all.length;
    for (const [index, { bar, box }] of bars.entries()) {
      const risen = share(over - index);
      set(bar, { y: low - box.height * risen, height: box.height * risen });
      if (off[index]) set(off[index], { opacity: risen === 1 ? TINT : 0 });
      set(said[index]!, { opacity: risen === 1 || asked ? 1 : 0 });
    }
  };
  at(span);
  return { node: root, at };

  function interact(): void {
    const { draw, pick } = options;
    if (draw) {
      const say = (now: readonly number[], column: number): string =>
        options.sayDrawn?.(now, column) ?? `${all[column]?.label ?? ""} ${percent(now[column] ?? 0)}`;
      drawable(root, { plot, columns: all.length, say, draw, ...(drawn ? { drawn } : {}) }, frame);
    } else if (pick) {
      const cells = all.map(({ label, share = 0, figure = percent(share), detail = "" }, column): Cell => {
        const box = { x: pitch * column, y: plot.y, width: pitch, height: plot.height };
        return { column, row: 0, box, words: [`${label}: ${figure}`, detail] };
      });
      pickableCells(root, { cells, label: "Pick a column", pick: ({ column }) => pick(column) }, frame);
    }
  }
}

const outline = ({ x, y, width, height }: Box, size: number) => ({
  x: x - size * 0.2,
  y: y - size * 0.2,
  width: width + size * 0.4,
  height: height + size * 0.2,
  "stroke-width": size * 0.16,
});

/** What was drawn, as a line of steps; filled while it is all there is. */
function stairs(root: Element, tops: readonly number[], pitch: number, low: number, filled: boolean, frame: Frame) {
  const size = frame.label;
  const d = tops.map((top, index) => `V${px(top)}H${px(pitch * (index + 1))}`).join("");
  const stroke = { stroke: frame.palette("you"), "stroke-width": size * 0.18, "stroke-linejoin": "round" };
  if (filled) add(root, "path", { d: `M0 ${px(low)}${d}V${px(low)}Z`, fill: frame.palette("you"), opacity: 0.18 });
  const dashes = filled ? {} : { "stroke-dasharray": `${px(size * 0.4)} ${px(size * 0.3)}` };
  add(root, "path", { d: `M0 ${px(low)}${d}V${px(low)}`, fill: "none", ...stroke, ...dashes });
}

/** A place in each column to begin at, with arrows up and down. */
function invite(root: Element, count: number, plot: Box, frame: Frame): void {
  const size = frame.label;
  const pitch = plot.width / Math.max(1, count);
  const stroke = { stroke: frame.palette("you"), "stroke-width": size * 0.15, fill: "none" };
  const middle = plot.y + plot.height / 2;
  for (let index = 0; index < count; index++) {
    const from = pitch * (index + 0.12);
    const dashes = `${px(size * 0.4)} ${px(size * 0.3)}`;
    rule(root, [from, middle], [from + pitch * 0.76, middle], { ...stroke, "stroke-dasharray": dashes });
    const x = pitch * (index + 0.5);
    for (const side of [-1, 1]) {
      const y = middle + side * size * 0.7;
      const d = `M${px(x - size * 0.42)} ${px(y)}L${px(x)} ${px(y + side * size * 0.4)}L${px(x + size * 0.42)} ${px(y)}`;
      add(root, "path", { d, ...stroke, "stroke-linecap": "round", "stroke-linejoin": "round" });
    }
  }
}

/** How high the columns are: the highest share, and what was drawn. */
interface Heights {
  readonly top: number;
  readonly yours: readonly number[] | undefined;
}

/** Where everything goes. */
function plan(all: readonly Column[], options: ColumnsOptions, heights: Heights, frame: Frame) {
  const { here } = options;
  const without = planWith(all, options, 0, frame);
  // Beside the line that parts the columns its words would lie on that line.
  const beside = here?.column !== (options.split?.after ?? 0) - 1;
  const pinned = here && beside ? words(all, here, heights, without.plot, frame) : undefined;
  const landed = key(here && !pinned ? [{ ...here, dot: true }] : [], frame, frame.width);
  return { ...planWith(all, options, landed.height, frame), landed, pinned };
}

/** The words of "you are here" right of its column, over those that follow; undefined where these are too high. */
function words(
  all: readonly Column[],
  { column, label }: NonNullable<ColumnsOptions["here"]>,
  { top, yours }: Heights,
  plot: Box,
  frame: Frame,
): readonly string[] | undefined {
  const size = frame.label;
  if (yours) return undefined;
  const pitch = plot.width / Math.max(1, all.length);
  const height = (index: number): number => (plot.height * (all[index]?.share ?? 0)) / top;
  const room = plot.width - pitch * (column + 0.88) - size * 0.8;
  const next = Math.max(0, ...all.map((_, index) => (index > column ? height(index) + size * 1.6 : 0)));
  for (const count of [1, 2, 3]) {
    const lines = broken(label, count);
    if (!lines?.every((line) => textWidth(line, size, true) <= room)) continue;
    return height(column) - next >= (count - 1) * LEADING * size + size * 0.4 ? lines : undefined;
  }
  return undefined;
}

function planWith(all: readonly Column[], { title, split, draw, drawn }: ColumnsOptions, key: number, frame: Frame) {
  const size = frame.label;
  const pitch = frame.width / Math.max(1, all.length);
  const header = titleLines(title, size, frame.width);
  const fits = (words: readonly (string | undefined)[], bold: boolean): boolean =>
    words.every((text = "") => textWidth(text, size, bold) <= pitch * 0.96);
  const long = fits(
    all.map(({ label }) => label),
    true,
  );
  const detailed = fits(
    all.map(({ detail }) => detail),
    false,
  );
  const names = all.map(({ label, short, detail }) => [long ? label : short, ...(detailed && detail ? [detail] : [])]);
  const below = Math.max(0, ...names.map(({ length }) => length)) * LEADING * size + size * 0.5;
  const middle = pitch * (split?.after ?? 0);
  const above = halves(split?.sides, { from: 0, middle, to: frame.width }, frame);
  const top = header.length * LEADING * size + key + size * 0.3 + above.height;
  // The figures of a column stand over it: at its highest they need two lines. A hand draws up to the top.
  const figures = LEADING * size * (draw || !drawn ? 1.3 : 2.2);
  const y = top + figures;
  const plot: Box = { x: 0, y, width: frame.width, height: Math.max(size, frame.height - y - below) };
  return { plot, header, names, above };
}
