/** Lesson 1's picture of the probe: how often it found the lock taken, what that foretells, and what two threads did. */
import { pickableCells } from "../chart/cells.ts";
import { lettering } from "../chart/colour.ts";
import { curves, type CurveLine, type CurveMark, type CurvesOptions } from "../chart/curves.ts";
import { plan } from "../chart/curves-plan.ts";
import { field, type Field } from "../chart/field.ts";
import { place, type Request } from "../chart/labels.ts";
import { roundPoint } from "../chart/spots.ts";
import { add, px, rule, writeLines } from "../chart/svg.ts";
import { blockSize, broken, type Lines } from "../chart/text.ts";
import { predictSpeedup } from "../cluster/gil-predict.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, plural, share } from "../contract/format.ts";
import { byThreads, errorOf, FAILS, shortOf, type Named, type Operation } from "./evidence-table.ts";
import { cased, foretold, landing } from "./evidence-words.ts";
import { SWEEP } from "./evidence-pictures.ts";

/** Those that were never late stand side by side on ground of their own, left of where the axis begins. */
const NEVER = { from: -0.45, to: -0.03 };
const NEVER_AT = (NEVER.from + NEVER.to) / 2;
const X = { min: NEVER.from, max: 1.06 };
const Y = { min: 0.36, max: 2.14 };

/** The operation's place: exact, but for those that were never late. */
interface Spot {
  readonly operation: Operation;
  readonly x: number;
}

const spotsOf = (operations: readonly Operation[]): Spot[] => {
  const never = byThreads(operations).filter(({ lateWakeups }) => lateWakeups === 0);
  const step = (NEVER.to - NEVER.from) / never.length;
  return operations.map((operation) => {
    const at = never.indexOf(operation);
    return { operation, x: at < 0 ? operation.lateWakeups : NEVER.from + step * (at + 0.5) };
  });
};

/** The prediction as a curve, the ten as points with their spread, and a gap where the two part. */
export function drawProbe(operations: readonly Operation[], picked: Named | null, frame: Frame): Picture {
  const spots = spotsOf(operations);
  const wide = frame.width >= frame.label * 26;
  const lines: CurveLine[] = [
    {
      label: wide ? "foretold by the probe" : "foretold",
      role: "simulated",
      lead: true,
      points: [
        [NEVER.from, predictSpeedup({ lateShare: 0 }, 2)],
        ...Array.from(
          { length: 41 },
          (_, index) => [index / 40, predictSpeedup({ lateShare: index / 40 }, 2)] as const,
        ),
      ],
    },
  ];
  const options: CurvesOptions = {
    x: {
      scale: "linear",
      ...X,
      ticks: [NEVER_AT, 0.25, 0.5, 0.75, 1].map((late, index) => ({
        value: late,
        label: index ? share(late) : `${share(0)}: never late`,
        rank: index === 0 || index === 4 ? 0 : 2,
      })),
      words: [
        ...(wide ? [{ value: NEVER_AT, label: "side by side only to be seen", rank: 1 }] : []),
        {
          value: 0.55,
          label: wide ? "how often the probe woke late" : "how often it woke late",
          rank: 0,
        },
      ],
    },
    y: {
      scale: "linear",
      ...Y,
      rules: [
        { value: 1, label: "1×", strong: true },
        { value: 2, label: "2×" },
        { value: 1.5, label: "1.5×" },
      ],
    },
    title: `times as fast on two threads; dotted: off by more than ${count(FAILS)}`,
    points: [
      {
        label: `measured, with least and greatest of ${plural(operations[0]!.repeats, "run")}`,
        role: "measured",
        points: spots.map(({ operation, x }) => ({
          x,
          y: operation.threads,
          from: operation.threadsMin,
          to: operation.threadsMax,
        })),
      },
    ],
    marks: landed(frame),
    span: SWEEP,
  };
  const shown = curves(lines, options, frame);
  const planned = plan(lines, options, frame);
  label(shown.node, spots, planned, picked, frame);
  if (!frame.still) {
    const { x, y } = planned;
    const r = frame.label * 0.5;
    pickableCells(
      shown.node,
      {
        cells: spots.map(({ operation, x: at }) => ({
          column: at,
          row: operation.threads,
          box: { x: x(at) - r, y: y(operation.threads) - r, width: 2 * r, height: 2 * r },
          words: [
            `${cased(operation.title)}: ${foretold(operation)}`,
            `woke late ${share(operation.lateWakeups)} of the time, ${plural(operation.wakeups, "wake-up")}`,
          ],
        })),
        label: "Operation by operation",
        pick: ({ column, row }) =>
          frame.emit({
            operation: spots.find((spot) => spot.x === column && spot.operation.threads === row)!.operation.id,
          }),
      },
      frame,
    );
  }
  return shown;
}

/** Where the demo's knobs land with two threads, which is what the curve is about. */
function landed({ here }: Frame): CurveMark[] {
  const run = landing(here);
  if (run?.two === undefined) return [];
  return [
    {
      value: run.hold,
      y: Math.min(Y.max, Math.max(Y.min, run.two)),
      label: "the demo’s tasks,",
      detail: "simulated",
      role: "simulated",
    },
  ];
}

