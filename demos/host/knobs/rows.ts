import { make } from "../make.ts";

/** One field of a row: how it is made, read and set. */
export interface Field {
  readonly node: HTMLInputElement | HTMLSelectElement;
  /** Between this field and the next, e.g. "at". */
  readonly after?: string;
}

/** A list of short rows of fields, each with a button that takes it away, and one that adds another. */
export interface Rows {
  readonly node: HTMLElement;
  /** What stands in the fields, row by row, as text. */
  read(): readonly (readonly string[])[];
  write(rows: readonly (readonly string[])[]): void;
}

/** What a list of rows is made from. */
export interface RowsOptions {
  readonly document: Document;
  /** "event", "point": what one row is called. */
  readonly noun: string;
  readonly most: number;
  field(row: number): readonly Field[];
  /** The fields of a new row, as text. */
  fresh(): readonly string[];
  /** Something in the rows is another; `settled` as in `Hands.turn`. */
  changed(settled: boolean): void;
}

/**
 * Rows keep their place while they are edited, and the fields themselves stay when others come and go: a keyboard that was in
 * one is still in it.
 */
export function rowList({ document, noun, most, field, fresh, changed }: RowsOptions): Rows {
  const list = make(document, "ol", { class: "rows" });
  const add = make(document, "button", { type: "button", class: "quiet" }, `Add ${noun}`);
  const node = make(document, "div", {}, list, add);
  const rows: Field[][] = [];

  const read = (): string[][] => rows.map((fields) => fields.map(({ node }) => node.value));
  const fill = (fields: readonly Field[], values: readonly string[]): void => {
    for (const [index, { node }] of fields.entries()) node.value = values[index] ?? "";
  };
  const write = (wanted: readonly (readonly string[])[]): void => {
    while (rows.length > wanted.length) {
      rows.pop();
      list.lastElementChild?.remove();
    }
    while (rows.length < wanted.length) append();
    for (const [index, values] of wanted.entries()) fill(rows[index]!, values);
    add.disabled = rows.length >= most;
  };
  const append = (): void => {
    const at = rows.length;
    const fields = [...field(at + 1)];
    const remove = make(
      document,
      "button",
      { type: "button", class: "quiet", "aria-label": `Remove ${noun} ${at + 1}` },
      "×",
    );
    remove.addEventListener("click", () => {
      write(read().filter((_, index) => index !== at));
      changed(true);
    });
    for (const { node } of fields) {
      node.addEventListener("input", () => changed(false));
      node.addEventListener("change", () => changed(true));
    }
    const inside = fields.flatMap(({ node, after }) => (after ? [node, make(document, "span", {}, after)] : [node]));
    list.append(make(document, "li", {}, ...inside, remove));
    rows.push(fields);
  };
  add.addEventListener("click", () => {
    write([...read(), fresh()]);
    changed(true);
  });
  return { node, read, write };
}
