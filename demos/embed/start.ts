/** The script of an embed: one figure with its tables, all in this file. Asks for nothing, stores nothing, moves no focus. */
import type { AnyDemo } from "../contract/demo.ts";
import type { About, Table } from "../contract/table.ts";
import { applyLooks, readAddress } from "../host/address.ts";
import { defineDemoFigure, type DemoFigure, type Loader, type Show } from "../host/index.ts";
import "./embed.css";
import { sayHeight } from "./height.ts";

/** What the build puts into the file. */
export interface Held {
  readonly slug: string;
  readonly show: Show;
  readonly figure: AnyDemo;
  /** Each table as its two files are: the rows, and where they come from. */
  readonly tables: Readonly<Record<string, { readonly content: Pick<Table, "rows">; readonly about: About }>>;
}

/** Brings the figure in the document to life, with the state its address names. */
export function startEmbed(held: Held): void {
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

function loaderOf({ slug, show, figure, tables }: Held): Loader {
  return {
    figure: (name, which) =>
      name === slug && which === show
        ? Promise.resolve(figure)
        : Promise.reject(new Error("This page holds one figure only; its still picture stays.")),
    table: (name) => {
      const table = tables[name];
      return table
        ? Promise.resolve({ rows: table.content.rows, about: table.about })
        : Promise.reject(new Error(`The table “${name}” is not in this page; the still picture stays.`));
    },
  };
}
