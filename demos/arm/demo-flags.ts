/** What stands above and on the rows of one side: its name, its meter that rides on the moment, its end, and the one task. */
import { lettering } from "../chart/colour.ts";
import { add, px, rule, set, write } from "../chart/svg.ts";
import { baseline, textWidth } from "../chart/text.ts";
import type { Frame } from "../contract/demo.ts";
import { dollars } from "../contract/format.ts";
import { owedAt, type Side } from "./demo-run.ts";
import { moment as time, owedWords } from "./demo-words.ts";

/** One side as it is named. Forms of words are tried in their order until one fits. */
export interface Flags {
  readonly side: Side;
  readonly name: string;
  readonly details: readonly string[];
  /** What is said of one task, over its bar, from the moment on that it is at `at`. */
  readonly task?: {
    readonly at: number;
    readonly forms: readonly string[];
    /** Where it ran, if it did: its row in pixels from the top, that row's height, and when it ended. */
    readonly ran?: { readonly y: number; readonly height: number; readonly stop: number };
    /** If it never ran: the rows that wait for it, in pixels, and until when. */
    readonly void?: { readonly top: number; readonly bottom: number; readonly stop: number };
  };
  /** Pixels: the line of words, and the side's rows. */
  readonly line: number;
  readonly top: number;
  readonly bottom: number;
  /** Until when the run before was there. */
  readonly before?: number;
}

/** Draws them; what it returns shows a moment. */
export function drawFlags(
  root: Element,
  { side, name, details, task, line, top, bottom, before }: Flags,
  x: (seconds: number) => number,
  frame: Frame,
): (moment: number) => void {
  const size = frame.label;
  const gap = size * 0.6;
  const wide = (words: string, bold = true): number => textWidth(words, size, bold);
  const y = baseline(line, size);
  const named = wide(name) + gap;
  const forms = atEnd(side).filter(
    (words, index, all) => named + wide(words) <= frame.width || index === all.length - 1,
  );
  const edge = (words: string, at: number, least = named): number =>
    Math.min(frame.width, Math.max(x(at), least + wide(words)));
  const freeUntil = (words: string): number => edge(words, side.until) - wide(words) - gap;
  // Of two lengths of the flag the one that leaves room for what is said of the task.
  const spots = forms.map((flag) => ({
    flag,
    called: task?.ran && spotOf(task.forms, x(task.at), named, freeUntil(flag)),
  }));
  const { flag, called } = spots.find((spot) => !task?.ran || spot.called) ?? spots[0]!;
  const until = freeUntil(flag);

  write(root, name, 0, y, { fill: frame.palette("ink"), size, bold: true });
  const detail = details.find((words) => named + wide(words, false) <= (called ? called.from - gap : until));
  if (detail) write(root, detail, named, y, { fill: frame.palette("soft"), size });
  /** Words that stand are not ridden over. */
  const least = (at: number): number => {
    if (task && called && at >= task.at) return called.from + wide(called.words) + gap;
    return detail ? named + wide(detail, false) + gap : named;
  };

  function spotOf(tried: readonly string[], over: number, from: number, to: number) {
    for (const words of tried) {
      const width = wide(words);
      const start = Math.min(to - width, Math.max(from, over - width / 2));
      if (start < from || over < start - gap || over > start + width + gap) continue;
      return { words, from: start };
    }
    return undefined;
  }

  const mark = add(root, "g");
  const hue = task?.ran ? "ink" : "lost";
  if (task?.void) waitsFor(mark, task.forms, { ...task.void, from: x(task.at), to: x(task.void.stop) }, frame);
  if (task && called) {
    write(mark, called.words, called.from, y, { fill: lettering(frame, hue), size, bold: true });
    const low = task.ran ? task.ran.y : top + size * 0.1;
    const stroke = { stroke: frame.palette(hue), "stroke-width": size * 0.11 };
    const over = task.ran ? (x(task.at) + x(task.ran.stop)) / 2 : x(task.at);
    rule(mark, [over, y + size * 0.2], [over, low], stroke);
  }
  if (task?.ran) {
    const { y: up, height, stop } = task.ran;
    const width = Math.max(1, x(stop) - x(task.at));
    const look = { fill: "none", stroke: frame.palette("ink"), "stroke-width": size * 0.14 };
    // Outside the bar: its colour stays to be seen where rows are thin.
    const off = size * 0.07;
    const box = { x: x(task.at) - off, y: up - off, width: width + 2 * off, height: height + 2 * off };
    add(mark, "rect", { ...box, ...look });
  }
  if (before !== undefined) {
    rule(root, [x(before), top], [x(before), bottom], {
      stroke: frame.palette("soft"),
      "stroke-width": size * 0.11,
      "stroke-dasharray": `${px(size * 0.26)} ${px(size * 0.24)}`,
    });
  }
  const end = add(root, "g");
  if (side.finished !== null) {
    rule(end, [x(side.finished), top - size * 0.25], [x(side.finished), bottom], {
      stroke: frame.palette("ink"),
      "stroke-width": size * 0.14,
    });
  }
  const stuck = side.finished === null;
  const meter = write(root, "", 0, y, { fill: "", size, anchor: "end", bold: true });
  return (at) => {
    const over = frame.still || at >= side.until;
    const words = over ? flag : owedWords(owedAt(side, at));
    meter.textContent = words;
    set(meter, { x: over ? edge(words, side.until) : edge(words, Math.max(0, at), least(at)) });
    meter.setAttribute("fill", lettering(frame, over && stuck ? "lost" : "money"));
    set(end, { opacity: over ? 1 : 0 });
    set(mark, { opacity: over || (task !== undefined && at >= task.at) ? 1 : 0 });
  };
}

