import type { DataTable } from "../contract/outcome.ts";
import { make } from "./make.ts";

/** The figure as a table: exact values, for reading out, copying and checking. */
export function tableView(document: Document, { caption, columns, rows }: DataTable): HTMLTableElement {
  const head = columns.map((column) => make(document, "th", { scope: "col" }, column));
  const body = rows.map((cells) =>
    make(
      document,
      "tr",
      {},
      ...cells.map((cell) =>
        typeof cell === "number"
          ? make(document, "td", { class: "number" }, exact(cell))
          : make(document, "td", {}, cell),
      ),
    ),
  );
  return make(
    document,
    "table",
    {},
    make(document, "caption", {}, caption),
    make(document, "thead", {}, make(document, "tr", {}, ...head)),
    make(document, "tbody", {}, ...body),
  );
}

/** All the digits that mean something: 0.1 + 0.2 reads 0.3. */
const exact = (number: number): string => String(Number(number.toPrecision(12)));
