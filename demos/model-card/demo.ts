/** The model card: how the simulations are checked against real Dask, the defaults they run with, and what they leave out. */
import { board, pairs } from "../chart/board.ts";
import { tally } from "../chart/tally.ts";
import { demo } from "../contract/demo.ts";
import { count } from "../contract/format.ts";
import { schema } from "../contract/params.ts";
import { checksOf, many, missing, ofAll, talliesOf, type Checks } from "./checks.ts";
import { boardOf, RELEASE, settingsOf, type Setting } from "./defaults.ts";
import { leftOut } from "./left-out.ts";
import { checked, checksTable, defaulted, leftOutTable, omitted, settingsTable } from "./words.ts";

const knobs = schema({
  page: {
    kind: "choice",
    label: "Show",
    effect: "Shows the checks against real Dask, the settings, or what is left out.",
    default: "checks",
    options: { checks: "the checks", defaults: "the defaults", left: "left out" },
  },
});

interface Model {
  readonly page: "checks" | "defaults" | "left";
  readonly checks: Checks;
  readonly settings: readonly Setting[];
}

const shownOf = (settings: readonly Setting[]): number =>
  boardOf(settings).reduce((sum, { entries }) => sum + entries.length, 0);

export default demo<typeof knobs, Model>({
  title: "How far the simulations in this talk are like Dask",
  schema: knobs,
  tables: ["fidelity", "dask-defaults"],
  drawn: ({ page }) => ({ checks: ["fidelity"], defaults: ["dask-defaults"], left: [] })[page],
  basis: ({ page }) => (({ checks: "measured", defaults: "told", left: "simulated" }) as const)[page],

  model: ({ page }, tables) => ({ page, checks: checksOf(tables), settings: settingsOf(tables) }),

  span: () => 0,

  draw({ page, checks, settings }, frame) {
    if (page === "defaults") return board(boardOf(settings), "dask", frame);
    if (page === "left")
      return pairs(
        leftOut.filter(({ unused }) => !unused).map(({ plainly, means }) => ({ term: plainly, means })),
        {
          head: "And what no lesson uses:",
          terms: leftOut.filter(({ unused }) => unused).map(({ plainly }) => plainly),
        },
        frame,
      );
    return tally(
      {
        tallies: talliesOf(checks),
        role: "measured",
        names: {
          full: "passed, as on real Dask",
          hatched: "passed, only read from its tests",
          hollow: "missed",
        },
        ...(checks.reason && checks.all.passed < checks.all.checks
          ? { note: { head: "The one that misses", text: checks.reason } }
          : {}),
      },
      frame,
    );
  },

  say({ page, checks, settings }) {
    if (page === "defaults") return defaulted(shownOf(settings), settings);
    return page === "left" ? omitted() : checked(checks);
  },

  rows({ page, checks, settings }) {
    if (page === "defaults") return settingsTable(settings);
    return page === "left" ? leftOutTable() : checksTable(checks);
  },

  facts: ({ checks, settings }) => ({
    checks: many(checks.all),
    passed: ofAll(checks.all),
    missing: missing(checks.all),
    scenarios: count(checks.scenarios.checks),
    recorded: count(checks.recorded.checks),
    recordedPassed: ofAll(checks.recorded),
    read: count(checks.read.checks),
    settings: count(settings.length),
    release: RELEASE,
    left: count(leftOut.length),
  }),

  outcome: ({ checks }) => ({ checks: checks.all.checks, passed: checks.all.passed }),

  stories: [
    {
      title: "What nobody tuned",
      tells: "The simulations run with Dask’s own settings: read them in plain words.",
      state: { page: "defaults" },
    },
    {
      title: "What is missing",
      tells: "Every model leaves something out: read what, and what that means for the lessons.",
      state: { page: "left" },
    },
  ],
});
