/** Who does the work: the one job in a hundred as a picture of two bars, and the curve it is read from. */
import { curves, type CurveLine, type CurveMark } from "../chart/curves.ts";
import { topShare, type Portion } from "../chart/top-share.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { share } from "../contract/format.ts";
import { TOP, type Work } from "./evidence-logs.ts";

/** What a cluster is called beside its share. */
const nameOf = ({ cluster, orMore }: Work): string => (orMore ? "Google" : cluster);
const said = ({ top, orMore }: Work): string => `${orMore ? "over " : ""}${share(top)}`;

/** One job in a hundred, and what it is of the work. */
export function drawWork(work: readonly Work[], span: number, frame: Frame): Picture {
  const portions = work.map((one): Portion => {
    return { share: one.top, figure: `${said(one)} of the work`, short: said(one), where: `at ${nameOf(one)}` };
  });
  const from = { share: TOP, figure: `the largest ${share(TOP)} of jobs` };
  return topShare(portions, { from, all: ["all jobs", "all work"], role: "measured", span }, frame);
}

/** Where a share of jobs begins on the axis. */
const LEAST = 0.001;

/** The work that the largest jobs do, whatever share of the jobs they are. */
export function drawCurve(work: readonly Work[], span: number, frame: Frame): Picture {
  const counted = work.filter(({ orMore }) => !orMore);
  const lines = counted.map(({ cluster, points }, index): CurveLine => {
    return { label: cluster, role: index ? "soft" : "measured", lead: !index, points };
  });
  const marks = work.map((one): CurveMark => {
    const { cluster, top } = one;
    const line = counted.findIndex((other) => other.cluster === cluster);
    return {
      value: TOP,
      y: top,
      label: `${nameOf(one)}: ${said(one)}`,
      role: line > 0 ? "soft" : line === 0 ? "measured" : "wanted",
      ...(line < 0 ? {} : { line }),
    };
  });
  return curves(
    lines,
    {
      title: "share of all work that the largest jobs do",
      x: {
        scale: "log",
        min: LEAST,
        max: 1,
        ticks: [0.01, 1, LEAST, 0.1].map((value, rank) => ({
          value,
          label: value === 1 ? "all jobs" : value === TOP ? `the largest ${share(value)}` : share(value),
          rank,
        })),
      },
      y: {
        scale: "linear",
        min: 0,
        max: 1,
        rules: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, ...(value % 0.5 ? {} : { label: share(value) }) })),
      },
      marks,
      span,
    },
    frame,
  );
}
