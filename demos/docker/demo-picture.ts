/** A day of edits: a lane of waiting for each, and the day they fall in. */
import { lane, laneHeight } from "../chart/lane.ts";
import type { KeyItem } from "../chart/key.ts";
import { stack } from "../chart/stack.ts";
import { waits, type WaitLane } from "../chart/waits.ts";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { plural } from "../contract/format.ts";
import { DAY } from "./assumed.ts";
import type { Model } from "./demo-model.ts";
import { earlier, rounded } from "./demo-words.ts";

/** What a stage is: making something ready, moving bytes, waiting for a machine, or starting what is there. */
const ROLES: Readonly<Record<string, Role>> = {
  build: "starting",
  scan: "starting",
  unpack: "starting",
  install: "starting",
  push: "transfer",
  upload: "transfer",
  pull: "transfer",
  download: "transfer",
  machine: "starting",
  "start Dask": "starting",
};

/** Stages by other words: a machine that comes is starting, as in every lesson. */
const NAMES: Readonly<Record<string, string>> = { machine: "starting", "start Dask": "Dask" };

/** A run that took so many times longer than another has no axis in common with it. */
const COMPARABLE = 12;

/** Only of what is sent, and only where much more is sent than had changed. */
const marked = (stage: string, changed: number | null): boolean =>
  stage === "push" && changed !== null && changed > 0 && changed < 0.9;

/** Draws the day; `ghost` is the one before the last knob was turned. */
export function dayPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const size = frame.label;
  const longest = (of: Model): number => Math.max(...of.waits.map(({ first }) => first));
  const near = ghost && longest(ghost) / longest(model) < COMPARABLE;
  const lanes = model.waits.map((wait, index): WaitLane => {
    const before = near ? ghost.waits[index]?.first : undefined;
    return {
      name: model.waits.length > 1 ? String(index + 1) : "edit",
      parts: wait.stretches.map(({ stage, start, stop, changed }) => ({
        label: NAMES[stage] ?? stage,
        role: ROLES[stage] ?? "starting",
        // What starts is hatched, here as everywhere; what is made is not.
        ...(stage === "machine" ? { kind: "waiting" as const } : {}),
        start,
        stop,
        ...(marked(stage, changed) ? { inner: changed! } : {}),
      })),
      takes: wait.first,
      end: rounded(wait.first),
      ...(before === undefined ? {} : { before }),
    };
  });
  const called = ghost ? earlier(ghost.setting, model.setting) : "";
  const items: KeyItem[] = [
    // Beside the name of another day there is no room for more.
    ...(ghost && near && frame.width < size * 40
      ? []
      : [{ label: `${plural(model.waits.length, "edit")}, each to its first task` }]),
    ...(model.waits.some(({ stretches }) => stretches.some(({ stage, changed }) => marked(stage, changed)))
      ? [{ label: "what you changed", role: "ink" as const }]
      : []),
    ...(ghost && near ? [{ label: called, role: "soft" as const, line: "dashed" as const }] : []),
  ];
  const strip = laneHeight(size);
  // The lanes come first: a line and a quarter for each.
  const roomy = frame.height >= strip + size * (6 + 1.25 * Math.min(lanes.length, 8));
  const below = roomy ? strip : 0;
  return stack(
    [
      {
        height: Math.max(1, frame.height - below),
        draw: (part) => waits({ lanes, key: items }, { ...part, height: Math.max(1, part.height - size * 0.5) }),
      },
      ...(below ? [{ height: below, draw: (part: Frame) => dayLine(model, part) }] : []),
    ],
    frame,
  );
}

/** The day itself: when you wait. */
function dayLine(model: Model, frame: Frame): Picture {
  const { waits: all, moments, day, waited } = model;
  const picture = lane(
    {
      label: day > DAY ? "more than a day of eight hours" : "a day of eight hours",
      role: "ink",
      stretches: all.map(({ first }, index) => ({ start: moments[index]!, stop: moments[index]! + first })),
      until: day,
      value: () => "",
    },
    frame,
  );
  return { node: picture.node, at: (moment) => picture.at(moment >= waited ? Infinity : dayTime(model, moment)) };
}

/** The moment of the day at which so much has been waited. */
export function dayTime({ waits: all, moments }: Model, waited: number): number {
  let left = waited;
  for (const [index, { first }] of all.entries()) {
    if (left <= first) return moments[index]! + Math.max(0, left);
    left -= first;
  }
  return Infinity;
}
