/** How the talk and the page get figures and tables: found by name, each in a file of its own, had when first needed. */
import type { AnyDemo } from "../demos/contract/demo.ts";
import type { Provenance, Table, TableName } from "../demos/contract/table.ts";

const figures = import.meta.glob<AnyDemo>(["/demos/*/{demo,evidence}.ts", "!/demos/contract/*"], { import: "default" });
const contents = import.meta.glob<Pick<Table, "rows">>("/data/*/table.json", { import: "default" });
const abouts = import.meta.glob<Provenance>("/data/*/resource.json", { import: "default" });

/** Gets the host what it asks for, once `near` has resolved: a figure far from what is being looked at is not loaded. */
export const loaderFor = (near: (slug: string) => Promise<void> = () => Promise.resolve()) => ({
  /** The figure of that name; rejects with one sentence when there is none, or it cannot be had. */
  async figure(slug: string, show: "demo" | "evidence"): Promise<AnyDemo> {
    await near(slug);
    const load = figures[`/demos/${slug}/${show}.ts`];
    if (!load) throw new Error(`There is no figure “${slug.slice(0, 24)}” here; its still picture stays.`);
    return load().catch(() => refuse(`The figure “${slug}” could not be loaded; its still picture stays.`));
  },

  /** The table of that name, with its origin; rejects with one sentence as above. */
  async table(name: TableName): Promise<Table> {
    const content = contents[`/data/${name}/table.json`];
    const about = abouts[`/data/${name}/resource.json`];
    if (!content || !about) return refuse(`There is no table “${name.slice(0, 24)}” here; the still picture stays.`);
    const [held, origin] = await Promise.all([content(), about()]).catch(() =>
      refuse(`The table “${name}” could not be loaded; the still picture stays.`),
    );
    return { rows: held.rows, about: origin };
  },

  /** Starts a worker that computes runs of any of these figures; it loads each by itself when first asked for it. */
  worker: () => new Worker(new URL("./read/model-worker.ts", import.meta.url), { type: "module" }),
});

function refuse(sentence: string): never {
  throw new Error(sentence);
}
