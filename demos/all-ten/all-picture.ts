/** All subsets as marks, by time and bill; beside them the ten knobs, ranked by what each does on average. */
import { drawMarks, type Places } from "./all-marks.ts";
import { browsable, inTurn, outline, ring } from "../chart/browse.ts";
import { picture, write } from "../chart/svg.ts";
import { baseline, textWidth, type Box } from "../chart/text.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { flags, flagsOf, isOn, SUBSETS, type Knobs } from "./knobs.ts";
import type { Model } from "./model.ts";
import { both, NEAR, subsetName, times } from "./said.ts";
import { isWhole, rank, type By, type Point, type Ranking } from "./study.ts";
import { lineHeight, rowsFit, switchLine, switchRows, switchWords, type Bar } from "./switches.ts";

/** From this width on, in em, switches stand beside the marks, and take so much of it. */
const WIDE = 50;
const PANEL = 0.47;

/** Draws it; `ghost` is the subset before a switch was thrown. */
export function drawAll(model: Model, frame: Frame<Knobs>, ghost?: Model): Picture {
  const size = frame.label;
  const { by } = model.setting;
  const ranking = rank(frame.study, by);
  const root = picture(frame);
  root.removeAttribute("aria-hidden");
  const head = size * 1.6;
  const wide = frame.width >= size * WIDE && rowsFit(frame.height - head, size);
  const left = wide ? Math.round(frame.width * PANEL) : 0;
  const line = lineHeight(size);
  const top = wide ? 0 : Math.min(line, frame.height / 2);
  const box = wide
    ? { x: 0, y: head, width: left, height: frame.height - head }
    : { x: 0, y: 0, width: frame.width, height: top };
  const order = orderOf(ranking);
  const shown = { number: model.number, order, ...(ranking.effects.length ? { bars: barsOf(ranking, by) } : {}) };
  const boxes = (wide ? switchRows : switchLine)(root, shown, box, frame);
  if (wide) {
    write(root, titleOf(ranking, by, left, size), 0, baseline(0, size), {
      fill: frame.palette("ink"),
      size,
      bold: true,
    });
  }
  const plotBox = {
    x: wide ? left + size * 1.8 : 0,
    y: top,
    width: Math.max(1, frame.width - (wide ? left + size * 1.8 : 0)),
    height: Math.max(1, frame.height - top),
  };
  const places = drawMarks(root, plotBox, model, ranking, ghost, frame);
  if (!frame.still) takeHands(root, boxes, places, model, ranking, order, frame);
  return { node: root, at() {} };
}

/** The strongest first; as the lessons come until all is played, so that no row moves under the eye that reads it. */
function orderOf(ranking: Ranking): number[] {
  const ranked = isWhole(ranking) ? ranking.effects.map(({ knob }) => knob) : [];
  return [...ranked, ...flags.map((_, knob) => knob).filter((knob) => !ranked.includes(knob))];
}

function barsOf({ effects, best }: Ranking, by: By): Map<number, Bar> {
  const longest = Math.max(Math.log(1.5), ...effects.map(({ factor }) => -Math.log(factor)));
  return new Map(
    effects.map(({ knob, factor }) => [
      knob,
      {
        reach: Math.abs(Math.log(factor)) < NEAR ? 0 : -Math.log(factor) / longest,
        label: times(factor, by),
        strong: best !== undefined && best.knobs.includes(knob),
      },
    ]),
  );
}

function titleOf(ranking: Ranking, by: By, room: number, size: number): string {
  const { points, effects } = ranking;
  const pairs = effects[0]?.pairs ?? 0;
  const far = isWhole(ranking)
    ? `mean of ${count(pairs)} pairs`
    : `${count(points.length)} of ${count(SUBSETS)} ways so far`;
  const what = by === "time" ? "what each does to the time" : "what each does to the bill";
  const forms = [`${what}: ${far}`, far];
  return forms.find((words) => textWidth(words, size, true) <= room) ?? far;
}

/** Switches by pointer and keys; a mark by pointer, which shows its run. */
function takeHands(
  root: Element,
  boxes: ReadonlyMap<number, Box>,
  { plot, at }: Places,
  model: Model,
  { points, effects }: Ranking,
  order: readonly number[],
  frame: Frame<Knobs>,
): void {
  const size = frame.label;
  const areas = [...order.map((knob) => boxes.get(knob)!), plot];
  const means = new Map(effects.map((effect) => [effect.knob, effect]));
  const known = new Map(points.map((point) => [point.number, point]));
  const row = (knob: number): readonly [string, string] => {
    const [title, detail] = switchWords(knob, model.number);
    const effect = means.get(knob);
    const { by } = model.setting;
    return [
      title,
      effect
        ? `${times(effect.factor, by)} on average; ${by === "time" ? "longer" : "dearer"} in ${count(effect.worse)} of ${count(effect.pairs)} pairs`
        : detail,
    ];
  };
  // A switch is its knob's number, a mark ten more than its subset's.
  const mark = (thing: number): Point | undefined => (thing >= 10 ? known.get(thing - 10) : undefined);
  browsable<number>(
    root,
    {
      label: "Ten switches, and all ways to turn them",
      hint: "Arrow keys go from switch to switch",
      stops: 10,
      stop: (thing) => (thing < 10 ? order.indexOf(thing) + 1 : 10),
      areas,
      find: (point, area) => {
        if (area < 10) return order[area];
        if (!point) return undefined;
        const [px0, py0] = point;
        let nearest: number | undefined;
        let least = (size * 1.2) ** 2;
        for (const each of points) {
          const [cx, cy] = at(each);
          const away = (cx - px0) ** 2 + (cy - py0) ** 2;
          if (away < least) [nearest, least] = [each.number + 10, away];
        }
        return nearest;
      },
      first: () => order[0],
      next(from, key) {
        const to = inTurn(from < 10 ? order.indexOf(from) : 0, key, 9);
        return to === undefined ? undefined : order[to];
      },
      words: (thing) => {
        const point = mark(thing);
        return point ? [subsetName(point.number), both(point)] : row(thing);
      },
      mark(layer, thing) {
        const point = mark(thing);
        if (!point) return outline(layer, boxes.get(thing)!, frame);
        const [cx, cy] = at(point);
        ring(layer, [cx, cy], size * 0.5, frame);
        return { x: cx - size / 2, y: cy - size / 2, width: size, height: size };
      },
      pick(thing) {
        if (thing >= 10) frame.emit(flagsOf(thing - 10));
        else frame.emit({ [flags[thing]!]: !isOn(model.number, thing) });
      },
    },
    frame,
  );
}
