/** How long the same job took from many moments of the record, as shares done within a time; and where this run is among them. */
import { reached, type ReachedLine, type ReachedMark } from "../chart/reached.ts";
import type { Frame, Picture, Role } from "../contract/demo.ts";
import { count, duration, share } from "../contract/format.ts";
import type { Model } from "./demo-model.ts";
import { HORIZON } from "./demo-run.ts";
import { before, cameOf, few, luckOf, type Came } from "./demo-starts.ts";
import { policyName, shortName } from "./demo-words.ts";

/** Seconds that sweeping across takes. */
export const SWEEP = 6;

/** More points than this of a line nobody sees. */
const POINTS = 200;

const HOUR = 3600;

/** Hours named on the axis, the most needed first. */
const HOURS: readonly (readonly [hours: number, rank: number])[] = [
  [1, 0],
  [2, 1],
  [3, 2],
  [4, 3],
  [6, 0],
  [8, 3],
  [12, 1],
  [24, 0],
  [48, 0],
];

/** Each way in its own colour and pattern, whichever is shown. */
const LOOKS: Readonly<Record<Came["policy"], { readonly role: Role; readonly dashes?: readonly number[] }>> = {
  pinned: { role: "simulated" },
  best: { role: "read", dashes: [0.6, 0.25] },
  any: { role: "ink" },
  fallback: { role: "money", dashes: [0.22, 0.22] },
};

/** From just before the job could be done at the earliest. */
export const leastOf = ({ setting: { hours } }: Pick<Model, "setting">): number => hours * HOUR * 0.92;

/** Draws it from the starts there are so far. */
export function startsPicture(model: Model, frame: Frame, ghost?: Model): Picture {
  const came = cameOf(frame.study);
  const mine = came.find(({ policy }) => policy === model.setting.policy);
  const min = leastOf(model);
  const [own, others] = [mine, came.find((each) => each !== mine)].map((each) => count(each?.starts ?? 0));
  const young = frame.study !== undefined && few(frame.study);
  const other = ghost && ghost.setting.picture === model.setting.picture ? ghost : undefined;
  const lines = came.map((each): ReachedLine => {
    return { label: shortName(each.policy), lead: each === mine, points: pointsOf(each), ...LOOKS[each.policy] };
  });
  return reached(
    {
      lines,
      marks: [
        ...(mine ? here(model, mine, "this run", { dashed: false, young }) : []),
        ...(other && policyName(other) !== policyName(model) ? hereBefore(other, came) : []),
      ],
      x: {
        min,
        max: HORIZON,
        ticks: HOURS.filter(([hours]) => hours * HOUR >= min).map(([hours, rank]) => ({
          value: hours * HOUR,
          label: duration(hours * HOUR),
          rank,
        })),
      },
      title: [
        `share of starts done within … (${shortName(model.setting.policy)}: ${own}, the others: ${others} each)`,
        `starts done within … (${own}, the others ${others})`,
      ],
      span: SWEEP,
    },
    frame,
  );
}

/** Where a run lies among the starts of its own policy; one that was not done has no place on the axis. */
function here(
  model: Model,
  came: Came,
  name: string,
  { dashed, young }: { readonly dashed: boolean; readonly young: boolean },
): ReachedMark[] {
  if (model.ending !== "done") return [];
  const height = before(came, model.seconds);
  return [
    {
      x: model.seconds,
      share: height,
      label: `${name}: ${duration(model.seconds)}`,
      // Another run's place is said when it is shown, and none among few starts.
      ...(dashed || young ? {} : { detail: `luckier than ${share(luckOf(came, model))} of starts` }),
      role: dashed ? "soft" : "you",
      dashed,
    },
  ];
}

function hereBefore(ghost: Model, came: readonly Came[]): ReachedMark[] {
  const own = came.find(({ policy }) => policy === ghost.setting.policy);
  return own ? here(ghost, own, shortName(ghost.setting.policy), { dashed: true, young: false }) : [];
}

function pointsOf({ seconds, starts }: Came): [number, number][] {
  const step = Math.max(1, Math.ceil(seconds.length / POINTS));
  return seconds.flatMap((time, index): [number, number][] =>
    index % step === 0 || index === seconds.length - 1 ? [[time, (index + 1) / starts]] : [],
  );
}
