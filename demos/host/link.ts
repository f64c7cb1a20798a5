import { writeAddress, type Address } from "./address.ts";
import { make } from "./make.ts";

/**
 * The full address of this moment. `base` is the place's own ("../../embed/fast/" or "#/lesson-fast"), or nothing for the
 * document's address as it stands; demo states go before the hash, which belongs to the place.
 */
export function linkTo(document: Document, base: string | null, address: Address): string {
  const query = writeAddress(address);
  try {
    const url = new URL(base ?? document.location.href, document.baseURI);
    // Assigning to `search` would encode what people can read; a "?" of the base itself has no place here.
    return `${url.href.slice(0, url.href.length - url.search.length - url.hash.length)}${query}${url.hash}`;
  } catch {
    const [path = "", hash] = (base ?? "").split("#", 2);
    return `${path}${query}${hash === undefined ? "" : `#${hash}`}`;
  }
}

/** A field with the address, to select or copy, and to be filled anew when the state is another. */
export function linkPanel(
  document: Document,
  id: string,
  label = "Link to this moment",
): { readonly node: HTMLElement; set(address: string): void } {
  const field = make(document, "input", { type: "text", readonly: true, id, class: "address" });
  const copy = make(document, "button", { type: "button", class: "quiet" }, "Copy");
  const said = make(document, "span", { role: "status" });
  field.addEventListener("click", () => field.select());
  copy.addEventListener("click", () => {
    field.select();
    const clipboard = document.defaultView?.navigator.clipboard;
    const copied = clipboard ? clipboard.writeText(field.value) : Promise.reject(new Error("no clipboard"));
    copied.then(
      () => (said.textContent = "Copied."),
      () => (said.textContent = "This page may not copy; the address is selected."),
    );
  });
  const node = make(
    document,
    "div",
    { class: "link" },
    make(document, "label", { for: id }, label),
    make(document, "div", { class: "line" }, field, copy),
    said,
  );
  return {
    node,
    set(address) {
      if (field.value === address) return;
      field.value = address;
      said.textContent = "";
    },
  };
}
