/** One run: when zones had machines above, eight places below on the same axis, and what it came to at the foot. */
import { kindOf } from "../chart/bars.ts";
import { fills } from "../chart/hatch.ts";
import { key, type Key } from "../chart/key.ts";
import { stack } from "../chart/stack.ts";
import { add, picture } from "../chart/svg.ts";
import { textWidth } from "../chart/text.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { figures, figuresHeight } from "./demo-figures.ts";
import type { Model } from "./demo-model.ts";
import { legendOf, stream } from "./demo-stream.ts";
import { strip, stripHeight } from "./demo-strip.ts";
import { policyName } from "./demo-words.ts";

/** A run that took so many times longer than another has no axis in common with it. */
const COMPARABLE = 4;

/** Labels' heights that the stream takes before there are figures: the words say them too. */
const LEGIBLE = 14;

/** With fewer in all, the strip's colours are named in the stream's key. */
const KEYED = 20;

/** With fewer under it, the strip goes. */
const LOW = 7;

/** Narrower than so many em, names are short. */
const NARROW = 30;

/** After the end, so that it is seen: this share of the run. */
const ROOM = 0.01;

/** Draws the run; `ghost` is the one before the last knob was turned. */
export function runPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const size = frame.label;
  const other =
    ghost && (policyName(ghost) !== policyName(model) || ghost.seconds !== model.seconds) ? ghost : undefined;
  const near = other && other.seconds / model.seconds < COMPARABLE && model.seconds / other.seconds < COMPARABLE;
  const before = near ? other : undefined;
  const until = Math.max(model.seconds, before?.seconds ?? 0) * (1 + ROOM);
  const beside = frame.width < size * NARROW ? ["1d", "nine"] : ["us-east-1d", "machine 1"];
  const left = Math.min(
    frame.width / 2,
    Math.ceil(Math.max(...beside.map((name) => textWidth(name, size, true))) + size * 0.4),
  );
  const keyed = frame.height < KEYED * size;
  const shared = { left, until, keyed };
  const full = stripHeight(model, keyed, frame);
  // Low, both pictures have one key, above them.
  const names = key(keyed ? legendOf(model, keyed, until, frame.width - left) : [], frame, frame.width);
  const wanted = names.height ? names.height + size * 0.25 : 0;
  const head = frame.height - wanted < LOW * size ? 0 : wanted;
  const tall = frame.height - full - head < LOW * size ? 0 : full;
  const two = figuresHeight(size, other !== undefined);
  const one = figuresHeight(size, false);
  const foot =
    frame.height - head - tall - two >= LEGIBLE * size
      ? two
      : frame.height - head - tall - one >= LEGIBLE * size
        ? one
        : 0;
  return stack(
    [
      ...(head ? [{ height: head, draw: (part: Frame) => drawKey(names, part) }] : []),
      ...(tall ? [{ height: tall, draw: (part: Frame) => strip(model, shared, part, frame) }] : []),
      { height: frame.height - head - tall - foot, draw: (part) => stream(model, shared, part, before) },
      ...(foot
        ? [{ height: foot, draw: (part: Frame) => figures(model, part, foot === two ? other : undefined) }]
        : []),
    ],
    frame,
  );
}

/** The key alone. */
function drawKey(names: Key, frame: Frame): Picture {
  const root = picture(frame);
  const fill = fills(add(root, "defs"), frame);
  names.draw(root, 0, 0, (role) => fill(role, kindOf({ role })));
  return { node: root, at() {} };
}
