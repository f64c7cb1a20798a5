/** A run as the talk's one picture of a job. */
import { jobStream, type Job } from "../chart/job-stream.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import type { Run } from "./run.ts";

/** Draws a run; `before` is the one that a knob was turned from. */
export const drawRun = (run: Run, frame: Frame, before?: Run): Picture =>
  jobStream(jobOf(run), frame, before && jobOf(before));

const jobOf = ({ workers, computed, moves, finished, ideal }: Run): Job => ({
  rows: workers,
  bars: [
    ...computed,
    ...moves.map(({ key, to, start, stop }) => ({ key, row: to, start, stop, role: "transfer" as const })),
  ],
  finished,
  ideal,
});
