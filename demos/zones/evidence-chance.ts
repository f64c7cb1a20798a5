/** What several zones come to together: how often one of them has a machine, how long one waits, and sixteen at once. */
import type { CurveLine, CurveMark } from "../chart/curves.ts";
import { fan } from "../chart/fan.ts";
import { shareRows, type ShareRow } from "../chart/share-rows.ts";
import { stack } from "../chart/stack.ts";
import { sequence, waits, type WaitLane } from "../chart/waits.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { plural, share } from "../contract/format.ts";
import type { Outcome } from "../contract/outcome.ts";
import type { AnyOf, Gang, Region, Zone } from "./evidence-record.ts";
import { inWords, wait } from "./evidence-words.ts";
import { SWEEP } from "./evidence-strip.ts";
import { places } from "./record.ts";

/** Of the height, what the waits have. */
const UPPER = 0.6;

/** Less high than so many em there is no room for two charts. */
const LOW = 15;

/** The numbers of zones that are named on the curve. */
const NAMED = [1, 2, 3, 9];

/** How often at least one of so many zones has a machine, with the best and the worst choice of them. */
export function drawChance(rows: readonly AnyOf[], regions: readonly Region[], frame: Frame): Picture {
  const wide = frame.width >= frame.label * 40;
  const lines: CurveLine[] = [
    {
      label: wide ? "if zones ran out independently" : "independent",
      role: "soft",
      dashed: true,
      points: rows.map(({ zones, independent }) => [zones, independent] as const),
    },
    { label: "", role: "measured", lead: true, points: rows.map(({ zones, mean }) => [zones, mean] as const) },
  ];
  const marks: CurveMark[] = rows
    .filter(({ zones }) => NAMED.includes(zones))
    .map(({ zones, mean }) => ({ value: zones, line: 1, label: share(mean), role: "measured" as const }));
  // Where the worst that can be chosen is all zones of one region, that is worth saying.
  const near = regions.find(
    ({ zones, anyAvailability }) => zones > 2 && rows.find((row) => row.zones === zones)?.min === anyAvailability,
  );
  if (wide && near) {
    const { region, zones, anyAvailability } = near;
    const label = `the worst ${inWords(zones)}: all in ${places[region]}, ${share(anyAvailability)}`;
    marks.push({ value: zones, y: anyAvailability, label, role: "ink" });
  }
  const landed = heldOf(frame.here);
  if (landed) {
    const label = wide ? `the demo’s run: ${share(landed.held)} with a machine` : "the demo";
    marks.push({ value: landed.choice, y: landed.held, label, role: "simulated" });
  }
  return fan(
    lines,
    {
      title: wide
        ? "at least one of so many zones had a GPU: share of the time, on average; shade: from the worst choice to the best"
        : "a GPU in at least one of so many zones; shade: worst to best choice",
      x: {
        scale: "linear",
        min: 1,
        max: 9,
        ticks: rows.map(({ zones }) => ({
          value: zones,
          label: zones === 1 ? "1 zone" : String(zones),
          rank: zones === 1 ? 0 : zones === 9 ? 1 : zones,
        })),
      },
      y: {
        scale: "linear",
        min: 0,
        max: wide ? 1.2 : 1.04,
        rules: [0, 0.5, 1].map((value) => ({ value, label: share(value), strong: value !== 0.5 })),
      },
      marks,
      span: SWEEP,
    },
    {
      strands: [],
      shade: { role: "measured", points: rows.map(({ zones, min, max }) => [zones, min, max] as const) },
      say: () => ["", ""],
    },
    frame,
  );
}

/** How long one waits for one machine, and how often sixteen can be had at once. */
export function drawWaits(
  rows: readonly AnyOf[],
  sixteen: readonly Gang[],
  zones: readonly Zone[],
  frame: Frame,
): Picture {
  const wide = frame.width >= frame.label * 40;
  const lanes = [1, 3, 9].map((many): WaitLane => {
    const row = rows.find((each) => each.zones === many)!;
    const takes = row.meanWaitMinutes * 60;
    return {
      name: many === 1 ? "in one zone" : `in any of ${inWords(many)}`,
      parts: [{ label: "waiting", role: "waiting", start: 0, stop: takes }],
      takes,
      end: wait(row.meanWaitMinutes),
    };
  });
  const [first] = sixteen;
  const shares = sixteen.map((row): ShareRow => {
    const place = zones.find(({ zone }) => zone === row.zone)?.place;
    return {
      label: place ? `${row.zone}, ${place}` : `in any one of the ${inWords(row.zones)}`,
      short: place ? row.zone : `any of ${inWords(row.zones)}`,
      share: row.availability,
      said: share(row.availability),
      role: "measured",
      lead: row.zones > 1,
    };
  });
  const title = wide
    ? `sixteen GPUs at once: share of the time (another record, ${plural(Math.round(first!.days), "day")} of the same year)`
    : "sixteen GPUs at once: how often?";
  if (frame.height < frame.label * LOW) {
    // Low: the waits in words above the bars.
    const said = lanes.map(({ end, name }, index) => `${end}${index ? "" : " away"} ${name}`).join(", ");
    return shareRows({ title: `one GPU: ${said}; ${title}`, rows: shares, span: SWEEP }, frame);
  }
  const upper = Math.round(frame.height * UPPER);
  return stack(
    [
      { height: upper, draw: (part) => drawLanes(lanes, wide, { ...part, height: part.height - frame.label }) },
      {
        height: frame.height - upper,
        draw: (part) =>
          shareRows(
            {
              title,
              rows: shares,
              span: SWEEP,
            },
            part,
          ),
      },
    ],
    frame,
  );
}

/** The waits, one after the other, the longest most of the time. */
function drawLanes(lanes: readonly WaitLane[], wide: boolean, frame: Frame): Picture {
  const title = wide ? "one GPU: the mean wait from a random moment" : "one GPU: the mean wait";
  const { node, at } = waits({ lanes, key: [{ label: title }] }, frame);
  const { span } = sequence(lanes);
  return { node, at: (moment) => at((Math.max(0, moment) / SWEEP) * span) };
}

/** How many zones the demo's run could use, and for how much of it, in time, it had a machine somewhere. */
export function heldOf(here: Outcome | undefined): { readonly choice: number; readonly held: number } | undefined {
  const { choice, up } = here ?? {};
  if (choice === undefined || up === undefined || !(choice >= 1 && choice <= 9)) return undefined;
  return { choice, held: Math.min(1, Math.max(0, up)) };
}
