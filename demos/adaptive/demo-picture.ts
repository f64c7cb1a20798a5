/** The cockpit: workers above, tasks that wait below, on one time axis, and what it came to in a line of figures. */
import { stepped, steppedHeight, type LevelLine } from "../chart/stepped.ts";
import type { Tick } from "../chart/axis.ts";
import type { KeyItem } from "../chart/key.ts";
import { picture, write } from "../chart/svg.ts";
import { baseline, textWidth } from "../chart/text.ts";
import { stack } from "../chart/stack.ts";
import { lettering } from "../chart/colour.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, dollars, duration, plural } from "../contract/format.ts";
import { owed, paid, scoreOf, valueAt, waited, type Model } from "./demo-model.ts";
import { nameOf } from "./demo-ghost.ts";
import { drawPauses, pausesHeight } from "./demo-pauses.ts";
import { whole } from "./demo-words.ts";
import { stepsOf } from "./recordings.ts";

/** A run that took so many times longer than another has no axis in common with it. */
const COMPARABLE = 3;

/** Draws the run; `ghost` is the one before the last knob was turned. */
export function cockpit(model: Model, frame: Frame, ghost?: Model): Picture {
  const size = frame.label;
  const near = ghost && ghost.ends / model.ends < COMPARABLE && model.ends / ghost.ends < COMPARABLE;
  const before = near ? ghost : undefined;
  const until = Math.max(model.ends, before?.ends ?? 0) * (1 + ROOM);
  const called = ghost ? nameOf(ghost.setting, model.setting) : "";
  const { recordings, running, busy, idle, arriving, retiring, wanted, queue } = model;
  const recorded = recordings.map((row): LevelLine => ({ role: "measured", levels: stepsOf(row), look: "faint" }));
  const seen = (steps: Model["wanted"]): boolean => shareOf(steps, model.ends) > SEEN;
  const items: KeyItem[] = [
    { label: "computing", role: "read" },
    ...(seen(idle) ? [{ label: "idle", role: "idle" as const }] : []),
    ...(seen(arriving) ? [{ label: "arriving", role: "starting" as const }] : []),
    ...(seen(retiring) ? [{ label: "retiring", role: "transfer" as const }] : []),
    { label: "wanted", role: "wanted", line: "solid" },
    ...(before ? [{ label: called, role: "you", line: "dashed" } as const] : []),
    ...(recorded.length
      ? [{ label: `real Dask, ${plural(recorded.length, "run")}`, role: "measured", line: "solid" } as const]
      : []),
  ];
  const now = (steps: Model["wanted"], words: string) => (at: number) =>
    at < model.ends ? `${count(Math.max(0, valueAt(steps, at)))} ${words}` : `at most ${count(highest(steps))}`;
  const dashed = (levels: Model["wanted"]): LevelLine => ({ role: "you", levels, look: "dashed" });
  const workers = {
    label: "workers",
    role: "read" as const,
    value: now(running, "running"),
    until,
    over: model.ends,
    areas: [
      { role: "read" as const, levels: busy },
      { role: "idle" as const, levels: idle },
      { role: "transfer" as const, levels: retiring },
      { role: "starting" as const, kind: "waiting" as const, levels: arriving },
    ],
    lines: [
      { role: "wanted" as const, levels: cut(wanted, model.ends) },
      ...recorded,
      ...(before ? [dashed(before.running)] : []),
    ],
    key: items,
  };
  const waiting = {
    label: "tasks that wait",
    role: "waiting" as const,
    value: now(queue, "now"),
    until,
    over: model.ends,
    areas: [{ role: "waiting" as const, kind: "waiting" as const, levels: queue }],
    lines: [{ role: "soft" as const, levels: queue }, ...(before ? [dashed(before.queue)] : [])],
    ticks: ticksTo(until),
  };
  const alone = { ...workers, ticks: waiting.ticks };
  const both = steppedHeight(workers, frame) + steppedHeight(waiting, frame);
  const second = ghost !== undefined && frame.height > both + (LEGIBLE + 2.9) * size;
  const meter = Math.ceil(size * (second ? 2.9 : 1.7));
  const told = second ? { ghost, called } : undefined;
  // Where there is no room for all of it, the queue goes first: the words say how many wait.
  if (frame.height < both + meter + LEGIBLE * size) {
    const rest = Math.max(1, frame.height - meter);
    return stack(
      [
        { height: rest, draw: (part) => stepped(alone, part) },
        { height: meter, draw: (part) => figures(model, part, told) },
      ],
      frame,
    );
  }
  const roomy = frame.height >= both + meter + pausesHeight(model, frame) + LEGIBLE * size;
  const pauses = roomy ? pausesHeight(model, frame) : 0;
  const upper = Math.round(steppedHeight(workers, frame) + (frame.height - both - meter - pauses) * UPPER);
  return stack(
    [
      { height: upper, draw: (part) => stepped(workers, part) },
      ...(pauses ? [{ height: pauses, draw: (part: Frame) => drawPauses(model, until, part) }] : []),
      { height: frame.height - upper - pauses - meter, draw: (part) => stepped(waiting, part) },
      { height: meter, draw: (part) => figures(model, part, told) },
    ],
    frame,
  );
}

