/** The print view: every slide at its last beat, every figure a still. reveal clones pages, and a still survives that. */
import type { Nearness } from "./nearness.ts";
import type { Stage } from "./stage.ts";

/** Before reveal measures the pages. */
export function prepareForPrint(stages: readonly Stage[], nearness: Nearness): void {
  for (const stage of stages) {
    for (const figure of stage.figures.values()) figure.setAttribute("still", "");
    stage.show(stage.beats, false);
  }
  nearness.everywhere();
}
