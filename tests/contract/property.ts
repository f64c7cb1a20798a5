/** fast-check with vitest: one test per property, named as a sentence, with the counter-example in the failure. */
import fc from "fast-check";
import { test as vitest } from "vitest";

export { fc };

export const test = {
  prop:
    <T extends object>(arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    (name: string, check: (values: T) => void): void => {
      vitest(name, () => fc.assert(fc.property(fc.record(arbitraries) as fc.Arbitrary<T>, check)));
    },
};
