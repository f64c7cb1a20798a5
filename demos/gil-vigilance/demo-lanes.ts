/** Tasks through time: who holds the lock and who waits for it, Dask's own thread among them, and a gauge of the waiting. */
import { lettering } from "../chart/colour.ts";
import { gauge, gaugeHeight, type GaugeOptions } from "../chart/gauge.ts";
import { stack } from "../chart/stack.ts";
import { add, picture, set, write } from "../chart/svg.ts";
import { baseline, textWidth } from "../chart/text.ts";
import { turns, turnsHeight, type Turn, type TurnBar } from "../chart/turns.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { share } from "../contract/format.ts";
import { nameOf } from "./demo-ghost.ts";
import { LATE, speedupUntil, waitingAt, type Model } from "./demo-model.ts";
import { crew, lateBy, times } from "./demo-words.ts";

const TURNS = { holding: "has", waiting: "waits", released: "free" } as const;

/** Draws the run; `ghost` is the one before the last knob was turned. */
export function lanesPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const size = frame.label;
  const head = Math.ceil(size * 2.3);
  const meter = meterOf(model, ghost, frame);
  const meterHeight = gaugeHeight(size, meter, frame.width);
  const rest = Math.max(1, frame.height - head);
  const rows = Math.max(model.lanes.length * LOW, size * FEW);
  const below = rest - meterHeight >= turnsHeight(size, 0) + rows ? meterHeight : 0;
  return stack(
    [
      { height: head, draw: (part) => headPicture(model, part, ghost) },
      {
        height: rest - below,
        draw: (part) => (below ? lanes(model, part) : withGauge(lanes(model, part), model, part)),
      },
      ...(below ? [{ height: below, draw: (part: Frame) => gauge(meter, part) }] : []),
    ],
    frame,
  );
}

/** The least height of a lane in pixels, and of few of them all together in em, beside which a gauge has room below. */
const LOW = 9;
const FEW = 4;

/** Where the gauge has no room of its own it stands beside the key, if that leaves some. */
function withGauge({ node, at: show }: Picture, model: Model, frame: Frame): Picture {
  const size = frame.label;
  const bar = { width: size * 3.5, height: size * 0.6, y: size * 0.4 };
  const percent = textWidth("100 %", size, true);
  const x = frame.width - percent - size * 0.4 - bar.width;
  const room = x - size * 0.4 - keyWidth(model, size);
  const words = ["time waiting", "waiting"].find((each) => textWidth(each, size) <= room);
  if (words === undefined) return { node, at: show };
  write(node, words, x - size * 0.4, baseline(0, size), { fill: frame.palette("soft"), size, anchor: "end" });
  add(node, "rect", { ...bar, x, fill: frame.palette("rule") });
  const fill = add(node, "rect", { ...bar, x, fill: frame.palette("lost") });
  const look = { fill: lettering(frame, "lost"), size, anchor: "end", bold: true } as const;
  const figure = write(node, "", frame.width, baseline(0, size), look);
  const at = (moment: number): void => {
    show(moment);
    const waited = waitingAt(model, frame.still ? Infinity : Math.max(0, moment));
    set(fill, { width: bar.width * waited });
    figure.textContent = share(waited);
  };
  at(Infinity);
  return { node, at };
}

/** What the key takes of its line: words, squares and the gaps between. */
const keyWidth = (model: Model, size: number): number =>
  occurring(model).reduce((sum, turn) => sum + textWidth(namesOf(model)[turn], size, true) + size * 1.9, 0);

const occurring = ({ lanes }: Model): Turn[] =>
  (["holding", "waiting", "released"] as const)
    .filter((state) => lanes.some(({ intervals }) => intervals.some((each) => each.state === state)))
    .map((state) => TURNS[state]);

const namesOf = ({ params }: Model): Readonly<Record<Turn, string>> => ({
  has: params.mode === "processes" ? "holds its lock" : "holds the lock",
  waits: "waits for it",
  free: params.mode === "free" ? "runs; there is no lock" : "runs without the lock",
});

/** The number that matters, and what it was before. */
function headPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const size = frame.label;
  const root = picture(frame);
  const base = size * 1.65;
  const [words, number] = [size * 1.06, size * 2];
  const lead = `${crew(model.params)} ${model.params.threads === 1 ? "does" : "do"} the work of`;
  const figure = write(root, "", 0, base, { fill: frame.palette("ink"), size: words, bold: true });
  set(add(figure, "tspan"), {}).textContent = `${lead} `;
  const value = set(add(figure, "tspan"), { fill: frame.palette("you"), "font-size": number });
  const taken = textWidth(`${lead} `, words, true) + textWidth(times(model.params.threads), number, true);
  if (ghost) {
    const [name, was] = [nameOf(ghost.params, model.params), times(ghost.speedup)];
    const forms = [`before, ${name}: ${was}`, `${name}: ${was}`, `before: ${was}`];
    const form = forms.find((each) => taken + size + textWidth(each, size) <= frame.width);
    if (form) write(root, form, frame.width, base, { fill: lettering(frame, "soft"), size, anchor: "end" });
  }
  const at = (moment: number): void => {
    value.textContent = times(speedupUntil(model, frame.still ? Infinity : moment));
  };
  at(Infinity);
  return { node: root, at };
}

function lanes(model: Model, frame: Frame): Picture {
  const { params, until, beats } = model;
  const named = params.mode === "processes" ? "process" : "thread";
  const bars = model.lanes.flatMap(({ intervals }, row) =>
    intervals.map(({ state, start, stop }): TurnBar => ({
      row,
      start: start / 1e6,
      stop: stop / 1e6,
      turn: TURNS[state]!,
    })),
  );
  return turns(
    bars,
    {
      rows: model.lanes.map((_, index) => `${named} ${index + 1}`),
      until,
      names: namesOf(model),
      // One hue for computing; another only where some of it needs the lock and some does not.
      roles: { has: "read", free: occurring(model).includes("has") ? "clean" : "read" },
      calls: {
        name: "Dask’s thread",
        role: "dask",
        each: beats.map(({ woke, had }) => ({ from: woke, at: had })),
        say: lateBy,
        late: LATE,
        punctual: "on time",
      },
    },
    frame,
  );
}

/** How much of their time the tasks wait; and beside it, in words, what Dask's own gauge says, which counts holding. */
function meterOf(model: Model, ghost: Model | undefined, frame: Frame): GaugeOptions {
  const forms = [
    `time waiting for the lock; Dask’s gauge, the lock is held: ${share(model.contention)}`,
    `time waiting for the lock; Dask’s gauge: ${share(model.contention)}`,
    "time waiting for the lock",
  ];
  const label = forms.find((words) => textWidth(words, frame.label) <= frame.width) ?? forms.at(-1)!;
  return {
    label,
    value: (moment) => waitingAt(model, Math.max(0, moment)),
    format: share,
    role: "lost",
    ...(ghost && share(ghost.waiting) !== share(model.waiting)
      ? { ghost: { value: ghost.waiting, label: `before, ${nameOf(ghost.params, model.params)}` } }
      : {}),
    marks: [],
  };
}