/** Names where there is room, those first where the prediction fails; and the gap between the two. */
function label(
  root: Element,
  spots: readonly Spot[],
  { plot, x, y, traces, marks, labels }: ReturnType<typeof plan>,
  picked: Named | null,
  frame: Frame,
): void {
  const size = frame.label;
  const ink = field();
  for (const { points } of traces) ink.addPoints("line", points);
  for (const { at } of marks) for (const box of at.ink) ink.addBox("here", box);
  for (const candidate of [...marks.map((mark) => mark.label), ...labels])
    if (candidate) ink.addBox("words", candidate.box);
  const r = size * 0.36;
  const dots = field();
  for (const { operation, x: at } of spots) {
    dots.addBox(operation.id, { x: x(at) - r, y: y(operation.threads) - r, width: 2 * r, height: 2 * r });
    const [low, high] = [y(operation.threadsMin), y(operation.threadsMax)];
    ink.addBox(operation.id, { x: x(at) - r, y: high, width: 2 * r, height: low - high });
    ink.addBox(operation.id, { x: x(at) - r, y: y(operation.threads) - r, width: 2 * r, height: 2 * r });
  }
  const off = (one: Operation): number => Math.abs(errorOf(one));
  const order = spots.toSorted((a, b) => off(b.operation) - off(a.operation));
  const fails = ({ operation }: Spot): boolean => off(operation) > FAILS;
  for (const { operation, x: at } of order.filter(fails)) {
    const dashes = `${px(size * 0.22)} ${px(size * 0.2)}`;
    const look = { stroke: frame.palette("lost"), "stroke-width": size * 0.16, "stroke-dasharray": dashes };
    rule(root, [x(at), y(operation.predicted)], [x(at), y(operation.threads)], look);
  }
  if (picked) {
    const { operation, x: at } = spots.find((spot) => spot.operation.id === picked)!;
    const ring = { fill: "none", stroke: frame.palette("you"), "stroke-width": size * 0.14 };
    add(root, "circle", { cx: x(at), cy: y(operation.threads), r: size * 0.55, ...ring });
  }
  const wide = frame.width >= size * 40;
  // Names of those that were never late and are foretold well would crowd: they are listed, in their order.
  const crowd = spots.filter((spot) => spot.x < 0 && !fails(spot)).toSorted((a, b) => a.x - b.x);
  if (wide)
    list(
      root,
      crowd,
      { x: plot.x, top: Math.max(...crowd.map(({ operation: one }) => y(one.threadsMin))) },
      ink,
      frame,
    );
  const named = order.filter(
    (spot) => fails(spot) || spot.operation.id === picked || (spot.x >= 0 && frame.width >= size * 30),
  );
  const requests = named.map(({ operation, x: at }): Request => {
    const name = shortOf(operation);
    const first = operation === order[0]!.operation;
    const gap = wide && first ? [{ text: foretold(operation) }] : [];
    const shapes: Lines[] = off(operation) > FAILS ? [[{ text: name, bold: true }, ...gap]] : [[{ text: name }]];
    // Round the point, or else at the end of its whisker.
    const candidates = [operation.threads, operation.threadsMin, operation.threadsMax].flatMap((speedup, end) => {
      const distances = end ? [size * 0.5] : [r + size * 0.4, r + size * 0.8, r + size * 1.3];
      const all = roundPoint([x(at), y(speedup)], shapes, size, distances);
      return end ? all.filter(({ leader }) => !leader).map((spot) => ({ ...spot, cost: spot.cost + size })) : all;
    });
    return { owner: operation.id, candidates, dot: r, among: dots };
  });
  const placed = place(requests, {
    bounds: { x: plot.x, y: plot.y - size * 0.3, width: frame.width - plot.x, height: plot.height + size * 0.3 },
    ink,
    gap: Math.max(4, size * 0.3),
  });
  for (const [index, spot] of placed.entries()) {
    if (!spot) continue;
    const { id } = named[index]!.operation;
    const role = id === picked ? "you" : fails(named[index]!) ? "lost" : "measured";
    if (spot.leader) rule(root, spot.leader[0], spot.leader[1], { stroke: frame.palette("soft"), "stroke-width": 1 });
    const type = { fill: lettering(frame, role), size, anchor: spot.anchor, halo: frame.palette("paper") };
    writeLines(root, spot.lines, spot.box, type);
  }
}

/** The names from left to right, on two lines below their points. */
function list(
  root: Element,
  crowd: readonly Spot[],
  at: { readonly x: number; readonly top: number },
  ink: Field,
  frame: Frame,
): void {
  const size = frame.label;
  const lines = (
    broken(crowd.map(({ operation }) => shortOf(operation).replaceAll(" ", "\u00a0")).join(", "), 2) ?? []
  ).map((text) => ({ text }));
  const box = { x: at.x + size * 0.4, y: at.top + size * 0.4, ...blockSize(lines, size) };
  ink.addBox("list", box);
  writeLines(root, lines, box, { fill: lettering(frame, "measured"), size, halo: frame.palette("paper") });
}
