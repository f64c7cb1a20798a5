/** Random graphs, and handing them in. */
import * as fc from "fast-check";
import type { GraphTask } from "../../demos/scheduler/index.ts";
import type { Play } from "./play.ts";

const NAMES = ["load", "clean", "join", "sum"];

/** Layers of tasks; a task depends on tasks before it. Some may run only on w0 to w4, of which not all need exist. */
export const graph: fc.Arbitrary<GraphTask[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      inputs: fc.array(fc.nat(), { maxLength: 4 }),
      retries: fc.nat({ max: 1 }),
      restricted: fc.option(fc.record({ worker: fc.nat({ max: 4 }), loose: fc.boolean() }), { freq: 6 }),
    }),
    // The size says: as long as that, not ten at most.
    { minLength: 1, maxLength: 40, size: "max" },
  )
  .map((specs) => {
    const keys = specs.map(({ name }, i) => `${name}-${i}`);
    return specs.map(({ inputs, retries, restricted }, i) => ({
      key: keys[i]!,
      dependencies: i === 0 ? [] : [...new Set(inputs.map((input) => keys[input % i]!))],
      retries,
      ...(restricted && { restrictions: [`w${restricted.worker}`], loose: restricted.loose }),
    }));
  });

/** The same graph for whoever wants tasks that any worker may run. */
export function unrestricted(tasks: readonly GraphTask[]): GraphTask[] {
  return tasks.map(({ key, dependencies, retries = 0 }) => ({ key, dependencies, retries }));
}

/** What nothing depends on is wanted, and some of the rest. */
export function submit(play: Play, tasks: readonly GraphTask[]): void {
  const inputs = new Set(tasks.flatMap(({ dependencies }) => dependencies));
  const wanted = tasks.filter(({ key }, i) => !inputs.has(key) || i % 7 === 0).map(({ key }) => key);
  play.tell({ type: "update-graph", client: "me", tasks, wanted });
}
