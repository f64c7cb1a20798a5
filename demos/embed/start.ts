/** The script of an embed: one figure with its tables, all in this file. Asks for nothing, stores nothing, moves no focus. */
import type { AnyDemo } from "../contract/demo.ts";
import type { Provenance, Table, Tables } from "../contract/table.ts";
import { applyLooks, readAddress } from "../host/address.ts";
import { defineDemoFigure, type DemoFigure, type Loader, type Show } from "../host/index.ts";
import { serve } from "../host/serve.ts";
import "./embed.css";
import { sayHeight } from "./height.ts";

/** What the build puts into the file. */
export interface Held {
  readonly slug: string;
  readonly show: Show;
  readonly figure: AnyDemo;
  /** Each table as its two files are: the rows, and where they come from. */
  readonly tables: Readonly<Record<string, { readonly content: Pick<Table, "rows">; readonly about: Provenance }>>;
}

/**
 * Brings the figure in the document to life, with the state its address names. Where there is no document the same script is
 * a worker, which computes for the page it was started by: one file is all there is to start it from.
 */
export function startEmbed(held: Held): void {
  if (!globalThis.document) return serve(() => Promise.resolve({ figure: held.figure, tables: tablesOf(held) }));
  const address = readAddress(window.location.search);
  const { d, e, at } = address;
  applyLooks(document, address);
  defineDemoFigure(loaderOf(held));
  const figure = document.querySelector<DemoFigure>("demo-figure");
  // A link to a demo names its state with d, one to an evidence chart with e; there is one figure here to mean.
  const state = held.show === "demo" ? (d ?? e) : (e ?? d);
  if (figure && (state !== undefined || at !== undefined)) {
    figure.show({ state: state ?? "", ...(at !== undefined && { at }) });
  }
  sayHeight();
}

function loaderOf(held: Held): Loader {
  const { slug, show, figure } = held;
  const tables = tablesOf(held);
  // Only while a script runs does the document say which one it is.
  const script = document.currentScript?.textContent ?? "";
  let url: string | undefined;
  return {
    figure: (name, which) =>
      name === slug && which === show
        ? Promise.resolve(figure)
        : Promise.reject(new Error("This page holds one figure only; its still picture stays.")),
    table: (name) => {
      const table = tables[name];
      return table
        ? Promise.resolve(table)
        : Promise.reject(new Error(`The table “${name}” is not in this page; the still picture stays.`));
    },
    worker() {
      url ??= URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      return new Worker(url);
    },
  };
}

const tablesOf = ({ tables }: Held): Tables =>
  Object.fromEntries(Object.entries(tables).map(([name, { content, about }]) => [name, { rows: content.rows, about }]));
