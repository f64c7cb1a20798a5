/**
 * Nine zones through the hours of a run: a bar where a machine could be had, pale where this run may not look, and on it how
 * many of the run's machines stood there. A zone can be picked on it.
 */
import { scaleLinear } from "d3";
import { pickable } from "../chart/handle.ts";
import { add, picture, px, set, write } from "../chart/svg.ts";
import { baseline, LEADING, textWidth } from "../chart/text.ts";
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import type { Model } from "./demo-model.ts";
import { PLACES } from "./demo-run.ts";
import { regionOf } from "./demo-words.ts";
import { zoneNames } from "./record.ts";

/** What the strip shares with the stream under it. */
export interface Shared {
  /** Pixels of names at the left. */
  readonly left: number;
  /** The right edge of the axis, in seconds. */
  readonly until: Seconds;
  /** Whether the stream's key names the strip's colours: there is no room for words above it. */
  readonly keyed: boolean;
}

const pitchOf = ({ height, label }: Pick<Frame, "height" | "label">): number =>
  Math.max(5, Math.min(label * 0.8, Math.round(height * 0.048) / 2));

/** A row where this run may not look, and one where it may, if they are told apart: in labels' heights. */
const LOOK = { closed: 0.24, open: 1.3 };

/** Where each zone's row goes from the top of all, and how high it is; those of few zones high, the others thin. */
function rowsOf({ skies }: Pick<Model, "skies">, frame: Pick<Frame, "height" | "label">) {
  const even = pitchOf(frame);
  const open = skies.filter((sky) => sky.open).length;
  const apart = open < skies.length && even > 6;
  const closed = apart ? Math.max(3, frame.label * LOOK.closed) : even;
  const most = apart
    ? Math.min(frame.label * LOOK.open, (even * skies.length - closed * (skies.length - open)) / open)
    : even;
  let y = 0;
  const rows = skies.map((sky) => {
    const row = { y, height: sky.open ? most : closed };
    y += row.height;
    return row;
  });
  return { rows, height: y };
}

/** Pixels of words above it. */
const above = (keyed: boolean, label: number): number => (keyed ? 1 : label * (LEADING + 0.25));

/** Pixels it takes in a figure of this size. */
export const stripHeight = (model: Model, keyed: boolean, frame: Frame): number =>
  Math.ceil(above(keyed, frame.label) + rowsOf(model, frame).height + frame.label * (keyed ? 0.35 : 0.5));

/** Words above it, the longest that fit: a probe asked for one machine, which is not eight. */
const HEADERS = [
  "a spot machine could be had: probes asked for one; that there were eight is assumed (line: our machines)",
  "a probe got one (line: our machines)",
] as const;

/** Draws it in a frame whose `height` is the strip's; `whole` is the figure it was measured for. */
export function strip(model: Model, { left, until, keyed }: Shared, frame: Frame, whole: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const { rows, height } = rowsOf(model, whole);
  const top = above(keyed, size);
  const x = scaleLinear([0, until], [left, frame.width]);
  const plot = { x: left, y: top, width: frame.width - left, height };
  if (!keyed) heading(root, frame);

  add(root, "rect", { ...plot, fill: frame.palette("shade") });
  const clip = add(add(root, "defs"), "clipPath", { id: `${frame.idPrefix}past` });
  const past = add(clip, "rect", { ...plot });
  const bars = add(root, "g", { "clip-path": `url(#${frame.idPrefix}past)` });
  for (const [row, { zone, open, up }] of model.skies.entries()) {
    const { y: down, height: pitch } = rows[row]!;
    const y = top + down;
    const d = up
      .filter(([from]) => from < until)
      .map(
        ([from, to]) =>
          `M${px(x(from))} ${px(y + 0.5)}H${px(x(Math.min(until, to)))}v${px(Math.max(1, pitch - 1.5))}H${px(x(from))}z`,
      );
    add(bars, "path", { d: d.join(""), fill: frame.palette("measured"), opacity: open ? "0.85" : "0.2" });
    add(bars, "path", { d: held(model, zone, y + pitch / 2 - 0.25, pitch, x), fill: frame.palette("ink") });
  }
  const { words, from, to } = named(model, left > size * 5);
  const y = top + (rows[from]!.y + rows[to]!.y + rows[to]!.height) / 2 + size * 0.34;
  write(root, words, left - size * 0.4, Math.max(y, size * 0.8), {
    fill: frame.palette("ink"),
    size,
    anchor: "end",
    bold: true,
  });

  if (!frame.still && model.setting.policy !== "any") pick(root, model, plot, rows, frame);
  const at = (moment: Seconds): void => {
    const shown = frame.still || moment >= model.seconds ? until : Math.max(0, moment);
    set(past, { width: x(shown) - left });
  };
  at(Infinity);
  return { node: root, at };
}

