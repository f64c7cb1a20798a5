/** One run: machines starting, working and waiting, a row a thread, and under it the bill as it grows, or memory where it counts. */
import { comparable } from "../chart/comparable.ts";
import { gauge, gaugeHeight } from "../chart/gauge.ts";
import { stack } from "../chart/stack.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { dollars } from "../contract/format.ts";
import { limitWidth, memoryHeight, memoryPicture } from "./memory-picture.ts";
import type { Model } from "./model.ts";
import { runStream, untilOf } from "./run-stream.ts";
import { billAt, earlier, setApart } from "./run-words.ts";
import { namesWidth } from "./worker-bands.ts";

/** Labels' heights the stream needs to be read; with less, the gauge goes: the words say the bill. */
const LEGIBLE = 8;

/** Draws the run; `ghost` is the one before the last knob was turned. */
export function runPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const { run, alone } = model;
  const before = ghost && setApart(ghost, model).length ? ghost : undefined;
  const behind = before && comparable(before.run.finished, run.finished) ? before.run : undefined;
  const full = Math.max(run.dollars, before?.run.dollars ?? 0, before ? 0 : alone.dollars) * 1.02;
  const options = {
    label: "the bill",
    value: (moment: number) => billAt(run, Math.min(moment, run.finished)) / full,
    format: (part: number) => dollars(part * full),
    role: "money" as const,
    ...(before ? { ghost: { value: before.run.dollars / full, label: earlier(before, model) } } : {}),
    marks:
      run.workers === 1 || before
        ? []
        : [
            {
              value: alone.dollars / full,
              from: alone.dollars / full,
              to: alone.dollars / full,
              label: `one worker alone: ${dollars(alone.dollars)}`,
              role: "ink" as const,
            },
          ],
  };
  const memory = run.held.fullest.length > 0;
  const tall = memory ? memoryHeight(frame, LEGIBLE * frame.label) : gaugeHeight(frame.label, options, frame.width);
  const below = frame.height - tall < LEGIBLE * frame.label ? 0 : tall;
  const gap = below ? Math.round(frame.label * 0.6) : 0;
  const left = Math.max(namesWidth(run.workers, frame), memory && below ? limitWidth(frame.label) : 0);
  const second = (part: Frame): Picture =>
    memory ? memoryPicture(run, part, left, untilOf(run, behind), behind) : gauge(options, part);
  return stack(
    [
      {
        height: frame.height - below,
        draw: (part) => runStream(run, { ...part, height: part.height - gap }, left, behind),
      },
      ...(below ? [{ height: below, draw: second }] : []),
    ],
    frame,
  );
}
