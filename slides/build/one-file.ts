/**
 * An embed as ONE file: under bare `sandbox="allow-scripts"` a frame has no origin, so a module script or a second file
 * would be refused. Everything is inline, and a policy with the hashes of just these two texts keeps the rest out.
 */
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";
import { asShown, isAbout } from "./about.ts";
import type { EmbedDocument } from "./embed.ts";
import { fill } from "./markup.ts";

const ENTRY = "virtual:embed";

/** Bundles one figure with its tables and the host, and fills the template with it. `root` is the project's folder. */
export async function oneFile(root: string, template: string, embed: EmbedDocument, target: string[]): Promise<string> {
  const { script, style } = await bundle(root, embed, target);
  return fill(template, {
    ...embed.values,
    policy: [
      "default-src 'none'",
      `script-src '${hash(script)}'`,
      `style-src '${hash(style)}'`,
      "img-src data:",
      // The page starts itself a second time, as a worker that computes: from its own text, never from an address.
      "worker-src blob:",
      "base-uri 'none'",
      "form-action 'none'",
    ].join("; "),
    style: `<style>${style}</style>`,
    script: `<script>${script}</script>`,
  });
}

async function bundle(
  root: string,
  embed: EmbedDocument,
  target: string[],
): Promise<{ script: string; style: string }> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    plugins: [entry(embed)],
    build: {
      write: false,
      target,
      cssCodeSplit: false,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: { input: ENTRY, output: { format: "iife" } },
    },
  });
  const [{ output }] = (Array.isArray(built) ? built : [built]) as [Rolldown.RolldownOutput];
  const chunks = output.filter((part) => part.type === "chunk");
  const styles = output.filter((part) => part.type === "asset");
  if (chunks.length !== 1 || styles.some(({ fileName }) => !fileName.endsWith(".css"))) {
    const files = output.map(({ fileName }) => fileName).join(", ");
    throw new Error(`${embed.path}: expected one script and one style sheet, but the bundle has ${files}`);
  }
  return {
    script: inlineScript(chunks[0]!.code),
    style: styles.map(({ source }) => String(source).trim().replaceAll("</style", "<\\/style")).join("\n"),
  };
}

/** A module that holds the figure and its tables by static import, so that nothing else is in the file. */
function entry({ slug, show, tables, kinds, live }: EmbedDocument): Plugin {
  // Tables first: their words then stand close behind the same words in the still, and compress to next to nothing.
  const load = [
    ...tables.flatMap((name, at) => [
      `import content${at} from "/data/${name}/table.json";`,
      `import about${at} from "/data/${name}/resource.json";`,
    ]),
    `import figure from "/demos/${slug}/${show}.ts";`,
    `import { startEmbed } from "/demos/embed/start.ts";`,
  ];
  const held = tables.map((name, at) => `${JSON.stringify(name)}: { content: content${at}, about: about${at} }`);
  const call = `startEmbed({ slug: "${slug}", show: "${show}", figure, tables: { ${held.join(", ")} } });`;
  return {
    name: "dask-in-production:embed-entry",
    enforce: "pre",
    resolveId(id, by = "") {
      if (id === ENTRY) return `\0${ENTRY}`;
      // No frame of a stranger may share memory with a worker: the ring stays out of the file.
      if (id === "./ring.ts") return join(dirname(by), "no-ring.ts");
      // So does real work where there is none, and the largest controls where the figure has no such knob.
      if (id === "./live.ts") return live ? undefined : "\0none:LiveWork";
      if (id === "./live-buttons.ts") return live ? undefined : "\0none:liveButtons";
      const [, kind] = /^\.\/(curve|events)\.ts$/.exec(id) ?? [];
      return kind && by.endsWith("/knobs/index.ts") && !kinds.includes(kind) ? `\0none:${kind}Knob` : undefined;
    },
    load(id) {
      const [, none] = /^\0none:(\w+)$/.exec(id) ?? [];
      return id === `\0${ENTRY}` ? [...load, call].join("\n") : none && `export const ${none} = undefined;`;
    },
    transform: {
      order: "pre",
      handler: (text, id) => (isAbout(id) ? asShown(text) : undefined),
    },
  };
}

/** Nothing in the text may end the script element, or open a comment in it. Both only ever stand inside strings. */
const inlineScript = (code: string): string =>
  code
    .trim()
    .replaceAll(/<\/(script)/gi, "<\\/$1")
    .replaceAll("<!--", "\\x3C!--");

const hash = (text: string): string => `sha256-${createHash("sha256").update(text).digest("base64")}`;
