/** Where everything of a picture of spans goes: names, a lane of steps in each row, what they come to. */
import { scaleLinear } from "d3";
import type { Frame, Role, Seconds } from "../contract/demo.ts";
import { axisHeight, type Tick } from "./axis.ts";
import { planEnds, type Ends } from "./ends.ts";
import { timeTicks } from "./human-time.ts";
import { key, type Key, type KeyItem } from "./key.ts";
import { textWidth, type Box } from "./text.ts";

/** One step: it takes at least `least`, at most `most`. Starting is hatched, all else plain. */
export interface Span {
  readonly least: Seconds;
  readonly most: Seconds;
  readonly role: Role;
}

/** One way of doing it, on a row of its own. */
export interface SpanRow {
  readonly id: string;
  readonly label: string;
  /** Its name where there is little room. */
  readonly short: string;
  readonly steps: readonly Span[];
  /** After its steps it goes on in this colour, and nobody says how long. */
  readonly open?: Role;
  /** What stands at its end; the longer form first. */
  readonly said: readonly string[];
  /** Who says so; told when the row is pointed at. */
  readonly source: string;
}

/** What stands round the rows. */
export interface SpansOptions {
  readonly key: readonly KeyItem[];
  readonly rows: readonly SpanRow[];
  /** Where the demo stands, on the row it is of. */
  readonly pin?: { readonly id: string; readonly at: Seconds; readonly label: string };
  readonly picked?: string;
  /** Called with the id of a row that was pressed, or chosen with arrow keys and Enter. */
  pick?(id: string): void;
}

/** Everything in its place, in pixels. */
export interface SpansPlan {
  readonly key: Key;
  readonly flags: Ends;
  /** Names stand beside the bars; else above them. */
  readonly beside: boolean;
  /** Of the axis under the rows; none where lines would touch. */
  readonly ticks: readonly Tick[];
  readonly max: Seconds;
  readonly pitch: number;
  /** From the top of a row to its bar, and how thick that is. */
  readonly drop: number;
  readonly thick: number;
  /** Where bars may run. */
  readonly plot: Box;
  /** Which form of what is said has room, and how wide what nobody says is. */
  readonly form: number;
  readonly fading: number;
  x(seconds: Seconds): number;
}

/** From this height on, in em, a row has room for its name above its bar. */
const TALL = 2.6;
/** Below this height of a row, in em, the names of two rows touch. */
const LOW = 1.3;
/** What nobody says is so wide, in em. */
const FADING = 2.2;
/** A form of words has to leave this share of its width to the bars. */
const BARS = 0.55;

/** Plans the rows. */
export function spansPlan({ rows, key: items, pin }: SpansOptions, frame: Frame): SpansPlan {
  const size = frame.label;
  const named = key(items, frame, frame.width);
  const fading = size * FADING;
  const below = axisHeight(size, false);
  const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, size, true)));
  const shorter = Math.max(0, ...rows.map(({ short }) => textWidth(short, size, true)));
  const many = Math.max(1, rows.length);
  const long = widest < frame.width * 0.3;
  const beside = long || (frame.height - named.height) / many < (TALL + 0.4) * size;
  const column = beside ? (long ? widest : shorter) + size * 0.7 : 0;
  const room = Math.max(2, frame.width - column);
  const total = ({ steps }: SpanRow): Seconds => steps.reduce((sum, { most }) => sum + most, 0);
  const max = Math.max(1, ...rows.map(total));
  // Beside every bar its words have to find room: the scale is the largest that leaves it.
  const scaleOf = (form: number): number =>
    Math.min(
      ...rows.map((row) => {
        const words = textWidth(row.said[Math.min(form, row.said.length - 1)]!, size, true);
        return Math.max(0, room - words - (row.open ? fading : size * 0.4)) / Math.max(1, total(row));
      }),
    );
  const forms = Math.max(1, ...rows.map(({ said }) => said.length));
  const fits = Array.from({ length: forms }, (_, form) => form).find((form) => scaleOf(form) * max >= room * BARS);
  const form = fits ?? forms - 1;
  const perSecond = rows.length ? scaleOf(form) : 1;
  const x = scaleLinear([0, 1], [column, column + perSecond]);
  const flags = planEnds(pin ? [{ at: pin.at, label: pin.label, role: "simulated" }] : [], x, frame.width, frame);
  const head = named.height + size * 0.3 + flags.height;
  const left = Math.max(1, frame.height - head);
  // Every bar has its words: where lines would touch, the axis goes.
  const axis = (left - below) / many >= LOW * size;
  const height = Math.max(1, axis ? left - below : left);
  const pitch = height / many;
  return {
    key: named,
    flags,
    beside,
    ticks: axis ? timeTicks(max, Math.max(1, (max * perSecond) / (size * 4)), 4) : [],
    max,
    pitch,
    drop: beside ? pitch * 0.16 : Math.min(pitch - size * 0.75, size * 1.15),
    thick: beside ? pitch * 0.68 : Math.max(3, Math.min(size * 0.95, pitch - size * 1.35)),
    plot: { x: column, y: head, width: room, height },
    form,
    fading,
    x,
  };
}
