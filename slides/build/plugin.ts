/** The site as a Vite plugin: the same documents written by the build and served, fresh at every request, by `vite`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runnerImport, type Plugin, type ResolvedConfig, type ViteDevServer } from "vite";
import { asShown, isAbout } from "./about.ts";
import { fill, html } from "./markup.ts";
import { oneFile } from "./one-file.ts";
import type { Site } from "./site.ts";

const SITE = "/slides/build/site.ts";
const PAGE = "read/index.html";
const PAGE_TEMPLATE = "slides/read/page.html";
const EMBED_TEMPLATE = "demos/embed/page.html";

/** Prerenders the talk (`index.html`), the page (`read/`) and an embed a figure (`embed/<slug>/`). */
export function siteOf(target: string[]): Plugin {
  let config: ResolvedConfig;
  let built: Promise<Site> | undefined;

  const siteFor = async (server?: ViteDevServer): Promise<Site> => {
    if (server) return ((await server.ssrLoadModule(SITE)) as { site(): Site }).site();
    built ??= runnerImport<{ site(): Site }>(join(config.root, SITE), { root: config.root, logLevel: "warn" }).then(
      ({ module }) => module.site(),
    );
    return built;
  };
  const file = (path: string): Promise<string> => readFile(join(config.root, path), "utf8");
  const embedFile = async (path: string, server?: ViteDevServer): Promise<string | undefined> => {
    const embed = (await siteFor(server)).embeds.find((each) => each.path === path);
    return embed && oneFile(config.root, await file(EMBED_TEMPLATE), embed, target);
  };

  return {
    name: "dask-in-production:site",
    enforce: "pre",

    config: () => ({ build: { rolldownOptions: { input: { index: "index.html", read: PAGE } } } }),

    configResolved(resolved) {
      config = resolved;
    },

    // The page has no file of its own at the address it is built for: its template stands in slides/read.
    resolveId: (id) => (id === PAGE || id === join(config.root, PAGE) ? join(config.root, PAGE) : undefined),
    load: (id) => (id === join(config.root, PAGE) ? file(PAGE_TEMPLATE) : undefined),

    // What the documents are written from is read whole.
    transform: (text, id, options) => (isAbout(id) && !options?.ssr ? asShown(text) : undefined),

    transformIndexHtml: {
      order: "pre",
      async handler(template, { path, server }) {
        const site = await siteFor(server);
        const page = path === `/${PAGE}`;
        const written = page ? site.page : site.talk;
        return fill(template, { ...written, canonical: canonical(page ? "read/" : ""), letters: letters(page) });
      },
    },

    async generateBundle() {
      for (const { path } of (await siteFor()).embeds) {
        const source = await embedFile(path);
        if (source) this.emitFile({ type: "asset", fileName: path, source });
      }
    },

    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [path = "/"] = (request.url ?? "/").split(/[?#]/);
        const document = path.endsWith("/") ? `${path.slice(1)}index.html` : path.slice(1);
        const serve = async (): Promise<string | undefined> => {
          if (document === PAGE) return server.transformIndexHtml(`/${PAGE}`, await file(PAGE_TEMPLATE));
          return document.startsWith("embed/") ? embedFile(document, server) : undefined;
        };
        void serve().then(
          (text) => (text === undefined ? next() : response.setHeader("Content-Type", "text/html").end(text)),
          (error: unknown) => next(error),
        );
      });
    },

    // Words and stills are in no module the browser holds, so a change to either can only be seen by loading again.
    handleHotUpdate({ file: changed, server }) {
      if (/\/slides\/[^/]+\.md$|\/slides\/build\/|\.html$|\/(demo|evidence)\.ts$/.test(changed)) {
        server.ws.send({ type: "full-reload" });
      }
    },
  };
}

/** Fonts of what is seen first, asked for before the style sheet names them: letters do not change under the reader. */
const FONTS = [
  "source-serif-4/files/source-serif-4-latin-wght-normal",
  "source-sans-3/files/source-sans-3-latin-wght-normal",
];
/** The article begins with the talk's motto. */
const ITALIC = "source-serif-4/files/source-serif-4-latin-wght-italic";

const letters = (page: boolean): string =>
  (page ? [...FONTS, ITALIC] : FONTS)
    .map((font) => `/node_modules/@fontsource-variable/${font}.woff2`)
    .map((file) => html`<link rel="preload" as="font" type="font/woff2" crossorigin href="${file}" />`.text)
    .join("");

/** Where the site will stand, if `SITE_URL` says so: a link copied on a machine that shows it offline then leads there. */
function canonical(door: string): string {
  const { SITE_URL: said } = process.env;
  if (!said) return "";
  if (!URL.canParse(said) || !/^https?:$/.test(new URL(said).protocol)) {
    throw new Error(`SITE_URL is "${said}"; expected an address such as https://example.org/talk/`);
  }
  return html`<link rel="canonical" href="${new URL(door, said.replace(/\/*$/, "/")).href}" />`.text;
}
