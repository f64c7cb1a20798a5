/** The race: both task streams on one time axis, each with its meter; below, what a dollar buys. */
import { indexBars } from "../chart/bar-index.ts";
import { lettering } from "../chart/colour.ts";
import { stack } from "../chart/stack.ts";
import { planStream } from "../chart/stream-plan.ts";
import { add, picture, set, write } from "../chart/svg.ts";
import { taskStream, type End, type StreamOptions } from "../chart/task-stream.ts";
import { baseline, textWidth } from "../chart/text.ts";
import { roles, type Frame, type Picture } from "../contract/demo.ts";
import { dollars } from "../contract/format.ts";
import type { Rows } from "../chart/bars.ts";
import { bandsOf, edgeOf, moved, rowName, type Band, type Bands } from "./demo-bands.ts";
import { dollarHeight, drawDollar } from "./demo-dollar.ts";
import { drawFlags, drawLead, type Flags } from "./demo-flags.ts";
import { untilOf, type Model } from "./demo-model.ts";
import { owedAt, PICKY } from "./demo-run.ts";
import { earlier, moment as time } from "./demo-words.ts";

/** A race that took so many times longer than another has no axis in common with it. */
const COMPARABLE = 3;
/** Labels' heights that the streams need to be read; with less, what is below them goes. */
const LEGIBLE = 10.5;
/** Labels' heights of a line of words above a side's rows, and of the line about the race before. */
const LINE = 1.5;
const BEFORE = 1.45;
/** Rows of space above either side, at most, and pixels of a row: where they are thinner there are no words between. */
const MOST = 40;
const THIN = 1.2;
/** Pixels of a label on the main stage. */
const STAGE = 18;
/** Pixels of a pause that can be seen. */
const SEEN = 1.6;

/** Draws the race; `ghost` is the one before the last knob was turned. */
export function drawRace(model: Model, frame: Frame, ghost?: Model): Picture {
  const size = frame.label;
  const longer = ghost ? untilOf(ghost) / untilOf(model) : 0;
  const before = ghost && longer < COMPARABLE && longer > 1 / COMPARABLE ? ghost : undefined;
  const spare = frame.height - LEGIBLE * size;
  const said = ghost && spare >= size * BEFORE ? Math.ceil(size * BEFORE) : 0;
  const bought = spare - said >= dollarHeight(size) ? dollarHeight(size) : 0;
  return stack(
    [
      { height: frame.height - said - bought, draw: (part) => drawStreams(model, part, before) },
      ...(bought ? [{ height: bought, draw: (part: Frame) => drawDollar(model, part) }] : []),
      ...(said
        ? [
            {
              height: said,
              draw: (part: Frame) => drawBefore(earlier(ghost!, model), Boolean(before?.arm.finished), part),
            },
          ]
        : []),
    ],
    frame,
  );
}

