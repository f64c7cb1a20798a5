/** The worker of the talk and the page: gets figures and tables as they do, and computes runs of them. */
import type { Table } from "../../demos/contract/table.ts";
import { serve } from "../../demos/host/serve.ts";
import { loaderFor } from "../figures.ts";

const loader = loaderFor();

serve(async (slug, show) => {
  const figure = await loader.figure(slug, show);
  const named = figure.tables.map(async (name): Promise<[string, Table]> => [name, await loader.table(name)]);
  return { figure, tables: Object.fromEntries(await Promise.all(named)) };
});
