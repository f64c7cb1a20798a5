/** Two smaller measurements: one published query on five warehouses, and Dask's own TPC-H, which cuts the other way. */
import type { CurveLine, CurveMark } from "../chart/curves.ts";
import { curves } from "../chart/curves.ts";
import { fan } from "../chart/fan.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { dollars, duration, multiple } from "../contract/format.ts";
import type { Query, Warehouse } from "./sizes.ts";
import { spaced } from "./spaced.ts";
import { SWEEP } from "./sweep.ts";

/** What the heights span, as ratios. */
const QUERY = { min: 0.05, max: 2.6 };
const TPCH = { min: 0.7, max: 45 };

/** One published query: how long it took and what it cost, against the smallest warehouse. */
export function drawQuery(warehouses: readonly Warehouse[], frame: Frame): Picture {
  const first = warehouses[0]!;
  const last = warehouses.at(-1)!;
  const line = (label: string, role: CurveLine["role"], of: (warehouse: Warehouse) => number): CurveLine => ({
    label,
    role,
    lead: true,
    points: warehouses.map((one) => [one.dbuPerHour, of(one) / of(first)]),
  });
  const end = (index: number, { dbuPerHour }: Warehouse, label: string, role: CurveMark["role"]): CurveMark => ({
    value: dbuPerHour,
    line: index,
    label,
    role,
  });
  return curves(
    [line("the bill", "money", ({ usd }) => usd), line("the time", "measured", ({ seconds }) => seconds)],
    {
      x: {
        scale: "log",
        min: first.dbuPerHour * 0.9,
        max: last.dbuPerHour * 1.25,
        ticks: warehouses.map(({ size, dbuPerHour }, index) => ({
          value: dbuPerHour,
          label: size,
          rank: index === 0 || dbuPerHour === last.dbuPerHour ? 0 : 1,
        })),
        words: warehouses.map(({ dbuPerHour }) => ({
          value: dbuPerHour,
          label: multiple(dbuPerHour / first.dbuPerHour),
        })),
      },
      y: {
        scale: "log",
        ...QUERY,
        rules: spaced(
          [
            { value: 1, label: "the same", strong: true },
            { value: 0.1, label: "a tenth" },
            { value: 0.5, label: "half" },
            { value: 2, label: "double" },
          ],
          QUERY,
          frame,
        ),
      },
      title: "one query, a trillion rows, against the smallest warehouse",
      marks: [
        end(0, first, `${duration(first.seconds)}, ${dollars(first.usd)}`, "ink"),
        end(0, last, dollars(last.usd), "money"),
        end(1, last, duration(last.seconds), "measured"),
      ],
      span: SWEEP,
    },
    frame,
  );
}

/** Ten times the data on ten times the machines: seven lines that should lie flat, and do not. */
export function drawTpch(queries: readonly Query[], frame: Frame): Picture {
  const machines = [queries[0]!.machines1Tb, queries[0]!.machines10Tb] as const;
  const order = queries.toSorted((a, b) => a.ratio - b.ratio);
  const [least, most] = [order[0]!, order.at(-1)!];
  const line = ({ ratio }: Query): CurveLine["points"] => [
    [1, 1],
    [10, ratio],
  ];
  return fan(
    [
      {
        label: "as long, had it scaled",
        role: "soft",
        dashed: true,
        points: [
          [1, 1],
          [10, 1],
        ],
      },
      ...[most, least].map((one): CurveLine => ({ label: "", role: "measured", lead: true, points: line(one) })),
    ],
    {
      x: {
        scale: "log",
        min: 1,
        max: 22,
        ticks: [
          { value: 1, label: `1 TB on ${machines[0]} machines` },
          { value: 10, label: `10 TB on ${machines[1]}` },
        ],
      },
      y: {
        scale: "log",
        ...TPCH,
        rules: spaced(
          [
            { value: 1, label: "the same", strong: true },
            { value: 10, label: "10×" },
            { value: 30, label: "30×" },
            { value: 3, label: "3×" },
          ],
          TPCH,
          frame,
        ),
      },
      title: "time of a query, ten times the data on ten times the machines",
      marks: [most, least].map(({ query, ratio }) => ({
        value: 10,
        y: ratio,
        label: `query ${query}: ${multiple(ratio)} as long`,
        role: "measured" as const,
      })),
      span: SWEEP,
    },
    {
      strands: order.map((one) => ({ name: `query ${one.query}`, points: line(one) })),
      say: (strand) => {
        const { query, ratio, seconds1Tb, seconds10Tb } = order[strand]!;
        return [`query ${query}: ${multiple(ratio)}`, `${duration(seconds1Tb)}, then ${duration(seconds10Tb)}`];
      },
    },
    frame,
  );
}