/** Both sides as one stream of rows, so that they share their axis and their key. */
function drawStreams(model: Model, frame: Frame, before?: Model): Picture {
  const size = frame.label;
  const { pair, x86, arm, setting } = model;
  const until = edgeOf(model, before);
  const least = (until / Math.max(1, frame.width)) * SEEN;
  const plan = (lead: number) => {
    const bands = bandsOf(model, lead, least);
    const shown = new Set(bands.bars.map(({ role }) => role));
    shown.delete("lost");
    const options: StreamOptions = {
      rows: bands.rows,
      until,
      rowName: (row) => rowName(row, bands),
      name: ({ key }) => key,
      // On stage the opening has taught them.
      legend: size >= STAGE ? [] : roles.filter((role) => shown.has(role)).map((role) => ({ label: role, role })),
      ends: [],
      ...(before ? { ghost: moved(before.arm.bars, bands.arm.first) } : {}),
    };
    return { bands, options, ...planStream(options, indexBars(bands.bars, bands.rows), options.rowName!, frame) };
  };
  let planned = plan(1);
  if (planned.plot.height - 2 * LINE * size < (planned.bands.rows - 2) * THIN) {
    return taskStream(planned.bands.bars, { ...planned.options, legend: [], ends: endsOf(model) }, frame);
  }
  for (let lead = 2; planned.rows.pitch * planned.bands.lead < size * LINE && lead < MOST; lead += 1) {
    planned = plan(lead);
  }
  const { bands, options, plot, rows, x } = planned;

  const stream = taskStream(bands.bars, options, frame);
  const root = stream.node;
  const ground = [...root.children].find(({ tagName }) => tagName.toLowerCase() === "rect");
  const gaps = add(root, "g", { fill: frame.palette("paper") });
  const upper = (band: Band): number => rows.top(band.from);
  const lower = (band: Band): number => rows.top(band.to) + rows.height;
  add(gaps, "rect", { x: 0, y: plot.y, width: frame.width, height: Math.max(0, upper(bands.x86) - plot.y) });
  const space = { y: lower(bands.x86) + 1, height: Math.max(0, upper(bands.arm) - lower(bands.x86) - 2) };
  add(gaps, "rect", { x: 0, width: frame.width, ...space });
  // Under all bars: it only takes the ground away.
  ground?.after(gaps);

  const top = add(root, "g", { "pointer-events": "none" });
  const flagsOf = (band: Band, name: string, details: readonly string[]): Flags => ({
    side: band.side,
    name,
    details,
    line: upper(band) - size * LINE + size * 0.1,
    top: upper(band),
    bottom: lower(band),
  });
  const per = (usd: number): string => `${dollars(usd)} a worker-hour`;
  const mixed = setting.remedy === "worker";
  const chip = mixed
    ? [`${pair.arm.chip}, top row x86`, "top row x86"]
    : [`${pair.arm.chip}, ${per(pair.arm.usdPerHour)}`, pair.arm.chip];
  const sides = [
    flagsOf(bands.x86, "x86", [`${pair.x86.chip}, ${per(pair.x86.usdPerHour)}`, pair.x86.chip]),
    {
      ...flagsOf(bands.arm, "ARM", chip),
      ...(setting.needs === "mkl" ? { task: told(model, bands, rows) } : {}),
      ...(before?.arm.finished ? { before: before.arm.finished } : {}),
    },
  ].map((flags) => drawFlags(top, flags, x, frame));

  const [first, second] = arm.until <= x86.until ? [bands.arm, bands.x86] : [bands.x86, bands.arm];
  const ahead =
    arm.finished === null
      ? undefined
      : drawLead(
          top,
          { end: x(first.side.until), top: upper(first), bottom: lower(first) },
          x(second.side.until),
          `${time(second.side.until - first.side.until)} sooner`,
          frame,
        );
  const at = (moment: number): void => {
    // The stream knows no end of its own: it would go on showing the moment.
    stream.at(moment >= untilOf(model) ? Infinity : moment);
    for (const show of sides) show(moment);
    if (ahead) set(ahead, { opacity: frame.still || moment >= second.side.until ? 1 : 0 });
  };
  at(Infinity);
  return { node: root, at };
}

/** What is said of the one task that no worker may run. */
const NEVER = ["one task waits for x86, for ever", "waits for x86, for ever", "waits for ever"];

/** What is said of the one task, and where it ran. */
function told({ arm: { picky, bars }, setting }: Model, bands: Bands, rows: Rows): NonNullable<Flags["task"]> {
  if (!picky.ran) {
    const top = rows.top(bands.arm.first);
    const bottom = rows.top(bands.arm.to) + rows.height;
    return { at: picky.ready, forms: NEVER, void: { top, bottom, stop: bands.arm.side.until } };
  }
  const [at, stop] = picky.ran;
  const row = bands.arm.first + bars.find(({ key, role }) => key === PICKY && role !== "transfer")!.row;
  return {
    at,
    forms: setting.remedy === "built" ? ["built for ARM"] : ["pinned to x86, runs here", "pinned, runs here", "pinned"],
    ran: { y: rows.top(row), height: rows.height, stop },
  };
}

/** Where there is no room for words between the sides, their bills stand above both. */
const endsOf = ({ x86, arm }: Model): End[] =>
  [
    { name: "ARM", side: arm },
    { name: "x86", side: x86 },
  ].flatMap(({ name, side }) =>
    side.finished === null ? [] : [{ at: side.finished, label: `${name}: ${dollars(owedAt(side))}`, role: "ink" }],
  );

/** The race before, in a line; with its sign, if its end is drawn. */
function drawBefore(words: string, drawn: boolean, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const forms = [drawn ? `- - ${words}` : words, words, words.replace("before, ", "")];
  const fitting = forms.find((form) => textWidth(form, size) <= frame.width) ?? forms.at(-1)!;
  write(root, fitting, 0, baseline(size * 0.2, size), { fill: lettering(frame, "soft"), size });
  return { node: root, at() {} };
}
