import { defineConfig } from "vite";
import { siteOf } from "./slides/build/plugin.ts";

/** Browsers that know `light-dark()`: every colour of the site is one, and must not be lowered to something else. */
const target = ["chrome123", "edge123", "firefox120", "safari17.5"];

export default defineConfig({
  // Works from any folder of any host.
  base: "./",
  // A missing file is a 404, never index.html.
  appType: "mpa",
  plugins: [siteOf(target)],
  build: { target },
  // Modules of their own, so that a worker loads only the lesson it computes.
  worker: { format: "es" },
});
