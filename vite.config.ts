import { defineConfig } from "vite";
import { siteOf } from "./slides/build/plugin.ts";

/** Browsers that know `light-dark()`: every colour of the site is one, and must not be lowered to something else. */
const target = ["chrome123", "edge123", "firefox120", "safari17.5"];

/** Any host that sends these has the same; without them all works but the shared ring. */
const isolated = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  // Whoever is isolated too may still frame an embed.
  "Cross-Origin-Resource-Policy": "cross-origin",
};

export default defineConfig({
  // Works from any folder of any host.
  base: "./",
  // A missing file is a 404, never index.html.
  appType: "mpa",
  plugins: [siteOf(target)],
  build: { target },
  // Pages that are isolated may share memory with their workers: lesson 8 has a ring there. README: which headers, and why.
  server: { headers: isolated },
  preview: { headers: isolated },
  // Modules of their own, so that a worker loads only the lesson it computes.
  worker: { format: "es" },
});