/** Says it of a task that never ran: at the end of its row, where all others have nothing left to do. */
function waitsFor(
  mark: Element,
  forms: readonly string[],
  {
    top,
    bottom,
    from,
    to,
  }: { readonly top: number; readonly bottom: number; readonly from: number; readonly to: number },
  frame: Frame,
): void {
  const size = frame.label;
  const gap = size * 0.4;
  const words = forms.find((each) => textWidth(each, size, true) + 2 * gap <= (to - from) * 0.6);
  const height = size * 1.5;
  if (!words || bottom - top < height) return;
  const width = textWidth(words, size, true) + 2 * gap;
  const y = top + Math.min(gap, bottom - top - height);
  const x = to - width - gap;
  add(mark, "rect", { x, y, width, height, fill: frame.palette("paper") });
  write(mark, words, x + gap, y + height / 2 + size * 0.34, { fill: lettering(frame, "lost"), size, bold: true });
}

/** What its meter comes to. */
function atEnd(side: Side): string[] {
  const cost = dollars(owedAt(side));
  if (side.finished === null)
    return [
      `never done: ${cost} after ${time(side.until)}, and counting`,
      `never done: ${cost} so far`,
      `${cost}, not done`,
      cost,
    ];
  const took = time(side.finished);
  return [`done after ${took}: ${cost}`, `${took}, ${cost}`, cost];
}

/** Says how much sooner the first was, in the room that it left to the other; nothing where there is none. */
export function drawLead(
  root: Element,
  first: { readonly end: number; readonly top: number; readonly bottom: number },
  second: number,
  words: string,
  frame: Frame,
): Element | undefined {
  const size = frame.label;
  const [from, to] = [first.end + size * 0.25, second - size * 0.15];
  const halves = words.match(/^(.*\D) (\D+)$/);
  const forms = [[words], halves ? [halves[1]!, halves[2]!] : [words]];
  const lines = forms.find(
    (each) => Math.max(...each.map((line) => textWidth(line, size, true))) <= to - from - size * 0.4,
  );
  if (!lines || first.bottom - first.top < size * (lines.length * 1.2 + 1)) return undefined;
  const group = add(root, "g");
  const middle = (from + to) / 2;
  const block = size * (lines.length * 1.2 + 0.7);
  const top = (first.top + first.bottom - block) / 2;
  const look = { fill: frame.palette("ink"), size, anchor: "middle" as const, bold: true };
  for (const [index, line] of lines.entries()) write(group, line, middle, baseline(top, size, index), look);
  const low = top + block - size * 0.3;
  const stroke = { stroke: frame.palette("ink"), "stroke-width": size * 0.1 };
  rule(group, [from, low], [to, low], stroke);
  const head = size * 0.3;
  add(group, "path", {
    d: `M${px(from + head)} ${px(low - head)}L${px(from)} ${px(low)}L${px(from + head)} ${px(low + head)}`,
    fill: "none",
    ...stroke,
  });
  return group;
}
