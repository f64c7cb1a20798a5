import { describe, expect, test } from "vitest";
import { bytes, count, dollars, duration, multiple, plural, share } from "../../demos/contract/format.ts";

const said = (text: string) => text.replaceAll("\u00a0", " ");

describe("numbers as people say them", () => {
  test.each([
    [0, "0 s"],
    [0.00025, "250 µs"],
    [0.001, "1 ms"],
    [0.01, "10 ms"],
    [0.9996, "1 s"],
    [3.214, "3.21 s"],
    [59.96, "1 min"],
    [191, "3 min 11 s"],
    [600, "10 min"],
    [1186, "19 min 46 s"],
    [2370, "40 min"],
    [3600, "1 h"],
    [5400, "1 h 30 min"],
    [28800, "8 h"],
    [86400, "1 day"],
    [216000, "2.5 days"],
    [604800, "7 days"],
  ])("%d seconds is %s", (seconds, text) => expect(said(duration(seconds))).toBe(text));

  test.each([
    [0, "0 %"],
    [0.0042, "0.4 %"],
    [0.064, "6 %"],
    [0.272, "27 %"],
    [0.998, "99.8 %"],
    [0.99999, "99.9 %"],
    [1, "100 %"],
  ])("a share of %d is %s", (number, text) => expect(said(share(number))).toBe(text));

  test.each([
    [0.035, "3.5 cents"],
    [1.66, "$1.66"],
    [27.2, "$27"],
    [50000, "$50,000"],
    [0, "$0"],
    [0.01, "1 cent"],
    [9.99, "$9.99"],
    [9.999, "$10"],
    [10.46, "$10"],
  ])("%d dollars is %s", (number, text) => expect(said(dollars(number))).toBe(text));

  test("counts, multiples, bytes and plurals read aloud", () => {
    expect(count(491265)).toBe("491,265");
    expect(count(0.5)).toBe("0.5");
    expect(multiple(5.234)).toBe("5.2×");
    expect(multiple(151.2)).toBe("151×");
    expect(said(bytes(2_000_000))).toBe("2 MB");
    expect(said(plural(1, "worker"))).toBe("1 worker");
    expect(said(plural(64, "worker"))).toBe("64 workers");
  });
});
