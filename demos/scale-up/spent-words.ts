/** Where the money went, in words. */
import { share } from "../contract/format.ts";
import type { Spent } from "./spent.ts";

/** After "of the bill", and after a share of it. */
export const SPENT: Readonly<Record<keyof Spent, string>> = {
  working: "computed",
  starting: "was start-up",
  planning: "waited for the plan",
  lacking: "waited for the last pieces",
  between: "waited for data and scheduler",
};

/** Below this share there is nothing to say. */
const LEAST = 0.04;

/** "31 % of it computed, 29 % was start-up, 33 % waited for the last pieces": work, then the two that cost most. */
export function wentOn({ working, ...rest }: Spent, of: string): string {
  const most = (Object.entries(rest) as [keyof typeof rest, number][])
    .filter(([, part]) => part >= LEAST)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 2);
  return [`${share(working)} of ${of} computed`, ...most.map(([what, part]) => `${share(part)} ${SPENT[what]}`)].join(
    ", ",
  );
}
