/** What a run comes to so far, in a line of figures; below it the same of the run before. */
import { lettering } from "../chart/colour.ts";
import { picture, write } from "../chart/svg.ts";
import { baseline, textWidth } from "../chart/text.ts";
import { costAt } from "../cluster/meter.ts";
import { leasesOfGrants } from "../cluster/grants.ts";
import type { Frame, Picture } from "../contract/demo.ts";
import { dollars, duration, plural } from "../contract/format.ts";
import type { Model } from "./demo-model.ts";
import { withoutAny } from "./demo-run.ts";
import { machineHours, policyName, takenAt } from "./demo-words.ts";

/** Pixels it takes: a line, or two. */
export const figuresHeight = (label: number, two: boolean): number => Math.ceil(label * (two ? 2.9 : 1.7));

/** US dollars owed at a moment. */
export const owedAt = ({ grants, seconds }: Model, at: number): number =>
  costAt(leasesOfGrants(grants, { until: seconds * 1e6 }), at * 1e6);

/** Seconds of machines' work known to be lost at a moment. */
export function lostAt({ vain, bars }: Model, at: number): number {
  const again = vain.reduce((sum, { bar, at: when }) => sum + (when <= at ? bar.stop - bar.start : 0), 0);
  const cut = bars.reduce((sum, { role, start, stop }) => sum + (role === "lost" && stop <= at ? stop - start : 0), 0);
  return again + cut;
}

/** Draws the figures; they run with the moment. */
export function figures(model: Model, frame: Frame, ghost?: Model): Picture {
  const size = frame.label;
  const root = picture(frame);
  const columns = [
    { x: 0, anchor: "start" as const, fill: lettering(frame, "money") },
    { x: frame.width / 2, anchor: "middle" as const, fill: lettering(frame, "lost") },
    { x: frame.width, anchor: "end" as const, fill: frame.palette("ink") },
  ];
  const line = (y: number, bold: boolean, fill?: string) =>
    columns.map(({ x, anchor, ...own }) =>
      write(root, "", x, baseline(y, size), { fill: fill ?? own.fill, size, anchor, bold }),
    );
  const cells = line(size * 0.35, true);
  const before = ghost ? line(size * 1.55, false, frame.palette("soft")) : [];
  const told = (of: Model, at: number, first: string): readonly string[] => {
    const now = Math.min(at, of.seconds);
    const lost = machineHours(lostAt(of, now));
    const taken = plural(takenAt(of, now), "machine");
    const [price, dry] = [dollars(owedAt(of, now)), duration(Math.round(withoutAny(of.grants, now * 1e6) / 6e7) * 60)];
    const forms = [
      [`${first}${price}`, `${taken} taken, ${lost} of work lost`, `${dry} without any machine`],
      [`${first}${price}`, `${taken} taken, ${lost} lost`, `${dry} without any`],
      [`${first}${price}`, `${lost} lost`, `${dry} without any`],
      [`${first}${price}`, "", `${lost} lost`],
    ];
    return forms.find((words) => fits(words)) ?? forms.at(-1)!;
  };
  const fits = ([left = "", middle = "", right = ""]: readonly string[]): boolean => {
    const [a, b, c] = [left, middle, right].map((words) => textWidth(words, size, true) / 1.1);
    const half = frame.width / 2 - b! / 2 - size * 0.5;
    return middle ? Math.max(a!, c!) < half : a! + c! + size < frame.width;
  };
  const at = (moment: number): void => {
    const now = frame.still ? Infinity : Math.max(0, moment);
    for (const [index, words] of told(model, now, "").entries()) cells[index]!.textContent = words;
    if (ghost)
      for (const [index, words] of told(ghost, Infinity, `${policyName(ghost)}: `).entries())
        before[index]!.textContent = words;
  };
  at(Infinity);
  return { node: root, at };
}
