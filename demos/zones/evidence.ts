/** The evidence of lesson 5: when nine zones had a spot GPU, and what several of them come to together. */
import { ANSWER } from "../contract/answer.ts";
import { demo, type Frame } from "../contract/demo.ts";
import { schema } from "../contract/params.ts";
import { drawChance, drawWaits } from "./evidence-chance.ts";
import { factsOf } from "./evidence-facts.ts";
import {
  anyOfRows,
  regionsOf,
  sharesOfAny,
  sixteenOf,
  zonesOf,
  type AnyOf,
  type Gang,
  type Region,
} from "./evidence-record.ts";
import { rowsOfChance, rowsOfWaits, rowsOfZones } from "./evidence-rows.ts";
import { drawAnswer, drawDoors, OPENING, soFar, SWEEP, type Shown } from "./evidence-strip.ts";
import { verdictOf } from "./evidence-verdict.ts";
import { answered, asking, growing, opening, sweeping, upTo, waiting } from "./evidence-words.ts";
import { BUCKETS, DAYS, MIDDLE, zoneOptions } from "./record.ts";

const knobs = schema({
  guess: {
    kind: "choice",
    label: "Your door",
    effect: "Marks the zone that you think has a GPU for you.",
    default: "none",
    options: {
      none: "none",
      "us-east-1a": "1: us-east-1a",
      "us-east-2a": "2: us-east-2a",
      "us-west-2a": "3: us-west-2a",
    },
    keep: true,
    // Chosen at the doors, with a pointer, with the arrow keys, or with 1 to 3.
    hidden: true,
  },
  picture: {
    kind: "choice",
    label: "Show",
    effect: `Shows nine zones through ${DAYS} days, what several of them come to, or waits and sixteen machines at once.`,
    default: "strip",
    options: { strip: `nine zones, ${DAYS} days`, anyof: "how many zones", many: "waits, and 16 at once" },
  },
  moment: {
    kind: "number",
    label: "Moment",
    effect: "Which moment of the record the doors show; a press on the strip hands it to the demo.",
    default: MIDDLE,
    min: 0,
    max: BUCKETS - 1,
    unit: "count",
    integer: true,
    // Picked on the strip, with a pointer or with keys.
    hidden: true,
  },
  zone: {
    kind: "choice",
    label: "Zone",
    effect: "Which row of the strip was picked; the demo then stays in that zone, or may go to any.",
    default: "none",
    options: { none: "none", ...zoneOptions, any: "any of the nine" },
    hidden: true,
  },
  answer: ANSWER,
});

/** The question, or one of three pictures; the numbers the prose quotes are of all. */
interface Model extends Shown {
  readonly view: "doors" | "strip" | "anyof" | "many";
  readonly rows: readonly AnyOf[];
  readonly regions: readonly Region[];
  readonly sixteen: readonly Gang[];
  readonly facts: Readonly<Record<string, string>>;
}

export default demo<typeof knobs, Model>({
  title: "When nine zones had a spot GPU",
  heading: ({ picture, answer }) =>
    answer === "hidden" || picture === "strip"
      ? "When nine zones had a spot GPU"
      : picture === "anyof"
        ? "A GPU in any of so many zones"
        : "How long one waits for a GPU",
  schema: knobs,
  tables: ["spot-zones", "spot-any-of", "spot-regions", "spot-gangs", "spot-correlation", "spot-interruptions"],
  drawn: ({ picture, answer }) =>
    answer === "hidden"
      ? ["spot-zones"]
      : picture === "strip"
        ? ["spot-zones", "spot-any-of"]
        : picture === "anyof"
          ? ["spot-any-of", "spot-regions"]
          : ["spot-any-of", "spot-gangs"],
  basis: () => "measured",

  answers: {
    knob: "guess",
    options: [
      { label: "us-east-1a, Virginia", value: "us-east-1a" },
      { label: "us-east-2a, Ohio", value: "us-east-2a" },
      { label: "us-west-2a, Oregon", value: "us-west-2a" },
    ],
  },
  verdict: ({ guess }, tables) => verdictOf(guess, tables),

  hands: ({ picture, moment, zone }) =>
    picture !== "strip" || zone === "none"
      ? null
      : zone === "any"
        ? { moment, policy: "any" }
        : { moment, zone, policy: "pinned" },

  model({ guess, picture, moment, zone, answer }, tables) {
    const rows = anyOfRows(tables);
    const zones = zonesOf(tables);
    return {
      view: answer === "hidden" ? "doors" : picture,
      zones,
      shares: sharesOfAny(zones),
      any: rows.at(-1)!.mean,
      moment,
      guess,
      zone,
      rows,
      regions: regionsOf(tables),
      sixteen: sixteenOf(tables),
      facts: factsOf(tables),
    };
  },

  span: ({ view }) => (view === "doors" ? 0 : view === "strip" ? OPENING + SWEEP : SWEEP),
  pace: ({ view }) => (view === "strip" ? OPENING + SWEEP : SWEEP),

  draw(model, frame) {
    const { view, rows, regions, sixteen, zones } = model;
    if (view === "doors") return drawDoors(model, 0, handOf(frame), frame);
    if (view === "anyof") return drawChance(rows, regions, frame);
    if (view === "many") return drawWaits(rows, sixteen, zones, frame);
    return drawAnswer(model, handOf(frame), frame);
  },

  say(model, at) {
    const { view, zones, moment, guess, rows, sixteen, any } = model;
    if (view === "doors") return asking(zones, moment, guess);
    if (view === "anyof") return at < SWEEP ? upTo(rows[passed(rows, at)]!) : growing(rows);
    if (view === "many") return waiting(rows, sixteen);
    if (at < OPENING) return opening(zones, moment);
    if (at >= OPENING + SWEEP) return answered(zones, any, moment, model);
    const { piece, any: part, worst, worstSoFar } = soFar(model, at - OPENING);
    return sweeping(piece, part, worst, worstSoFar);
  },

  rows: ({ view, zones, any, moment, rows, sixteen }) =>
    view === "anyof"
      ? rowsOfChance(rows)
      : view === "many"
        ? rowsOfWaits(rows, sixteen)
        : rowsOfZones(zones, any, moment),
  facts: ({ facts }) => ({ ...facts }),
});

/** What a press on the pictures does. */
const handOf = (frame: Frame<typeof knobs>) => ({
  guess: (zone: string): void => frame.emit({ guess: zone as "none" }),
  pick: (zone: string, moment: number): void => frame.emit({ zone: zone as "none", moment }),
});

/** The last number of zones that the sweep has reached. */
function passed(rows: readonly AnyOf[], at: number): number {
  const zones = 1 + (8 * Math.max(0, at)) / SWEEP;
  return Math.max(
    0,
    rows.findLastIndex((row) => row.zones <= zones),
  );
}
