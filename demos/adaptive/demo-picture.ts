/** The cockpit: workers above, who waits for them below, on one time axis, and what it came to in a line of figures. */
import { axisHeight, type Tick } from "../chart/axis.ts";
import { comparable } from "../chart/comparable.ts";
import { stepped, steppedGutter, steppedHeight, type LevelArea, type LevelLine } from "../chart/stepped.ts";
import { roomIn } from "../chart/stepped-bands.ts";
import type { KeyItem } from "../chart/key.ts";
import { picture, write } from "../chart/svg.ts";
import { baseline, textWidth } from "../chart/text.ts";
import { stack } from "../chart/stack.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, dollars, duration, plural } from "../contract/format.ts";
import { owed, paid, scoreOf, valueAt, waited, type Model } from "./demo-model.ts";
import { nameOf } from "./demo-ghost.ts";
import { drawPauses, pausesHeight } from "./demo-pauses.ts";
import { drawWaits, waitsHeight, waitWords } from "./demo-waits.ts";
import { whole } from "./demo-words.ts";
import { stepsOf } from "./recordings.ts";

/** Draws the run; `ghost` is the one before the last knob was turned. */
export function cockpit(model: Model, frame: Frame, ghost?: Model): Picture {
  const size = frame.label;
  const before = ghost && comparable(ghost.ends, model.ends) ? ghost : undefined;
  const until = Math.max(model.ends, before?.ends ?? 0) * (1 + ROOM);
  const called = ghost ? nameOf(ghost.setting, model.setting) : "";
  const { recordings, running, busy, idle, arriving, retiring, wanted } = model;
  const recorded = recordings.map((row): LevelLine => ({ role: "measured", levels: stepsOf(row), look: "faint" }));
  const ticks = ticksTo(until);
  const areas = (named: (index: number) => boolean): LevelArea[] => [
    { role: "read", levels: busy },
    { role: "idle", levels: idle, ...(named(IDLE) ? { label: ["paid for, idle", "idle"] } : {}) },
    { role: "transfer", levels: retiring },
    { role: "starting", kind: "waiting", levels: arriving, ...(named(STARTING) ? { label: ["starting"] } : {}) },
  ];
  // What is named where it is needs no key, nor does what is there so briefly that nobody sees it.
  const keyed = (named: (index: number) => boolean): KeyItem[] => [
    { label: "computing", role: "read" },
    ...(seen(idle, model) && !named(IDLE) ? [{ label: "idle", role: "idle" as const }] : []),
    ...(seen(arriving, model) && !named(STARTING) ? [{ label: "starting", role: "starting" as const }] : []),
    ...(seen(retiring, model) ? [{ label: "retiring", role: "transfer" as const }] : []),
    { label: "wanted", role: "wanted", line: "solid" },
    ...(before ? [{ label: called, role: "soft", line: "dashed" } as const] : []),
    ...(recorded.length
      ? [{ label: `real Dask, ${plural(recorded.length, "run")}`, role: "measured", line: "solid" } as const]
      : []),
  ];
  const nobody = (): boolean => false;
  const plain = {
    label: "workers",
    role: "read" as const,
    value: (at: number) =>
      at < model.ends ? `${count(valueAt(running, at))} running` : `at most ${count(highest(running))}`,
    until,
    over: model.ends,
    areas: areas(nobody),
    lines: [
      { role: "wanted" as const, levels: cut(wanted, model.ends) },
      ...recorded,
      ...(before ? [{ role: "soft", levels: before.running, look: "dashed" } as const] : []),
    ],
    key: keyed(nobody),
  };
  const head = steppedHeight(plain, frame);
  const waits = waitsHeight(frame);
  const second = ghost !== undefined && frame.height > head + waits + (LEGIBLE + 2.9) * size;
  const meter = Math.ceil(size * (second ? 2.9 : 1.7));
  const told = second ? { ghost, called } : undefined;
  // Where there is no room for all of it, the bars of waiting go first: the figures say how long somebody waits.
  const full = frame.height >= head + waits + meter + LEGIBLE * size;
  const pauses =
    full && frame.height >= head + waits + meter + pausesHeight(model, frame) + LEGIBLE * size
      ? pausesHeight(model, frame)
      : 0;
  const upper = Math.max(1, frame.height - meter - (full ? pauses + waits : 0));
  const room = roomIn(
    plain,
    { width: frame.width - steppedGutter(frame), height: upper - head - (full ? 0 : axisHeight(size, false)) },
    size,
  );
  const named = (index: number): boolean => textWidth(index === IDLE ? "idle" : "starting", size, true) < room[index]!;
  const workers = { ...plain, areas: areas(named), key: keyed(named), ...(full ? {} : { ticks }) };
  return stack(
    [
      { height: upper, draw: (part) => stepped(workers, part) },
      ...(pauses ? [{ height: pauses, draw: (part: Frame) => drawPauses(model, until, part) }] : []),
      ...(full ? [{ height: waits, draw: (part: Frame) => drawWaits(model, before, { until, ticks }, part) }] : []),
      { height: meter, draw: (part) => figures(model, part, told) },
    ],
    frame,
  );
}

/** Where two of the areas stand among all. */
const [IDLE, STARTING] = [1, 3];
/** Who runs when, but so briefly that nobody sees it, needs no key: this share of the picture. */
const SEEN = 0.004;
const seen = (steps: Model["wanted"], { ends }: Model): boolean => shareOf(steps, ends) > SEEN;
/** After the last event, so that its end is seen: this share of the run. */
const ROOM = 0.03;
/** Labels' heights that the plot needs. */
const LEGIBLE = 3;

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
    { x: 0, anchor: "start" as const },
    { x: frame.width / 2, anchor: "middle" as const },
    { x: frame.width, anchor: "end" as const },
  ];
  const line = (y: number, bold: boolean, fill: string) =>
    columns.map(({ x, anchor }) => write(root, "", x, baseline(y, size), { fill, size, anchor, bold }));
  const cells = line(size * 0.35, true, frame.palette("ink"));
  const before = ghost ? line(size * 1.55, false, frame.palette("soft")) : [];
  const told = (of: Model, now: number, first: string): string[] => {
    const money = whole(paid(of, now));
    const [wait, score] = [waitWords(waited(of, now)), `score ${whole(scoreOf(of, now))}`];
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
    label: index === 0 ? "0" : duration(index * step),
  }));
}
