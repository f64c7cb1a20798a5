/** A run as the talk's picture of a job, with what went wrong named where it struck; a worker can be killed in it. */
import { indexBars } from "../chart/bar-index.ts";
import { barPaths } from "../chart/bars.ts";
import { pauses } from "../chart/pauses.ts";
import { MANY } from "../chart/stream-bars.ts";
import { planStream } from "../chart/stream-plan.ts";
import { add, picture, px } from "../chart/svg.ts";
import { taskStream, type Bar, type End, type StreamOptions } from "../chart/task-stream.ts";
import type { KeyItem } from "../chart/key.ts";
import { roles, type Frame, type Picture, type Role } from "../contract/demo.ts";
import { count, duration } from "../contract/format.ts";
import { killable } from "./hand.ts";
import type { knobs } from "./knobs.ts";
import type { Run } from "./run.ts";
import { drawTags, roomFor } from "./tags.ts";
import { parted } from "./struck.ts";
import { calm, nameOf } from "./words.ts";

/** What the colours are called here; the others by their own names. */
const NAMES: Partial<Readonly<Record<Role, string>>> = { lost: "lost, or pale", spilled: "paused" };

/** What a tag in its row names needs no place in the key. */
const TAGGED: readonly Role[] = ["starting", "spilled"];

/** Pixels of a pause that can be seen. */
const SEEN = 1.6;

/** Lower than so many em, once with things gone wrong below it, it is a strip to look at, in which nobody kills a worker. */
const STRIP = { calm: 17, wrong: 11 };

const rowName = (row: number): string => `worker ${count(row + 1)}`;

/** Draws a run with an axis up to `until`; `before` is the one that a knob was turned from. */
export function stream(run: Run, until: number, frame: Frame<typeof knobs>, before?: Run): Picture {
  const { workers, finished, there, setting, again, vain, losses } = run;
  const least = (until / frame.width) * SEEN;
  const bars = barsOf(run, least);
  const shown = new Set(bars.map(({ role }) => role));
  const alive = !frame.still && frame.height >= frame.label * STRIP[calm(run) ? "calm" : "wrong"];
  const legend = (without: readonly Role[]): KeyItem[] => [
    ...roles
      .filter((role) => shown.has(role) && !without.includes(role))
      .map((role) => ({ label: NAMES[role] ?? role, role })),
    ...(again.length ? [{ label: "computed again", role: "lost" as const, line: "solid" as const }] : []),
    ...(alive ? [{ label: "click a worker to kill it" }] : []),
  ];
  const given: StreamOptions = {
    rows: workers,
    until,
    gutter: true,
    rowName,
    legend: legend(TAGGED),
    ends: endsOf(run, before),
    // Rows of another number of workers are other rows: then only its end is comparable.
    ...(before && before.workers === workers ? { ghost: before.computed } : {}),
  };
  const index = indexBars(bars, Math.max(1, workers));
  const tagged = roomFor(planStream(given, index, rowName, frame).rows, frame);
  const options = tagged ? given : { ...given, legend: legend([]) };
  const drawn = taskStream(bars, options, frame);
  const { plot, rows, x } = planStream(options, index, rowName, frame);
  const root = picture(frame);
  root.removeAttribute("aria-hidden");
  root.appendChild(drawn.node);

  const over = add(root, "g", { "pointer-events": "none" });
  const veils = [...new Set(vain.map(({ at }) => at))].map((at) => {
    const mine = vain.filter((each) => each.at === at).map(({ bar }) => bar);
    const node = add(over, "g", { fill: frame.palette("shade"), opacity: "0" });
    for (const { d } of barPaths(mine, rows, x, "solid")) add(node, "path", { d });
    return { at, node, opacity: 0.74 };
  });
  const thick = Math.max(2, Math.min(4, rows.height * 0.14));
  const lines = again.map(({ row, start, stop }) => {
    const y = px(rows.top(row) + rows.height - thick / 2);
    const d = `M${px(x(start))} ${y}H${px(Math.max(x(start) + 0.7, x(stop) - 0.7))}`;
    const look = { stroke: frame.palette("lost"), "stroke-width": thick, opacity: "0" };
    return { at: stop, node: add(over, "path", { d, ...look }), opacity: 1 };
  });
  const gone = losses.map(({ row, at }) => {
    const d = `M${px(x(at))} ${px(rows.top(row))}v${px(rows.height)}`;
    const look = { stroke: frame.palette("lost"), "stroke-width": frame.label * 0.2, fill: "none", opacity: "0" };
    return { at, node: add(over, "path", { d, ...look }), opacity: 1 };
  });
  const tags = drawTags(over, run, { plot, rows, x }, frame);
  const later = [...veils, ...lines, ...gone, ...tags];

  const first = Math.min(workers, Number(setting.kill.at(-1)?.what.slice(1) ?? 1)) - 1;
  const moments = { moment: (at: number) => x.invert(at), there, finished };
  const hand = alive && killable(root, drawn.node, { plot, rows, ...moments, first, rowName, kill }, frame);
  function kill(row: number, at: number): void {
    frame.emit({ kill: [...setting.kill, { what: `w${row + 1}`, at }].toSorted((a, b) => a.at - b.at).slice(0, 32) });
  }

  const at = (moment: number): void => {
    const now = frame.still ? Infinity : moment;
    drawn.at(moment);
    for (const { at, node, opacity } of later) node.setAttribute("opacity", now >= at ? String(opacity) : "0");
    if (hand) hand.at(moment);
  };
  at(Infinity);
  return { node: root, at };
}

/** Everything with a place in the picture: work, with its waiting for the lock apart; transfers, losses, pauses. */
function barsOf(run: Run, least: number): Bar[] {
  const { workers, computed, cut, starting, paused, moves, finished, there, setting } = run;
  const held = [...starting, ...computed, ...cut, ...paused];
  const waiting = pauses(held, { rows: workers, until: finished, least, there: (row) => there[row]! });
  const carried = moves.map(({ key, to, start, stop }): Bar => ({ key, row: to, start, stop, role: "transfer" }));
  const works = setting.gil ? computed.flatMap(parted) : computed;
  const all = [...waiting, ...starting, ...works, ...cut, ...paused, ...carried];
  // More would be drawn as pixels, over which nothing can be named: then the smallest things go.
  return all.length <= MANY ? all : [...waiting, ...starting, ...computed, ...cut, ...paused].slice(0, MANY);
}

const ENDED = { done: "done", nobody: "no worker left", stuck: "stuck", "given-up": "given up" } as const;

/** The end of this run, and of the one before, by what differs. */
function endsOf(run: Run, before: Run | undefined): End[] {
  const { ideal, finished, ending } = run;
  return [
    ...(calm(run)
      ? [{ at: ideal, label: `without a pause: ${duration(ideal)}`, role: "soft" as const, dashed: true }]
      : []),
    { at: finished, label: `${ENDED[ending]}: ${duration(finished)}`, role: ending === "done" ? "ink" : "lost" },
    ...(before
      ? [
          {
            at: before.finished,
            label: `${nameOf(before, run)}: ${duration(before.finished)}`,
            role: "soft" as const,
            dashed: true,
          },
        ]
      : []),
  ];
}
