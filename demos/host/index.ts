/** What a place needs to show figures. `still.ts` and `address.ts` are taken directly, as at build, in Node: this file needs a browser. */
export { DemoFigure, defineDemoFigure } from "./demo-figure.ts";
export type { Loader, Show } from "./loader.ts";
