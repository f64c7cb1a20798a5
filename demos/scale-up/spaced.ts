/** Rules whose labels would lie on one another keep their line and lose the label. */
import type { Frame } from "../contract/demo.ts";
import type { Upward } from "../chart/curves-plan.ts";

/** Em that stand above and below a plot at most: two lines of title, two of key, the axis with its words. */
const ROUND = 8;
/** Em from one label to the next. */
const APART = 1.2;

/** The rules in the order given, which is that of their weight; on a logarithmic axis. */
export function spaced(
  rules: Upward["rules"],
  { min, max }: { readonly min: number; readonly max: number },
  { height, label }: Pick<Frame, "height" | "label">,
): Upward["rules"] {
  const em = Math.max(1, height / label - ROUND) / Math.log(max / min);
  const kept: number[] = [];
  return rules.map((rule) => {
    const at = em * Math.log(rule.value);
    if (kept.some((other) => Math.abs(other - at) < APART)) {
      const { label: _, ...mute } = rule;
      return mute;
    }
    kept.push(at);
    return rule;
  });
}
