/** The doors of the question, and the record behind them: nine zones through 45 days. */
import type { Axis } from "../chart/axis.ts";
import { doors, type Door } from "../chart/doors.ts";
import type { End } from "../chart/ends.ts";
import { heatStrip, type HeatOptions, type HeatRow, type HeatSpot } from "../chart/heat-strip.ts";
import { add, set } from "../chart/svg.ts";
import type { Frame, Picture, Seconds } from "../contract/demo.ts";
import { duration, plural, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import { doorsOf, foundAt, heatOf, openAt, shareOf, type Zone } from "./evidence-record.ts";
import { extremes, probes, whenWords } from "./evidence-words.ts";
import { BUCKET, BUCKETS, DAYS, MIDDLE, momentWords, type ZoneName } from "./record.ts";

/** How long, in seconds, the doors take to open and to be looked at. */
export const OPENING = 2.4;
/** And the record to pass. */
export const SWEEP = 6;
/** Of the opening: the leaves move so long. */
const LEAVES = 1.2;

/** A row of the strip: one of the zones, or all of them. */
export type Row = ZoneName | "any";

/** What of the evidence both pictures need. */
export interface Shown {
  readonly zones: readonly Zone[];
  /** Share of all probes at which any zone had a machine. */
  readonly any: number;
  /** The same piece by piece, as digits. */
  readonly shares: string;
  readonly moment: number;
  readonly guess: string;
  readonly zone: string;
}

/** The knobs that a hand on these pictures turns. */
interface Hand {
  readonly guess: (zone: string) => void;
  readonly pick: (row: Row, moment: number) => void;
}

/** The doors; shut, or opened in so many seconds. */
export function drawDoors({ zones, moment, guess }: Shown, span: Seconds, hand: Hand, frame: Frame): Picture {
  return doors(
    {
      title: `one spot GPU, in one of three zones, ${whenWords(moment)}: which door?`,
      doors: doorsOf(zones).map((zone): Door => ({
        id: zone.zone,
        name: zone.zone,
        detail: zone.place,
        found: openAt(zone, moment),
      })),
      chosen: guess,
      span,
      ...(span > 0 ? {} : { pick: hand.guess }),
    },
    frame,
  );
}

/** The doors open, and then the record comes. Paper and who comes late see the record. */
export function drawAnswer(shown: Shown, hand: Hand, frame: Frame): Picture {
  const strip = drawStrip(shown, hand, frame);
  if (frame.still) return strip;
  const opened = drawDoors(shown, LEAVES, hand, frame);
  // The strip is the picture; the doors lie over it until they have been looked at.
  const over = add(strip.node, "g", { "pointer-events": "none" });
  const ground = { x: -1, y: -1, width: frame.width + 2, height: frame.height + 2 };
  add(over, "rect", { ...ground, fill: frame.palette("paper") });
  over.appendChild(opened.node);
  const at = (moment: Seconds): void => {
    opened.at(moment);
    const gone = Math.min(1, Math.max(0, (moment - OPENING + 0.4) / 0.4));
    set(over, { opacity: 1 - gone, display: gone < 1 ? "inline" : "none" });
    strip.at(moment - OPENING);
  };
  at(OPENING + SWEEP);
  return { node: strip.node, at };
}

/** The strip alone. */
function drawStrip(shown: Shown, hand: Hand, frame: Frame): Picture {
  const { zones, moment, zone } = shown;
  const all = [...zones, { shares: shown.shares }];
  const whole = [...zones.map(({ availability }) => availability), shown.any];
  const wide = frame.width >= frame.label * 40;
  const rows = all.map((each, index): HeatRow => {
    const one = zones[index];
    return {
      name: one ? one.zone.slice(one.region.length) : wide ? "any of the nine" : "any",
      ...(one ? { group: [one.place, one.region] } : { thick: true }),
      heat: heatOf(each),
      figure: (pieces) => share(pieces >= BUCKETS ? whole[index]! : shareOf(each, pieces)),
    };
  });
  const row = (index: number): Row => zones[index]?.zone ?? "any";
  const picked = zone === "none" ? {} : { picked: { row: rowOf(zones, zone), value: moment } };
  const options: HeatOptions = {
    title: wide
      ? `could one spot GPU be had? share of ${DAYS} days at the right; filled number: that door had one`
      : "a spot GPU to be had?",
    key: [
      { label: wide ? "yes (paler: part of the time)" : "yes", role: "measured" },
      { label: "no", role: "idle" },
    ],
    x: days(),
    rows,
    role: "measured",
    widest: share(0.999),
    ends: endsOf(shown, frame),
    spots: spotsOf(shown),
    held: heldOf(frame.here),
    span: SWEEP,
    say: (index, value) => {
      const one = zones[index];
      const when = momentWords(value);
      if (one) return [`${one.zone}, ${one.place}, ${when}`, probes(foundAt(one, value))];
      const up = zones.filter((each) => openAt(each, value)).length;
      return [`any of the nine, ${when}`, `${plural(up, "zone")} with a GPU`];
    },
    pick: (index, value) => hand.pick(row(index), value),
    ...picked,
  };
  return heatStrip(options, frame);
}

const rowOf = (zones: readonly Zone[], zone: string): number => {
  const found = zones.findIndex((each) => each.zone === zone);
  return found < 0 ? zones.length : found;
};

/** Days, counted from the first. */
function days(): Axis {
  const day = 86_400 / BUCKET;
  const ticks = [1, 43, 15, 29, 8, 22, 36].map((number, rank) => ({
    value: (number - 1) * day,
    label: number === 1 ? "day 1" : String(number),
    rank,
  }));
  return { min: 0, max: BUCKETS, ticks };
}

/** When the doors were opened, and where the demo's run was. */
function endsOf({ moment, zone, zones }: Shown, frame: Frame): End[] {
  const wide = frame.width >= frame.label * 40;
  const when = moment === MIDDLE ? "halfway" : momentWords(moment);
  const chosen = zone === "any" ? "any zone" : zones.find((one) => one.zone === zone)?.zone;
  const label = chosen ? (wide ? `yours: ${chosen}, ${when}` : "yours") : wide ? `the three doors: ${when}` : "doors";
  const own: End = { at: moment, label, role: chosen ? "you" : "ink", dashed: true };
  const landed = landing(frame.here);
  if (!landed) return [own];
  const { full, short } = landed;
  const words = wide ? full : frame.width >= frame.label * 20 ? short : "the demo";
  const pin: End = { at: landed.moment, label: words, role: "simulated" };
  // Where the demo has landed the doors are their numbers: two lines at one moment are one too many.
  return chosen ? [own, pin] : [pin];
}

/** The doors on their rows, and what was picked there. */
function spotsOf({ zones, moment, guess, zone }: Shown): HeatSpot[] {
  const doors = doorsOf(zones).map((door, index): HeatSpot => ({
    row: rowOf(zones, door.zone),
    value: moment,
    label: String(index + 1),
    role: door.zone === guess ? "you" : "ink",
    filled: openAt(door, moment),
  }));
  const mine = zones.find((each) => each.zone === zone);
  if (zone === "none" || doors.some(({ row }) => row === rowOf(zones, zone))) return doors;
  const filled = mine ? openAt(mine, moment) : zones.some((each) => openAt(each, moment));
  return [...doors, { row: rowOf(zones, zone), value: moment, label: "", role: "you", filled }];
}

/** Where a run of the demo stands on the strip. */
interface Landing {
  readonly moment: number;
  /** What it came to, in more words and in fewer. */
  readonly full: string;
  readonly short: string;
}

/** Where the demo's run began, and what it came to. */
export function landing(here: Outcome | undefined): Landing | undefined {
  const { moment, seconds, lost, finished } = here ?? {};
  if (moment === undefined || seconds === undefined || moment < 0 || moment >= BUCKETS) return undefined;
  const took = duration(seconds);
  const takings = lost === undefined ? "" : `, ${plural(lost, "machine")} taken`;
  const came = `the demo: ${finished === 0 ? "not done" : took}`;
  return { moment, short: `${came}, simulated`, full: `${came}${takings}, simulated` };
}

/** The stretches in which the demo's run held machines, zone by zone. */
function heldOf(here: Outcome | undefined): NonNullable<HeatOptions["held"]> {
  return Array.from({ length: here?.["spans"] ?? 0 }, (_, index) => index).flatMap((index) => {
    const [row, from, to] = ["z", "f", "t"].map((name) => here?.[`${name}${index}`]) as [number, number, number];
    const known = [row, from, to].every((number) => Number.isFinite(number)) && row >= 0 && row < 9;
    return known ? [{ row, from, to, role: "simulated" as const }] : [];
  });
}

/** The zone that is empty most, for the words beside the sweep, and its share so far. */
export function soFar({ zones, shares }: Shown, moment: Seconds) {
  const pieces = Math.max(1, Math.min(1, Math.max(0, moment / SWEEP)) * BUCKETS);
  const { worst } = extremes(zones);
  return {
    piece: Math.min(BUCKETS - 1, Math.floor(pieces)),
    any: shareOf({ shares }, pieces),
    worst,
    worstSoFar: shareOf(worst, pieces),
  };
}
