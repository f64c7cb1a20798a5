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

/** "31 % of it computed, 36 % waited for the last pieces, the rest was start-up or waiting": what cost most beside work, and all else. */
export function wentOn({ working, ...waits }: Spent, of: string): string {
  const [what, part] = (Object.entries(waits) as [keyof typeof waits, number][]).reduce((one, other) =>
    other[1] > one[1] ? other : one,
  );
  const rest = what === "starting" ? "the rest waited" : "the rest was start-up or waiting";
  return `${share(working)} of ${of} computed, ${share(part)} ${SPENT[what]}, ${rest}`;
}
