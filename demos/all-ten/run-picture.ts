/** One run beside its ten switches: the run before above it where there is one, on one time axis, each with its time and bill. */
import { browsable, inTurn, outline } from "../chart/browse.ts";
import { lettering } from "../chart/colour.ts";
import { pauses } from "../chart/pauses.ts";
import { stack, type Part } from "../chart/stack.ts";
import { picture, set, write } from "../chart/svg.ts";
import { taskStream } from "../chart/task-stream.ts";
import { textWidth, type Box } from "../chart/text.ts";
import { roles, type Frame, type Picture, type Role } from "../contract/demo.ts";
import { multiple } from "../contract/format.ts";
import { owedAt } from "./job.ts";
import { flags, isOn, type Knobs } from "./knobs.ts";
import type { Model, Shown } from "./model.ts";
import { paid, subsetTitle, took } from "./said.ts";
import { lineHeight, rowsFit, switchLine, switchRows, switchWords } from "./switches.ts";

/** From this width on, in em, switches stand beside the run, and take so much of it. */
const WIDE = 46;
const PANEL = 0.29;
/** A heading's height, and how much larger its figures are, in em. */
const HEAD = 1.75;
const LARGE = 1.35;
/** After the end, so that it is seen. */
const ROOM = 1.005;
/** Pixels of a pause that can be seen. */
const SEEN = 1.6;

/** Draws it; `before` is the run that a knob was turned from. */
export function drawRun(model: Model, frame: Frame<Knobs>, before?: Model): Picture {
  const ghost =
    before?.shown && (before.number !== model.number || before.setting.start !== model.setting.start)
      ? before
      : undefined;
  const size = frame.label;
  const wide = frame.width >= size * WIDE && rowsFit(frame.height - size * HEAD, size);
  const root = picture(frame);
  root.removeAttribute("aria-hidden");
  const panel = picture(frame);
  const left = wide ? Math.round(frame.width * PANEL) : 0;
  const line = lineHeight(size);
  const top = wide ? 0 : Math.min(line, frame.height / 2);
  const box: Box = wide
    ? { x: 0, y: 0, width: left, height: frame.height }
    : { x: 0, y: 0, width: frame.width, height: top };
  const shown = {
    number: model.number,
    order: flags.map((_, knob) => knob),
    ...(ghost ? { before: ghost.number } : {}),
  };
  const boxes = (wide ? switchRows : switchLine)(panel, shown, box, frame);
  if (!frame.still) takeHands(panel, boxes, model, frame);
  const right = wide ? left + size * 1.6 : 0;
  const part = {
    ...frame,
    width: Math.max(1, frame.width - right),
    height: Math.max(1, frame.height - top),
    idPrefix: `${frame.idPrefix}r`,
  };
  const runs = streams(model, part, ghost);
  set(runs.node, { x: right, y: top });
  // The panel lies above: its cards may reach over the run.
  root.appendChild(runs.node);
  root.appendChild(panel);
  return { node: root, at: (moment) => runs.at(moment) };
}

/** A press throws a switch, and so do Enter and the space bar on the one that arrow keys have come to. */
function takeHands(panel: Element, boxes: ReadonlyMap<number, Box>, model: Model, frame: Frame<Knobs>): void {
  const areas = flags.map((_, knob) => boxes.get(knob)!);
  browsable<number>(
    panel,
    {
      label: "Ten switches, one a lesson",
      hint: "Arrow keys go from switch to switch",
      stops: flags.length,
      stop: (knob) => knob + 1,
      areas,
      find: (_, knob) => knob,
      first: () => 0,
      next: (from, key) => inTurn(from, key, flags.length - 1),
      words: (knob) => switchWords(knob, model.number),
      mark: (layer, knob) => outline(layer, areas[knob]!, frame),
      pick: (knob) => frame.emit({ [flags[knob]!]: !isOn(model.number, knob) }),
    },
    frame,
  );
}

