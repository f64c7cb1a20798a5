/** What went wrong, named in the row and at the moment it struck: a few words on a card. */
import type { Bar, Rows } from "../chart/bars.ts";
import { add, px, write } from "../chart/svg.ts";
import { textWidth, type Box } from "../chart/text.ts";
import type { Frame } from "../contract/demo.ts";
import { count, plural } from "../contract/format.ts";
import type { Run } from "./run.ts";
import { parted } from "./struck.ts";
import { called, struck } from "./troubles.ts";

/** Where the rows and moments of a stream lie. */
export interface Place {
  readonly plot: Box;
  readonly rows: Rows;
  x(seconds: number): number;
}

/** Something that shows from a moment on. */
export interface Shown {
  readonly at: number;
  readonly node: Element;
  readonly opacity: number;
}

/** Words for a stretch of a row, the longest form first; it shows from `at` on. */
interface Tag {
  readonly forms: readonly string[];
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** Where: in the middle of the stretch, at its beginning, or after it and pointing at it. */
  readonly stands: "middle" | "beginning" | "after";
}

/** Rows lower than this many em hold no words. */
const LOW = 1.05;

/** Whether rows hold words. */
export const roomFor = ({ height }: Pick<Rows, "height">, frame: Frame): boolean => height >= frame.label * LOW;

/** Draws them, hidden, in the order in which they matter; what finds no room is left to the words under the picture. */
export function drawTags(parent: Element, run: Run, place: Place, frame: Frame): Shown[] {
  const size = frame.label;
  const { rows, plot } = place;
  if (!roomFor(rows, frame)) return [];
  const taken: { readonly row: number; readonly from: number; readonly to: number }[] = [];
  return tagsOf(run, place, size).flatMap((tag) => {
    const pad = size * 0.3;
    const right = plot.x + plot.width;
    const [left, end] = [place.x(tag.from), place.x(tag.to)];
    // What begins at a moment must not stand before it.
    const free = tag.stands === "beginning" ? right - left - pad : plot.width * 0.6;
    const label = tag.forms.find((form) => widthOf(form, size) <= free) ?? tag.forms.at(-1);
    if (!label || widthOf(label, size) > plot.width) return [];
    const width = widthOf(label, size);
    const middle = left + Math.max(pad, (end - left - width) / 2);
    const wished = { after: end + pad, beginning: left + pad, middle }[tag.stands];
    const from = Math.max(plot.x, Math.min(right - width, wished));
    if (taken.some((other) => other.row === tag.row && from < other.to && from + width > other.from)) return [];
    taken.push({ row: tag.row, from, to: from + width });
    const node = add(parent, "g", { opacity: "0" });
    const height = Math.min(rows.height, size * 1.4);
    const y = rows.top(tag.row) + (rows.height - height) / 2;
    const look = { fill: frame.palette("paper"), stroke: frame.palette("ink"), "stroke-width": 1.5 };
    add(node, "rect", { x: from, y, width, height, rx: size * 0.25, ...look });
    if (tag.stands === "after") {
      const [x, high] = [px(from), y + height / 2];
      const d = `M${x} ${px(high - size * 0.3)}L${px(from - size * 0.45)} ${px(high)}L${x} ${px(high + size * 0.3)}z`;
      add(node, "path", { d, fill: frame.palette("ink") });
    }
    const type = { fill: frame.palette("ink"), size, bold: true, anchor: "middle" } as const;
    write(node, label, from + width / 2, y + height / 2 + size * 0.34, type);
    return [{ at: tag.at, node, opacity: 1 }];
  });
}

const widthOf = (label: string, size: number): number => textWidth(label, size, true) + size * 0.5;

/** Those of this run. */
function tagsOf(run: Run, { x }: Place, size: number): Tag[] {
  const { setting, workers, losses, finished, there, computed, paused, moves, vain } = run;
  const tags: Tag[] = losses.map(({ row, at, byHand, results }) => {
    const what = `worker ${count(row + 1)} ${byHand ? "killed" : "lost"}`;
    const forms = [results ? `${what}, with ${plural(results, "result")}` : what, what, byHand ? "killed" : "lost"];
    return { forms, row, from: at, to: finished, at, stands: "beginning" };
  });
  const roomy = <T extends { start: number; stop: number }>(all: readonly T[], words: string): T | undefined =>
    all.find(({ start, stop }) => x(stop) - x(start) > widthOf(words, size)) ??
    all.toSorted((a, b) => b.stop - b.start - (a.stop - a.start))[0];
  const pause = roomy(paused, `${called.disk}: paused`);
  if (pause)
    tags.push({
      forms: [called.disk],
      row: pause.row,
      from: pause.start,
      to: pause.stop,
      at: pause.start,
      stands: "middle",
    });
  if (setting.straggler) {
    const row = struck("straggler", workers);
    const bar = roomy(
      computed.filter((each) => each.row === row),
      called.straggler,
    );
    if (bar)
      tags.push({
        forms: [called.straggler],
        row,
        from: bar.start,
        to: bar.stop,
        at: bar.start,
        stands: "middle",
      });
  }
  if (setting.start) {
    const row = workers - 1;
    const to = there[row]![0];
    if (to > 0) tags.push({ forms: [called.start], row, from: 0, to, at: 0, stands: "middle" });
  }
  if (setting.gil) {
    const plain = (bar: Bar): boolean =>
      bar.row !== struck("straggler", workers) &&
      bar.start > finished * 0.3 &&
      bar.stop < finished * 0.6 &&
      !vain.some((each) => each.bar === bar) &&
      !moves.some(({ to, start, stop }) => to === bar.row && start < bar.stop && stop > bar.start);
    const parts = computed.filter(plain).map((bar) => parted(bar)[1]);
    const waits = parts.toSorted((a, b) => b.stop - b.start - (a.stop - a.start))[0];
    if (waits) {
      const { row, start: from, stop: to } = waits;
      tags.push({ forms: [called.gil], row, from, to, at: to, stands: "after" });
    }
  }
  return tags;
}
