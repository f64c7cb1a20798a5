/** The pictures of the evidence: sizes beside what was drawn, sizes by machines, and jobs by cores. */
import type { CdfLine, CdfMark } from "../chart/cdf.ts";
import { cdf } from "../chart/cdf.ts";
import { columns } from "../chart/columns.ts";
import type { Half } from "../chart/halves.ts";
import { mosaic } from "../chart/mosaic.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count, plural, share } from "../contract/format.ts";
import { aboveOf, curveOf } from "./evidence-guess.ts";
import { MOST_CORES, stepsOf, type Jobs } from "./evidence-logs.ts";
import {
  FEW_MACHINES,
  fieldOf,
  finely,
  machineNames,
  machines,
  SMALL_SIZES,
  sizeNames,
  sizes,
  smallOf,
  type MachineName,
  type SizeName,
  type Survey,
} from "./evidence-survey.ts";
import { drawing, field, landed } from "./evidence-words.ts";

/** How long, in seconds, a picture takes to come. */
export const SWEEP = 4;

/** What a picture needs besides its numbers. */
export interface Drawn {
  readonly shown: boolean;
  readonly heights: readonly number[] | null;
  readonly data: SizeName | null;
  readonly machine: MachineName | null;
}

/** The question to be drawn, or the answer. */
export function drawSizes(survey: Survey, { shown, heights, data }: Drawn, frame: Frame): Picture {
  const yours = heights === null ? null : aboveOf(heights);
  const figure = (truth: number, guess: number | null): string =>
    shown ? share(truth) : guess === null ? "?" : share(guess);
  const { size } = smallOf(survey);
  const half = (label: string, truth: number, guess: number | null): Half => ({
    figure: figure(truth, guess),
    label,
    role: shown ? "measured" : "you",
    ...(shown && guess !== null ? { yours: `you: ${share(guess)}` } : {}),
  });
  return columns(
    sizeNames.map((name, index) => {
      const { label, short } = sizes[name];
      const people = plural(
        survey.counts[index]!.reduce((sum, many) => sum + many, 0),
        "person",
        "people",
      );
      return {
        label,
        short,
        ...(shown ? { share: survey.shares[index]!, figure: finely(survey.shares[index]!), detail: people } : {}),
      };
    }),
    {
      title: shown ? "" : "draw it: the largest data of a hundred people who use Dask",
      role: "measured",
      split: {
        after: SMALL_SIZES,
        sides: [
          half(
            shown ? `of ${plural(survey.people, "Dask user")} under a terabyte` : "under a terabyte",
            size,
            yours === null ? null : 1 - yours,
          ),
          half("a terabyte or more", 1 - size, yours),
        ],
      },
      ...(heights === null ? {} : { drawn: heights }),
      ...(shown ? { ...hereOf(frame), span: SWEEP } : {}),
      ...(shown && data !== null ? { picked: sizeNames.indexOf(data) } : {}),
      ...(shown
        ? { pick: (column: number) => frame.emit({ data: sizeNames[column]!, machines: "none" }) }
        : { draw: (now: readonly number[]) => frame.emit({ guess: curveOf(now) }), sayDrawn: drawing }),
    },
    frame,
  );
}

/** Data by machines. */
export function drawMachines(survey: Survey, { data, machine }: Drawn, frame: Frame): Picture {
  const { machines: few } = smallOf(survey);
  const at = {
    column: data === null ? -1 : sizeNames.indexOf(data),
    row: machine === null ? -1 : machineNames.indexOf(machine),
  };
  return mosaic(
    sizeNames.map((name, index) => ({ ...sizes[name], counts: survey.counts[index]! })),
    {
      title: "",
      rows: machineNames.map((name) => machines[name].row),
      role: "measured",
      full: FEW_MACHINES,
      claim: { figure: share(few), label: "tick ten machines at most", rest: "more than ten" },
      split: {
        after: SMALL_SIZES,
        sides: [
          ["data: less than a terabyte", "less than 1 TB"],
          ["a terabyte or more", "1 TB or more"],
        ],
      },
      ...hereOf(frame),
      picked: at,
      span: SWEEP,
      pick: ({ column, row }) => frame.emit({ data: sizeNames[column]!, machines: machineNames[row]! }),
      sayCell: ({ column, row }, many) => field(sizeNames[column]!, machineNames[row]!, many),
    },
    frame,
  );
}

/** Where the demo's run lands, if it is to be seen there. */
function hereOf({ here }: Frame) {
  const label = landed(here);
  const place = here && fieldOf(here);
  return label && place ? { here: { ...place, label, role: "simulated" as const } } : {};
}

/** Jobs by the cores and the GPUs they ask for. */
export function drawJobs({ byCores, hours, gpus }: Jobs, frame: Frame): Picture {
  const lines: CdfLine[] = [
    { label: "jobs", role: "measured", lead: true, points: stepsOf(byCores) },
    { label: "their core-hours", role: "wanted", points: stepsOf(hours) },
    ...gpus.map(({ cluster, points }): CdfLine => ({ label: cluster, role: "clean", points: stepsOf(points) })),
  ];
  const ofGpus = gpus.map(({ cluster, points }, index): CdfMark => {
    const [, least] = points[0]!;
    return {
      value: 1,
      label: `${cluster}: ${share(least)} on one GPU at most`,
      role: "clean",
      line: index + 2,
      share: least,
    };
  });
  const one = byCores[0]![1];
  return cdf(
    {
      lines,
      marks: [{ value: 1, label: `jobs: ${share(one)} on one core`, role: "measured", line: 0, share: one }, ...ofGpus],
      x: {
        min: 1,
        max: MOST_CORES,
        ticks: [1, 256, 8, 64, 2, 4, 16, 32, 128].map((value, rank) => ({ value, label: count(value), rank })),
      },
      yLabel: "share with so many cores (or GPUs), or fewer",
      span: SWEEP,
    },
    frame,
  );
}
