/**
 * How many there are of something, over time: stepped areas stacked on one another, stepped lines over them, uncovered up
 * to a moment. Several stand one above the other (`stack`) and share their time axis.
 */
import { scaleLinear } from "d3";
import type { Frame, Picture, Role, Seconds } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { axisHeight, drawAxis, drawRules, RULE_GAP, type Tick } from "./axis.ts";
import type { Kind } from "./bars.ts";
import { lettering } from "./colour.ts";
import { fills } from "./hatch.ts";
import { key, type KeyItem } from "./key.ts";
import { add, picture, px, rule, set, write } from "./svg.ts";
import { baseline, LEADING, textWidth } from "./text.ts";

/** So many from a moment (s) on. */
export type Level = readonly [at: Seconds, value: number];

/** A filled band; those given later stand on those before. */
export interface LevelArea {
  readonly role: Role;
  /** How it is hatched; plain unless said. */
  readonly kind?: Kind;
  readonly levels: readonly Level[];
  /** Its upper edge is drawn in this colour. */
  readonly edge?: Role;
  /** Stands in it where it is widest, in the first form that fits. */
  readonly label?: readonly string[];
}

/** A stepped line. */
export interface LevelLine {
  readonly role: Role;
  readonly levels: readonly Level[];
  /** What it looks like; solid unless said. A `faint` one is thin and there from the start: something known beforehand. */
  readonly look?: "solid" | "dashed" | "faint";
}

/** What is drawn. Times in virtual seconds. */
export interface SteppedOptions {
  /** What there is so many of; bold, above the plot. */
  readonly label: string;
  /** The colour of those words and of the number beside them. */
  readonly role: Role;
  /** What stands at the right of the label at a moment. */
  value(moment: Seconds): string;
  /** The right edge. */
  readonly until: Seconds;
  /** When all of it has been shown, if that is before the right edge: the upright that says now goes then. */
  readonly over?: Seconds;
  /** The top of the plot is at least here. */
  readonly most?: number;
  /** The widest number at the left; three digits, unless said. A stack shares one. */
  readonly widest?: string;
  readonly areas: readonly LevelArea[];
  readonly lines?: readonly LevelLine[];
  readonly key?: readonly KeyItem[];
  /** Ticks below the plot, if this is the lowest of the stack. */
  readonly ticks?: readonly Tick[];
}

/** Pixels that all but the plot takes. */
export function steppedHeight(options: SteppedOptions, frame: Frame): number {
  const size = frame.label;
  const below = options.ticks ? axisHeight(size, false) : size * 0.35;
  return Math.ceil(size * LEADING + keyHeight(options, frame) + size * 0.25 + below);
}

const keyHeight = (options: SteppedOptions, frame: Frame): number =>
  options.key?.length && !beside(options, frame) ? key(options.key, frame, frame.width).height + frame.label * 0.1 : 0;

/** Where the key begins if it has room between the label and what stands at the right; 0 where it has none. */
function beside({ key: items = [], label, value }: SteppedOptions, frame: Frame): number {
  const size = frame.label;
  const from = textWidth(label, size, true) + size;
  const room = frame.width - from - Math.max(textWidth(value(0), size, true), 7 * size) - size;
  return items.length && room > 0 && key(items, frame, room).height <= size * LEADING ? from : 0;
}

/** Pixels at the left for the numbers; the same for all of a stack. */
export const steppedGutter = (frame: Frame, widest = "999"): number =>
  textWidth(widest, frame.label) + frame.label * 0.5;

