/** The talk's job after either wait: two task streams on one time axis, hatched where machines cannot work yet. */
import { key } from "../chart/key.ts";
import { pauses } from "../chart/pauses.ts";
import { stack } from "../chart/stack.ts";
import { picture, write } from "../chart/svg.ts";
import { taskStream } from "../chart/task-stream.ts";
import { baseline, LEADING, textWidth } from "../chart/text.ts";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { gain, rounded } from "./demo-words.ts";
import type { StripRun, Strips } from "./strip-run.ts";

/** Labels' heights that a stream with flags and a key takes to be read. */
const LEGIBLE = 7;

/** Draws both; `at` uncovers them together. */
export function stripPicture({ image, sync }: Strips, frame: Frame): Picture {
  const until = Math.max(image.finished, sync.finished);
  const title = Math.ceil(frame.label * (LEADING + 0.1));
  const half = Math.max(1, Math.floor(frame.height / 2) - title);
  // Where there is little height, the heading says what a flag would.
  const short = half < frame.label * LEGIBLE;
  const sooner = image.finished > sync.finished ? `${short ? ", " : "done "}${gain({ image, sync })} sooner` : "";
  const parts = (run: StripRun, label: string) => [
    {
      height: title,
      draw: (own: Frame) =>
        heading(label, `${short ? `first task: ${rounded(run.began)}` : ""}${run === sync ? sooner : ""}`, short, own),
    },
    {
      height: half,
      draw: (own: Frame) =>
        one(
          run,
          until,
          { named: run === image && !short, flagged: !short },
          { ...own, height: Math.max(1, half - frame.label * 0.7) },
        ),
    },
  ];
  return stack([...parts(image, "image"), ...parts(sync, "synced")], frame);
}

/** Whose run it is, what is grey in it if no key says so, and a moment of it. */
function heading(label: string, moment: string, keyed: boolean, frame: Frame): Picture {
  const root = picture(frame);
  const type = { fill: frame.palette("ink"), size: frame.label, bold: true };
  write(root, label, 0, baseline(0, frame.label), type);
  const from = textWidth(label, frame.label, true) + frame.label;
  const room = frame.width - from - textWidth(moment, frame.label, true) - frame.label;
  const grey = key([{ label: NAMES.starting!, role: "starting" }], frame, Math.max(1, room));
  if (keyed && room > 0 && grey.height <= frame.label * LEADING) grey.draw(root, from, 0);
  write(root, moment, frame.width, baseline(0, frame.label), { ...type, anchor: "end" });
  return { node: root, at() {} };
}

const NAMES: Partial<Record<Role, string>> = { starting: "starting" };
/** Colours named, in the order of the work. */
const NAMED: readonly Role[] = ["starting", "read", "clean", "join", "reduce"];

function one(
  run: StripRun,
  until: number,
  { named, flagged }: { readonly named: boolean; readonly flagged: boolean },
  frame: Frame,
): Picture {
  const waiting = pauses(run.bars, { rows: run.rows, until: run.finished, least: (until / frame.width) * 1.6 });
  const wide = frame.width > frame.label * 40;
  const shown = new Set(run.bars.map(({ role }) => role));
  const names = NAMED.filter((role) => named && shown.has(role) && (wide || role === "starting"));
  const bars = run.bars.map((bar) => (bar.role === "starting" ? { ...bar, kind: "waiting" as const } : bar));
  return taskStream(
    [...waiting, ...bars],
    {
      rows: run.rows,
      until,
      legend: names.map((role) => ({ label: NAMES[role] ?? role, role })),
      rowName: (row) => `worker ${row + 1}`,
      ends: flagged ? [{ at: run.began, label: `first task: ${rounded(run.began)}`, role: "you" }] : [],
    },
    frame,
  );
}
