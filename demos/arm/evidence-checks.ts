/** Two smaller measurements: what a virtual CPU costs by generation, and ARM against Intel with one engine. */
import { dumbbells, type Dumbbell } from "../chart/dumbbells.ts";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { share } from "../contract/format.ts";
import type { Evidence } from "./evidence-model.ts";
import { cents, families, pricedIn, times } from "./evidence-words.ts";
import { SWEEP } from "./evidence-picture.ts";

const MAKERS = [
  ["arm", "ARM", "measured"],
  ["intel", "Intel", "ink"],
  ["amd", "AMD", "soft"],
] as const;

/** The list price of a virtual CPU for an hour, generation by generation. */
export function drawPrices({ generations, family }: Evidence, frame: Frame): Picture {
  const all = generations[family];
  const prices = all.flatMap(({ arm, intel, amd }) => [arm, intel, amd].flatMap((price) => price ?? []));
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const max = Math.ceil(most * 100 + 0.4) / 100;
  const min = Math.floor(least * 100 - 0.2) / 100;
  const ticks = Array.from({ length: Math.round((max - min) * 100) + 1 }, (_, index) => {
    const value = min + index / 100;
    return { value, label: cents(value), rank: index % 2 };
  });
  return dumbbells(
    {
      title: `list price of a virtual CPU for an hour, ${families[family]} machines, by generation`,
      key: MAKERS.map(([, label, role]) => ({ label, role, dot: true })),
      x: { scale: "linear", min, max, ticks },
      rows: all.map((one): Dumbbell => {
        const { generation, discount } = one;
        return {
          id: String(generation),
          words: pricedIn(one),
          label: `generation ${generation}`,
          short: String(generation),
          lead: true,
          marks: MAKERS.flatMap(([maker, label, role]) => {
            const value = one[maker];
            if (value === undefined) return [];
            const off = discount === undefined ? "only ARM is listed" : `${share(-discount)} below Intel`;
            return [{ value, role: role as Role, said: maker === "arm" ? off : label }];
          }),
        };
      }),
      span: SWEEP,
    },
    frame,
  );
}

/** Pairs of ARM and Intel: speed, and the work a dollar buys. */
export function drawPairs({ pairs, pair: picked }: Evidence, frame: Frame): Picture {
  const works = pairs.map(({ work }) => work);
  return dumbbells(
    {
      title:
        frame.width < frame.label * 40
          ? "ClickHouse, against Intel:"
          : "ClickHouse alone, ARM against Intel, machines with as many virtual CPUs",
      key: [{ label: "rings: speed" }, { label: "work for a dollar", role: "measured", dot: true }],
      x: {
        scale: "log",
        min: 0.85,
        max: Math.max(...works) * 1.25,
        ticks: [1, 1.25, 1.5, 1.75].map((value) => ({ value, label: value === 1 ? "the same" : times(value) })),
      },
      reference: { at: 1, label: "" },
      rows: pairs.map(({ id, label, arm, x86, speed, work, sameGeneration }): Dumbbell => ({
        id,
        words: [`${arm} against ${x86}`, `${times(speed)} the speed, ${times(work)} the work for a dollar`],
        label,
        short: label
          .replace("generation ", "gen. ")
          .replace(", Intel ", " v. Intel ")
          .replace(/, (\d+) vCPU/, ", $1"),
        ...(sameGeneration ? { lead: true as const } : {}),
        marks: [
          { value: speed, role: "soft", shape: "ring" },
          { value: work, role: sameGeneration ? "measured" : "soft", said: times(work) },
        ],
      })),
      span: SWEEP,
      ...(picked ? { picked: picked.id } : {}),
      pick: (pair) => frame.emit({ pair: pair as (typeof pairs)[number]["id"] }),
    },
    frame,
  );
}
