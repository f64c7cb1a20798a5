/** Whether the answer is out. Every figure that asks has this one knob as `answer`: beats turn it, and the host folds away what only a question needs. */
export const ANSWER = {
  kind: "choice",
  label: "Answer",
  effect: "Shows the answer.",
  default: "shown",
  options: { hidden: "hidden", shown: "shown" },
  hidden: true,
} as const;
