/** Where everything of a picture of samples goes. */
import type { Frame } from "../contract/demo.ts";
import type { Kind, Outlined, Sample, SampleRow, SamplesOptions } from "./samples-types.ts";
import { axisHeight } from "./axis.ts";
import { LEADING, textWidth, type Box } from "./text.ts";

/** A mark, and its words where they found room. */
export interface PlacedMark {
  readonly sample: Sample;
  readonly at: number;
  readonly label?: { readonly x: number; readonly anchor: "start" | "end" };
}

/** A row, from `top`, its marks on the middle. */
export interface PlacedRow {
  readonly row: SampleRow;
  readonly name: string;
  readonly top: number;
  readonly middle: number;
  readonly marks: readonly PlacedMark[];
}

/** The whole. `beside`: the column at the right, where there is room for one; `note`: what all rows leave free there. */
export interface SamplesPlan {
  readonly plot: Box;
  readonly pitch: number;
  readonly beside?: { readonly x: number; readonly width: number };
  readonly note?: Box;
  readonly rows: readonly PlacedRow[];
  readonly outlined: readonly {
    readonly one: Outlined;
    readonly name: string;
    readonly middle: number;
    readonly label: string;
  }[];
  readonly key: readonly { readonly kind: Kind; readonly x: number; readonly y: number }[];
  x(value: number): number;
}

/** Narrower than so many em, nothing stands beside the plot. */
const WIDE = 48;
/** The least height of a row in em; with less there is no key. */
const LEAST = 1.2;

/** Lays it out. */
export function samplesPlan(options: SamplesOptions, frame: Frame): SamplesPlan {
  const { rows, outlined, kinds, x: axis } = options;
  const size = frame.label;
  const wide = frame.width >= size * WIDE;
  const nameOf = ({ name, short }: SampleRow): string => (wide ? name : short);
  const widest = (words: readonly string[], bold = false): number =>
    Math.max(0, ...words.map((text) => textWidth(text, size, bold)));
  // A name in front is bold: the slack of the estimate has room for that.
  const left =
    Math.max(
      widest(rows.map(nameOf)),
      widest(
        outlined.map(({ name }) => name),
        true,
      ),
    ) +
    size * 0.1;
  const beside = wide ? { width: widest([...rows, ...outlined].map(({ whose }) => whose)) } : undefined;
  const right = Math.max(left + 1, frame.width - (beside ? beside.width + size : size * 0.3));
  const width = right - left;
  const many = rows.length + outlined.length;
  const foot = axisHeight(size, false);
  const laid = keyOf(kinds, size, frame.width - left);
  const room = frame.height - foot;
  const top = (room - laid.height) / many >= size * LEAST ? laid.height : 0;
  const pitch = Math.max(0, (room - top) / many);
  const powers = Math.log(axis.max / axis.min);
  const x = (value: number): number => left + (width * Math.log(value / axis.min)) / powers;
  const middleOf = (index: number): number => top + pitch * (index + 0.5);
  const placed = rows.map((row, index) => ({
    row,
    name: nameOf(row),
    top: top + pitch * index,
    middle: middleOf(index),
    marks: marksOf(row, x, textWidth(nameOf(row), size, true) + size * 0.6, right, size),
  }));
  const from = size * 2 + Math.max(0, ...placed.flatMap(({ marks }) => marks.map(endOf(size))));
  return {
    plot: { x: left, y: top, width, height: pitch * many },
    pitch,
    x,
    key: top ? laid.items : [],
    ...(beside && { beside: { x: right + size, width: beside.width } }),
    ...(beside && { note: { x: from, y: top, width: frame.width - from, height: pitch * rows.length } }),
    rows: placed,
    outlined: outlined.map((one, index) => {
      const fits = textWidth(one.label, size) <= x(one.from) - left - size * 0.4;
      return {
        one,
        name: index && one.name === outlined[index - 1]!.name ? "" : one.name,
        middle: middleOf(rows.length + index),
        label: fits ? one.label : one.short,
      };
    }),
  };
}

/** Where a mark with its words ends. */
const endOf =
  (size: number) =>
  ({ sample, at, label }: PlacedMark): number =>
    label?.anchor === "start" ? label.x + textWidth(sample.label, size, true) : at + size;

/**
 * Words beside each mark: right of it, else left. Those of the main one always stand: where there is no room for both, a
 * second mark goes rather than the number. Others may go without words.
 */
function marksOf(
  row: SampleRow,
  x: (value: number) => number,
  left: number,
  right: number,
  size: number,
): PlacedMark[] {
  const [main, ...others] = row.samples;
  if (!main) return [];
  const dot = ({ value }: Sample): Stretch => [x(value) - size * 0.5, x(value) + size * 0.5];
  const spots = (sample: Sample, bold: boolean): Spot[] => {
    const at = x(sample.value);
    const gap = size * (bold ? 0.75 : 0.6);
    const width = textWidth(sample.label, size, bold);
    return [
      { x: at + gap, anchor: "start" as const, box: [at + gap, at + gap + width] as const },
      { x: at - gap, anchor: "end" as const, box: [at - gap - width, at - gap] as const },
    ].filter(({ box: [from, to] }) => from >= left && to <= right + size * 0.3);
  };
  const clear = ([from, to]: Stretch, [a, b]: Stretch): boolean => to + size * 0.2 <= a || b <= from - size * 0.2;
  const free = (box: Stretch, taken: readonly Stretch[]): boolean => taken.every((other) => clear(box, other));
  const own = spots(main, true);
  const spot = own.find(({ box }) => free(box, others.map(dot))) ?? own[0];
  const kept = spot ? others.filter((other) => clear(dot(other), spot.box)) : others;
  const words: Stretch[] = spot ? [spot.box] : [];
  const placed = kept.map((sample): PlacedMark => {
    const dots = [main, ...kept].filter((other) => other !== sample).map(dot);
    const found = spots(sample, false).find(({ box }) => free(box, [...dots, ...words]));
    if (found) words.push(found.box);
    return { sample, at: x(sample.value), ...(found && { label: found }) };
  });
  return [{ sample: main, at: x(main.value), ...(spot && { label: spot }) }, ...placed];
}

/** From and to, in pixels. */
type Stretch = readonly [from: number, to: number];

interface Spot {
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly box: Stretch;
}

/** The key in lines no wider than the plot. */
function keyOf(kinds: SamplesOptions["kinds"], size: number, width: number) {
  let [x, y] = [0, 0];
  const items = (Object.keys(kinds) as Kind[]).map((kind) => {
    const takes = textWidth(kinds[kind]!, size) + size * 2.2;
    if (x > 0 && x + takes - size > width) [x, y] = [0, y + size * LEADING];
    const item = { kind, x, y };
    x += takes;
    return item;
  });
  return { items, height: y + size * (LEADING + 0.35) };
}
