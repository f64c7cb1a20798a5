/** What a place needs to show figures. At build, in Node, take `still.ts` and `address.ts` directly: this file needs a browser. */
export { readAddress, writeAddress, type Address } from "./address.ts";
export { DemoFigure, defineDemoFigure } from "./demo-figure.ts";
export type { Loader, Show } from "./loader.ts";
export { stillFigure, type Still } from "./still.ts";
export type { View } from "./view.ts";