/** Who runs when, but so briefly that nobody sees it, needs no key: this share of the picture. */
const SEEN = 0.004;
/** After the last event, so that its end is seen: this share of the run. */
const ROOM = 0.03;
/** Labels' heights that both plots need together. */
const LEGIBLE = 4;
/** How much of their height the workers get. */
const UPPER = 0.62;

const highest = (steps: Model["wanted"]): number => steps.reduce((most, [, value]) => Math.max(most, value), 0);

/** How much of the time there was any. */
function shareOf(steps: Model["wanted"], ends: number): number {
  const there = steps.map(([at, value], index) => (value > 0 ? (steps[index + 1]?.[0] ?? ends) - at : 0));
  return there.reduce((sum, each) => sum + each, 0) / ends;
}

/** What was paid and how long somebody waited, in the game the score; below, the same of the run before. */
function figures(model: Model, frame: Frame, other?: { readonly ghost: Model; readonly called: string }): Picture {
  const ghost = other?.ghost;
  const size = frame.label;
  const root = picture(frame);
  const game = [model, ghost].some((each) => each?.setting.policy === "yours");
  const columns = [
    { x: 0, anchor: "start" as const, fill: lettering(frame, "money") },
    { x: frame.width / 2, anchor: "middle" as const, fill: frame.palette("ink") },
    { x: frame.width, anchor: "end" as const, fill: frame.palette("ink") },
  ];
  const line = (y: number, bold: boolean, fill?: string) =>
    columns.map(({ x, anchor, ...own }) =>
      write(root, "", x, baseline(y, size), { fill: fill ?? own.fill, size, anchor, bold }),
    );
  const cells = line(size * 0.35, true);
  const before = ghost ? line(size * 1.55, false, frame.palette("you")) : [];
  const told = (of: Model, now: number, first: string): string[] => {
    const money = whole(paid(of, now));
    const [wait, score] = [duration(waited(of, now)), `score ${whole(scoreOf(of, now))}`];
    const plain = [
      [`${first}${money} worker-seconds, ${dollars(owed(of, now))}`, "", `you wait ${wait}`],
      [`${first}${money} worker-seconds`, "", `you wait ${wait}`],
    ];
    const scored = [
      [`${first}${money} worker-seconds, ${dollars(owed(of, now))}`, `you wait ${wait}`, score],
      [`${first}${money} worker-seconds`, `you wait ${wait}`, score],
      [`${first}${money} worker-seconds`, `wait ${wait}`, score],
      [`${first}${money} paid`, `wait ${wait}`, score],
    ];
    const forms = [...(game ? scored : plain), [`${first}${money} paid`, "", `wait ${wait}`]];
    return forms.find((words) => fits(words)) ?? ["", "", `wait ${wait}`];
  };
  const fits = ([left = "", middle = "", right = ""]: readonly string[]): boolean => {
    const [a, b, c] = [left, middle, right].map((words) => textWidth(words, size, true));
    const half = frame.width / 2 - b! / 2 - size * 0.5;
    return middle ? Math.max(a!, c!) < half : a! + c! + size < frame.width;
  };
  const at = (moment: number): void => {
    const now = frame.still ? Infinity : Math.max(0, moment);
    for (const [index, words] of told(model, now, "").entries()) cells[index]!.textContent = words;
    if (ghost)
      for (const [index, words] of told(ghost, Infinity, `${other!.called}: `).entries())
        before[index]!.textContent = words;
  };
  at(Infinity);
  return { node: root, at };
}

const cut = (steps: Model["wanted"], ends: number): Model["wanted"] => [
  ...steps.filter(([at]) => at < ends),
  [ends, 0],
];

/** Some round moments, with their unit. */
function ticksTo(until: number): Tick[] {
  const step = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600].find((each) => until / each <= 7) ?? 1200;
  return Array.from({ length: Math.floor(until / step) + 1 }, (_, index) => ({
    value: index * step,
    label: index === 0 ? "0 s" : duration(index * step),
  }));
}