function heading(root: Element, frame: Frame): void {
  const size = frame.label;
  const words = HEADERS.find((each) => textWidth(each, size) < frame.width - size) ?? HEADERS.at(-1)!;
  add(root, "rect", { ...box(0, size * 0.22, size * 0.6), fill: frame.palette("measured") });
  write(root, words, size * 0.95, baseline(0, size), { fill: frame.palette("soft"), size });
}

const box = (x: number, y: number, side: number) => ({ x, y, width: side, height: side });

/** The zone, the region or all nine, beside their rows. */
function named(
  { setting: { policy, zone }, skies }: Model,
  roomy: boolean,
): { words: string; from: number; to: number } {
  const open = skies.flatMap((sky, row) => (sky.open ? [row] : []));
  const [from, to] = [open[0]!, open.at(-1)!];
  if (policy === "any") return { words: roomy ? "nine zones" : "nine", from, to };
  const name = policy === "best" ? regionOf(zone) : zone;
  return { words: roomy ? name : name.split("-").at(-1)!, from, to };
}

/** How many machines stood in a zone, as a line as thick as they were many. */
function held(
  { grants, seconds }: Model,
  zone: string,
  middle: number,
  pitch: number,
  x: (at: number) => number,
): string {
  const mine = grants.filter((grant) => grant.zone === zone && grant.spot);
  const ends = mine.map(({ granted, gone }) => [granted / 1e6, Math.min(seconds, (gone ?? Infinity) / 1e6)] as const);
  const moments = [...new Set(ends.flat())].sort((one, other) => one - other);
  return moments
    .slice(1)
    .map((to, index) => {
      const from = moments[index]!;
      const many = ends.filter(([start, stop]) => start <= from && stop >= to).length;
      if (!many) return "";
      const thick = Math.max(1.5, (pitch * 0.5 * many) / PLACES);
      return `M${px(x(from))} ${px(middle - thick / 2)}H${px(x(to))}v${px(thick)}H${px(x(from))}z`;
    })
    .join("");
}

/** Up and down through the zones, by pointer or keys. */
function pick(
  root: Element,
  { setting: { zone } }: Model,
  plot: { x: number; y: number; width: number; height: number },
  rows: readonly { readonly y: number; readonly height: number }[],
  frame: Frame,
): void {
  const middle = (row: number): number => plot.y + rows[rowOf(row)]!.y + rows[rowOf(row)]!.height / 2;
  const scale = Object.assign(middle, {
    invert: (pixels: number): number => rows.findLastIndex(({ y }, row) => row === 0 || plot.y + y <= pixels),
  });
  const rowOf = (value: number): number => Math.min(zoneNames.length - 1, Math.max(0, Math.round(value)));
  pickable(
    root,
    {
      along: "y",
      plot,
      scale,
      picked: zoneNames.indexOf(zone),
      say: (value) => zoneNames[rowOf(value)]!,
      pick: (value) => frame.emit({ zone: zoneNames[rowOf(value)]! }),
    },
    frame,
  );
}