function streams(model: Model, frame: Frame, ghost?: Model): Picture {
  const size = frame.label;
  const until = Math.max(model.took.seconds, ghost?.took.seconds ?? 0) * ROOM;
  const head = Math.ceil(size * HEAD);
  const two = ghost && frame.height >= size * 13;
  const key = rolesOf([model, ...(two ? [ghost] : [])]);
  const one = (of: Model, height: number, first: boolean, past: boolean): Part[] => [
    { height: head, draw: (own) => heading(of, own, past, two && !past ? ghost : undefined) },
    {
      height: Math.max(1, height - head),
      draw: (own) => stream(of, { until, key: first ? key : [], past, gap: !first || !two ? 0 : size * 0.6 }, own),
    },
  ];
  if (!two) return stack(one(model, frame.height, true, false), frame);
  const upper = Math.round((frame.height + size) / 2);
  return stack([...one(ghost, upper, true, true), ...one(model, frame.height - upper, false, false)], frame);
}

/** Colours in the runs shown, in the order in which data meet them. */
function rolesOf(models: readonly Model[]): Role[] {
  const shown = new Set<Role>(["waiting", ...models.flatMap(({ shown }) => shown!.bars.map(({ role }) => role))]);
  return roles.filter((role) => shown.has(role));
}

function stream(
  { shown, took: { seconds } }: Model,
  { until, key, past, gap }: { until: number; key: readonly Role[]; past: boolean; gap: number },
  frame: Frame,
): Picture {
  const { rows, bars, there } = shown as Shown;
  const waiting = pauses(bars, {
    rows,
    until: seconds,
    least: (until / frame.width) * SEEN,
    there: (row) => there[row]!,
  });
  const drawn = taskStream(
    [...waiting, ...bars],
    {
      rows,
      until,
      gutter: frame.width > frame.label * 26,
      rowName: (row) => `thread ${row + 1}`,
      legend: key.map((role) => ({ label: role, role })),
      ends: [{ at: seconds, label: "done", role: past ? "soft" : "ink" }],
    },
    { ...frame, height: Math.max(1, frame.height - gap) },
  );
  // The run before stands whole beside this one's growing.
  return past ? { node: drawn.node, at: () => drawn.at(Infinity) } : drawn;
}

/** What it is, and what it takes and costs so far; against the run before, by how many times. */
function heading(model: Model, frame: Frame, past: boolean, ghost?: Model): Picture {
  const size = frame.label;
  const root = picture(frame);
  const base = size * LARGE;
  const fill = frame.palette(past ? "soft" : "ink");
  const title = subsetTitle(model.number);
  const titled = write(root, title, 0, base, { fill, size, bold: true });
  const bill = write(root, "", frame.width, base, {
    fill: lettering(frame, "money"),
    size: size * LARGE,
    bold: true,
    anchor: "end",
  });
  const time = write(root, "", 0, base, { fill, size: size * LARGE, bold: true, anchor: "end" });
  const compared = write(root, "", 0, base, { fill: frame.palette("soft"), size, anchor: "end" });
  const at = (moment: number): void => {
    const now = frame.still || past ? Infinity : moment;
    const over = now >= model.took.seconds;
    const money = paid(over ? model.took.dollars : owedAt(model.shown!, now));
    const clock = took(over ? model.took.seconds : Math.max(0, now));
    bill.textContent = money;
    time.textContent = clock;
    const from = frame.width - textWidth(money, size * LARGE, true) - size * 0.7;
    set(time, { x: from });
    const rest = from - textWidth(clock, size * LARGE, true) - size * 0.8;
    const words = over && ghost ? against(model, ghost) : "";
    const taken = textWidth(title, size, true) + size;
    compared.textContent = rest - textWidth(words, size) > taken ? words : "";
    set(compared, { x: rest });
    titled.textContent = rest > taken - size ? title : "";
  };
  at(Infinity);
  return { node: root, at };
}

/** "13× sooner, 28× cheaper". */
function against({ took: now }: Model, { took: then }: Model): string {
  const [time, bill] = [then.seconds / now.seconds, then.dollars / now.dollars];
  const word = (times: number, less: string, more: string): string[] =>
    Math.abs(Math.log(times)) < 0.01
      ? []
      : [times > 1 ? `${multiple(times)} ${less}` : `${multiple(1 / times)} ${more}`];
  return [...word(time, "sooner", "later"), ...word(bill, "cheaper", "dearer")].join(", ");
}
