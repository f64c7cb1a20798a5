/** What a dollar buys on either chip: a square for each whole run of the job, the last one as much as is left. */
import { lettering } from "../chart/colour.ts";
import { add, picture, set, write } from "../chart/svg.ts";
import { baseline, textWidth } from "../chart/text.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { comparedOf, type Model } from "./demo-model.ts";
import { owedAt, type Side } from "./demo-run.ts";
import { jobsFor, ratio } from "./demo-words.ts";

/** Labels' heights of a row, and of the space above. */
const ROW = 1.35;
const ABOVE = 0.5;
/** A square and its gap are at most so many labels' heights wide; of it, the square. */
const PITCH = 1.4;
const SQUARE = 0.8;
/** With less, words go rather than squares. */
const LEAST = 0.42;
/** More squares than this could not be told apart: they are then a bar. */
const MOST = 60;

/** Pixels it takes. */
export const dollarHeight = (label: number): number => Math.ceil(label * (2 * ROW + ABOVE));

/** Draws both rows; each comes when its job is done. */
export function drawDollar(model: Model, frame: Frame): Picture {
  const size = frame.label;
  const root = picture(frame);
  const compared = comparedOf(model);
  const sides = [
    { name: "x86", side: model.x86, words: [""] },
    {
      name: "ARM",
      side: model.arm,
      words: compared ? [`, ${ratio(compared.work)} the work`, `, ${ratio(compared.work)}`, ""] : [""],
    },
  ];
  const bought = ({ finished, ...side }: Side): number => (finished === null ? 0 : 1 / owedAt(side));
  const most = Math.max(...sides.map(({ side }) => bought(side)));
  const said = (side: Side): string =>
    side.finished === null ? "none: the job never ends" : `${jobsFor(owedAt(side))} jobs`;
  const before = ["a dollar on ", "$1, "].find((words) => room(words, 0) > most * size * LEAST) ?? "";
  const left = textWidth(`${before}ARM`, size, true) + size * 0.3;
  const level = sides.map(({ words }) => words.length - 1).reduce((a, b) => Math.max(a, b));
  const chosen =
    Array.from({ length: level + 1 }, (_, index) => index).find((index) => room(before, index) > most * size * LEAST) ??
    level;
  const pitch = Math.max(0, Math.min(size * PITCH, room(before, chosen) / most));
  const rows = sides.map(({ name, side, words }, index) => {
    const y = size * (ABOVE + index * ROW);
    write(root, `${before}${name}`, 0, baseline(y, size), { fill: frame.palette("ink"), size, bold: true });
    const group = add(root, "g");
    const jobs = bought(side);
    const [height, top] = [Math.min(size * SQUARE, pitch * SQUARE), y + size * 0.62];
    const square = (from: number, width: number): Element =>
      add(group, "rect", {
        x: left + from * pitch,
        y: top - height / 2,
        width: Math.max(0, width * pitch * SQUARE),
        height,
        fill: frame.palette("money"),
      });
    if (jobs > MOST) square(0, jobs / SQUARE);
    else for (let job = 0; job < jobs; job++) square(job, Math.min(1, jobs - job));
    const value = `${said(side)}${words[Math.min(chosen, words.length - 1)]!}`;
    const fill = lettering(frame, side.finished === null ? "lost" : "money");
    write(group, value, left + (jobs ? jobs * pitch + size * 0.3 : 0), baseline(y, size), { fill, size, bold: true });
    return { group, end: side.until };
  });

  function room(words: string, index: number): number {
    const widest = Math.max(
      ...sides.map(({ side, words: more }) =>
        textWidth(`${said(side)}${more[Math.min(index, more.length - 1)]!}`, size, true),
      ),
    );
    return frame.width - textWidth(`${words}ARM`, size, true) - widest - size;
  }

  const at = (moment: number): void => {
    for (const { group, end } of rows) set(group, { opacity: frame.still || moment >= end ? 1 : 0 });
  };
  at(Infinity);
  return { node: root, at };
}
