/** Elements made node by node: no text is ever parsed as markup, so any sentence may hold any character. */

type Attribute = string | number | boolean | undefined;
/** What may stand inside an element: nothing, text, or another node. */
export type Child = Node | string | undefined;

/** Makes an HTML element. `true` writes an empty attribute; `false` and `undefined` write none. */
export function make<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  for (const child of children) if (child !== undefined) element.append(child);
  return element;
}

/** Makes an SVG element; what is true of `make` is true of this. */
export function draw(
  document: Document,
  tag: string,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Element[]
): Element {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, attributes);
  element.append(...children);
  return element;
}

function set(element: Element, attributes: Readonly<Record<string, Attribute>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
}
