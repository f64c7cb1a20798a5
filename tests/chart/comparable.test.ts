import { expect, test } from "vitest";
import { comparable } from "../../demos/chart/comparable.ts";

test("runs share an axis unless one of them would be a sliver of it, whichever is the longer", () => {
  expect([comparable(60, 60), comparable(60, 239), comparable(239, 60)]).toEqual([true, true, true]);
  expect([comparable(60, 240), comparable(240, 60), comparable(1, 3600)]).toEqual([false, false, false]);
});
