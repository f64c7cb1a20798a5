/** A run as the talk's picture of a job: eight places, whatever machine stands there; what was lost fades as it is lost. */
import { indexBars } from "../chart/bar-index.ts";
import { barPaths } from "../chart/bars.ts";
import type { KeyItem } from "../chart/key.ts";
import { planStream } from "../chart/stream-plan.ts";
import { add, picture, px, set, write } from "../chart/svg.ts";
import { taskStream, type End, type StreamOptions } from "../chart/task-stream.ts";
import { roles, type Frame, type Picture, type Role } from "../contract/demo.ts";
import { count, duration } from "../contract/format.ts";
import { kinds } from "../workload/etl.ts";
import type { Model } from "./demo-model.ts";
import { PLACES } from "./demo-run.ts";
import type { Shared } from "./demo-strip.ts";
import { endWords, shortName } from "./demo-words.ts";

/** What the colours are called here; the others by their own names. */
const NAMES: Partial<Readonly<Record<Role, string>>> = { waiting: "no machine", lost: "lost work: cut off, or pale" };

/** What every picture of this job shows, and what is too small to be seen where room is short: not named there. */
const KNOWN: ReadonlySet<Role> = new Set([...kinds, "starting", "transfer"]);

/** Most losses that get a flag; more would be a wall of flags. */
const FLAGS = 2;

/** Pixels of a transfer that can be seen. */
const SEEN = 1.6;

const rowName = (row: number): string => `machine ${count(row + 1)}`;

/** All but the transfers that are too short to be seen. */
function seen({ bars }: Model, until: number, width: number): Model["bars"] {
  const least = (until / width) * SEEN;
  return bars.filter(({ role, start, stop }) => role !== "transfer" || stop - start >= least);
}

/** What the colours stand for, on so many pixels; `keyed`: those of the strip, too, and none that all such pictures have. */
export function legendOf(model: Model, keyed: boolean, until: number, width: number): KeyItem[] {
  const shown = new Set(seen(model, until, width).map(({ role }) => role));
  const paid = model.grants.some(({ spot }) => !spot);
  return [
    ...(keyed
      ? [
          { label: "a probe got one", role: "measured" as const },
          ...(model.grants.some(({ spot }) => spot)
            ? [{ label: "our machines", role: "ink" as const, line: "solid" as const }]
            : []),
        ]
      : []),
    ...roles
      .filter((role) => shown.has(role) && !(keyed && KNOWN.has(role)))
      .map((role) => ({ label: NAMES[role] ?? role, role })),
    ...(paid ? [{ label: "$ full price", role: "money" as const, line: "solid" as const }] : []),
  ];
}

/** Draws it; `before` is another run, of which only the end is shown. */
export function stream(model: Model, { left, until, keyed }: Shared, whole: Frame, before?: Model): Picture {
  const frame = { ...whole, width: whole.width - left };
  const bars = seen(model, until, frame.width);
  const options: StreamOptions = {
    rows: PLACES,
    until,
    rowName,
    legend: keyed ? [] : legendOf(model, keyed, until, frame.width),
    ends: endsOf(model, before),
  };
  const drawn = taskStream(bars, options, frame);
  const { rows, x } = planStream(options, indexBars(bars, PLACES), rowName, frame);
  const root = picture(whole);
  root.removeAttribute("aria-hidden");
  for (const row of [0, PLACES - 1]) {
    const [y, size] = [rows.top(row) + rows.height / 2 + frame.label * 0.34, frame.label];
    const words = row === 0 && left > size * 5 ? rowName(row) : count(row + 1);
    write(root, words, left - size * 0.4, y, { fill: frame.palette("soft"), size, anchor: "end" });
  }
  set(drawn.node, { x: left });
  root.appendChild(drawn.node);

  const over = add(drawn.node, "g", { "pointer-events": "none" });
  const veils = [...new Set(model.vain.map(({ at }) => at))].map((at) => {
    const mine = model.vain.filter((each) => each.at === at).map(({ bar }) => bar);
    const node = add(over, "g", { fill: frame.palette("shade"), opacity: "0" });
    for (const { d } of barPaths(mine, rows, x, "solid")) add(node, "path", { d });
    return { at, node, opacity: 0.74 };
  });
  const gone = model.grants.flatMap((grant) =>
    grant.gone === null ? [] : [{ at: grant.gone / 1e6, row: grant.slot }],
  );
  const marks = [...new Set(gone.map(({ at }) => at))]
    .filter((at) => at <= model.seconds)
    .map((at) => {
      const d = gone
        .filter((each) => each.at === at)
        .map(({ row }) => `M${px(x(at))} ${px(rows.top(row))}v${px(rows.height)}`);
      const stroke = { stroke: frame.palette("lost"), "stroke-width": frame.label * 0.2, fill: "none", opacity: "0" };
      return { at, node: add(over, "path", { d: d.join(""), ...stroke }), opacity: 1 };
    });
  const money = model.grants
    .filter(({ spot }) => !spot)
    .map(({ slot, granted }) => {
      const node = add(over, "g", { opacity: "0" });
      const [from, to] = [x(granted / 1e6), x(model.seconds)];
      const y = rows.top(slot) + rows.height - 1.5;
      add(node, "path", { d: `M${px(from)} ${px(y)}H${px(to)}`, stroke: frame.palette("money"), "stroke-width": 3 });
      const size = frame.label;
      // In rows lower than a letter the line alone says it.
      if (rows.height >= size)
        write(node, "$", from + size * 0.15, rows.top(slot) + rows.height * 0.5 + size * 0.34, {
          fill: frame.palette("money"),
          size,
          bold: true,
          halo: frame.palette("paper"),
        });
      return { at: granted / 1e6, node, opacity: 1 };
    });
  const later = [...veils, ...marks, ...money];

  const at = (moment: number): void => {
    const now = frame.still ? Infinity : moment;
    drawn.at(moment);
    for (const { at, node, opacity } of later) node.setAttribute("opacity", now >= at ? String(opacity) : "0");
  };
  at(Infinity);
  return { node: root, at };
}

/** What the run before is called, by what differs; and when it ended. */
function beforeWords(before: Model, { setting }: Model): string {
  const other = before.setting;
  const name =
    other.policy !== setting.policy ? shortName(other.policy) : other.zone !== setting.zone ? other.zone : "before";
  return `${name}: ${before.ending === "done" ? duration(before.seconds) : endWords(before)}`;
}

const doneWords = (model: Model): string =>
  model.ending === "done" ? `done: ${duration(model.seconds)}` : endWords(model);

/** The end, the losses, and the end of the run before. */
function endsOf(model: Model, before: Model | undefined): End[] {
  const losses = new Map<number, number>();
  for (const { gone } of model.grants)
    if (gone !== null && gone / 1e6 < model.seconds) losses.set(gone / 1e6, (losses.get(gone / 1e6) ?? 0) + 1);
  const flags = losses.size <= FLAGS ? [...losses] : [];
  return [
    ...flags.map(([at, many]): End => ({ at, label: `${count(many)} taken`, role: "lost" })),
    { at: model.seconds, label: doneWords(model), role: model.ending === "done" ? "ink" : "lost" },
    ...(before
      ? [
          {
            at: before.seconds,
            label: beforeWords(before, model),
            role: "soft" as const,
            dashed: true,
          },
        ]
      : []),
  ];
}
