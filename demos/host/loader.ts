import type { AnyDemo } from "../contract/demo.ts";
import type { Table, TableName } from "../contract/table.ts";

/** Which figure of a lesson: its simulated demo, or the chart of its evidence. */
export type Show = "demo" | "evidence";

/**
 * How figures and tables are had, given by the place: `import.meta.glob` in the talk and on the page, a static import in an
 * embed. A rejection's message is one sentence, shown in the figure's own place.
 */
export interface Loader {
  figure(slug: string, show: Show): Promise<AnyDemo>;
  table(name: TableName): Promise<Table>;
  /** Starts a Web Worker that serves `demos/drive/crew.ts`; left out, or throwing: everything is computed here. */
  worker?(): Worker;
}
