/** The beats of a slide, as its document has them: an empty fragment each, with the whole state. */
import type { Beat } from "../lesson.ts";

/** In the order of the presses. */
export const readBeats = (section: HTMLElement): readonly Beat[] =>
  [...section.querySelectorAll<HTMLElement>(".fragment.beat")].map(({ dataset }) => ({
    ...(dataset["evidence"] !== undefined && { evidence: dataset["evidence"] }),
    ...(dataset["demo"] !== undefined && { demo: dataset["demo"] }),
    ...(dataset["at"] !== undefined && { at: Number(dataset["at"]) }),
    ...(dataset["play"] !== undefined && { play: true }),
    ...(dataset["ask"] !== undefined && { ask: true }),
    ...(dataset["takeaway"] !== undefined && { takeaway: true }),
    ...(dataset["headline"] !== undefined && { headline: dataset["headline"] }),
  }));
