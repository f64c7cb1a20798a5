/** The run as the talk's picture of a job; below it, once two things or more go wrong, what each of them adds alone. */
import { gutterOf } from "../chart/row-names.ts";
import { stack } from "../chart/stack.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { aloneOf, those } from "./alone.ts";
import { added, addedHeight } from "./added.ts";
import type { knobs } from "./knobs.ts";
import type { Run } from "./run.ts";
import { stream } from "./stream.ts";
import { calm } from "./words.ts";

/** Labels' heights that the stream itself needs: with less, what stands below it goes, which the table says too. */
const LEGIBLE = 12;

/** After the end, so that its line is seen: this share of the run. */
const EDGE = 0.002;

/** Draws a run; `before` is the one that a knob was turned from. */
export function drawRun(run: Run, frame: Frame<typeof knobs>, before?: Run): Picture {
  const { setting, finished, workers } = run;
  const on = setting.kill.length ? [] : those(setting);
  const alone = aloneOf(setting, on.length ? frame.study : undefined);
  // Its room is kept while the study runs, so that nothing jumps when it is done.
  const high = on.length > 1 ? addedHeight(on, frame) : 0;
  const strip = frame.height - high >= LEGIBLE * frame.label ? high : 0;
  const sum = strip && alone ? alone.all - Math.min(0, alone.together) : 0;
  const longest = Math.max(finished, before?.finished ?? 0, sum);
  const until = calm(run) ? longest : longest * (1 + EDGE);
  if (!strip) return stream(run, until, frame, before);
  const left = gutterOf(workers, (row) => `worker ${count(row + 1)}`, frame);
  return stack(
    [
      { height: frame.height - strip, draw: (own) => stream(run, until, own as typeof frame, before) },
      { height: strip, draw: (own) => added(alone, finished, { left, until }, own) },
    ],
    frame,
  );
}