/** Draws it; `at` uncovers it up to a moment. */
export function stepped(options: SteppedOptions, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const left = steppedGutter(frame, options.widest);
  const head = size * LEADING + keyHeight(options, frame) + size * 0.25;
  const plot = {
    x: left,
    y: head,
    width: Math.max(1, frame.width - left - 1),
    height: Math.max(1, frame.height - steppedHeight(options, frame)),
  };
  const { areas, lines = [], until } = options;
  const bands = stacked(areas.map(({ levels }) => levels));
  const most = Math.max(1, options.most ?? 0, ...bands.flatMap(({ tops }) => tops), ...lines.flatMap(({ levels }) => levels.map(([, value]) => value))); // prettier-ignore
  const x = scaleLinear([0, Math.max(until, 1e-6)], [plot.x, plot.x + plot.width]);
  const y = scaleLinear([0, most], [plot.y + plot.height, plot.y]);
  const fill = lettering(frame, options.role);

  write(root, options.label, 0, baseline(0, size), { fill, size, bold: true });
  const value = write(root, "", frame.width, baseline(0, size), { fill, size, anchor: "end", bold: true });
  const side = beside(options, frame);
  if (options.key?.length) key(options.key, frame, frame.width).draw(root, side, side ? 0 : size * LEADING);
  const tall = plot.height > size * 2.2;
  drawRules(root, [{ y: y(most) }, { y: y(0), strong: true, ...(tall ? { label: "0" } : {}) }], plot, frame);
  // The topmost number hangs from its rule: above it stand words.
  if (plot.height > size) {
    const type = { fill: frame.palette("soft"), size, anchor: "end" } as const;
    write(root, count(most), plot.x - size * RULE_GAP, plot.y + size * 0.74, type);
  }
  if (options.ticks) drawAxis(root, { min: 0, max: until, ticks: options.ticks }, x, plot, frame);

  const defs = add(root, "defs");
  const clip = add(defs, "clipPath", { id: `${frame.idPrefix}now` });
  const uncovered = add(clip, "rect", { x: plot.x, y: 0, width: plot.width, height: frame.height });
  const clipped = add(root, "g", { "clip-path": `url(#${frame.idPrefix}now)` });
  const look = fills(defs, frame);
  for (const [index, { role, kind = "compute", edge, label }] of areas.entries()) {
    const d = outline(bands[index]!, x, y, until);
    if (d) add(clipped, "path", { d, fill: look(role, kind) });
    const top = edge && ridge(bands[index]!, x, y, until);
    if (top) add(clipped, "path", { d: top, fill: "none", stroke: frame.palette(edge), "stroke-width": size * 0.15 });
    if (label) nameBand(clipped, bands[index]!, label, x, y, until, frame);
  }
  for (const { role, levels: line, look: style = "solid" } of lines) {
    const d = steps(line, x, y, until, style === "dashed");
    if (!d) continue;
    const faint = style === "faint";
    const dashes = style === "dashed" ? { "stroke-dasharray": `${px(size * 0.35)} ${px(size * 0.22)}` } : {};
    add(faint ? root : clipped, "path", {
      d,
      fill: "none",
      stroke: frame.palette(role),
      "stroke-width": faint ? size * 0.09 : size * 0.15,
      "stroke-linejoin": "round",
      ...(faint ? { opacity: "0.75" } : {}),
      ...dashes,
    });
  }
  const now = rule(root, [plot.x, plot.y], [plot.x, plot.y + plot.height], { stroke: frame.palette("you"), "stroke-width": 2 }); // prettier-ignore

  const at = (moment: Seconds): void => {
    const shown = frame.still ? until : Math.min(until, Math.max(0, moment));
    const ended = shown >= (options.over ?? until);
    // What it is compared with may go on: at the end all of that is seen too.
    set(uncovered, { width: x(ended ? until : shown) - plot.x });
    set(now, { x1: x(shown), x2: x(shown), opacity: shown > 0 && !ended ? "1" : "0" });
    value.textContent = options.value(shown);
  };
  at(Infinity);
  return { node: root, at };
}

/** One band of a stack: its edges at every moment at which any of them changes. */
interface Band {
  readonly times: readonly Seconds[];
  readonly floors: readonly number[];
  readonly tops: readonly number[];
}

function stacked(all: readonly (readonly Level[])[]): Band[] {
  const times = [...new Set(all.flatMap((levels) => levels.map(([at]) => at)))].sort((a, b) => a - b);
  let floors = times.map(() => 0);
  return all.map((levels) => {
    let next = 0;
    let value = 0;
    const tops = times.map((at, index) => {
      while (next < levels.length && levels[next]![0] <= at) value = levels[next++]![1];
      return floors[index]! + value;
    });
    const band = { times, floors, tops };
    floors = tops;
    return band;
  });
}

type Scale = (value: number) => number;

/** Each stretch in which the band has any height, as a closed shape. */
function outline({ times, floors, tops }: Band, x: Scale, y: Scale, until: Seconds): string {
  const shapes: string[] = [];
  for (let from = 0; from < times.length; from++) {
    if (tops[from] === floors[from] || times[from]! >= until) continue;
    let to = from;
    const [above, below]: [string[], string[]] = [[], []];
    for (; to < times.length && tops[to] !== floors[to] && times[to]! < until; to++) {
      const [start, stop] = [px(x(times[to]!)), px(x(Math.min(until, times[to + 1] ?? until)))];
      above.push(`${start},${px(y(tops[to]!))}`, `${stop},${px(y(tops[to]!))}`);
      below.unshift(`${stop},${px(y(floors[to]!))}`, `${start},${px(y(floors[to]!))}`);
    }
    shapes.push(`M${above.join("L")}L${below.join("L")}Z`);
    from = to - 1;
  }
  return shapes.join("");
}

/** The upper edge of each such stretch. */
function ridge({ times, floors, tops }: Band, x: Scale, y: Scale, until: Seconds): string {
  let [d, open] = ["", false];
  for (const [index, at] of times.entries()) {
    const there = tops[index] !== floors[index] && at < until;
    if (there) {
      const stop = Math.min(until, times[index + 1] ?? until);
      d += `${open ? `V${px(y(tops[index]!))}` : `M${px(x(at))},${px(y(tops[index]!))}`}H${px(x(stop))}`;
    }
    open = there;
  }
  return d;
}

/** Words in the widest stretch of a band, if it is high enough for them and as wide. */
function nameBand(
  root: Element,
  band: Band,
  forms: readonly string[],
  x: Scale,
  y: Scale,
  until: Seconds,
  frame: Frame,
) {
  const size = frame.label;
  const { times, floors, tops } = band;
  let best = { from: 0, to: 0, top: 0, low: 0 };
  for (let from = 0; from < times.length; from++) {
    let [top, low] = [-Infinity, Infinity];
    for (let to = from; to < times.length && times[to]! < until; to++) {
      [top, low] = [Math.max(top, y(tops[to]!)), Math.min(low, y(floors[to]!))];
      if (low - top < size * 1.5) break;
      const stop = x(Math.min(until, times[to + 1] ?? until));
      if (stop - x(times[from]!) > best.to - best.from + 0.5) best = { from: x(times[from]!), to: stop, top, low };
    }
  }
  const label = forms.find((form) => textWidth(form, size, true) < best.to - best.from - size);
  if (label === undefined) return;
  const type = { fill: frame.palette("ink"), size, anchor: "middle", bold: true } as const;
  write(root, label, (best.from + best.to) / 2, (best.top + best.low) / 2 + size * 0.34, type);
}

/** `gaps`: nothing is drawn where there is nothing. */
function steps(levels: readonly Level[], x: Scale, y: Scale, until: Seconds, gaps: boolean): string {
  const shown = levels.filter(([at]) => at < until);
  let [d, open] = ["", false];
  for (const [index, [at, value]] of shown.entries()) {
    const rises = gaps && (shown[index - 1]?.[1] ?? 0) === 0;
    if (rises && value === 0) continue;
    d +=
      index === 0 || rises
        ? `M${px(x(at))},${px(y(rises ? 0 : value))}V${px(y(value))}`
        : `H${px(x(at))}V${px(y(value))}`;
    open = !gaps || value > 0;
  }
  return open ? `${d}H${px(x(until))}` : d;
}
