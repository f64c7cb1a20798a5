/** The way to this very state for somebody else: a link, and where a phone can follow it a code to point one at. */
import { linkPanel } from "../../demos/host/link.ts";
import { draw, make } from "../../demos/host/make.ts";

/** An address that only this machine knows. */
const HERE = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\]|)$/;

/**
 * The talk's address with these guesses, at a slide: "https://…/?g=fast:600#/slide-monday". `home` is where the talk stands: what
 * the site was built for, or else where it is now.
 */
export const shared = (home: string, guesses: string, slide: string): string =>
  `${home}${guesses && `?g=${guesses}`}#/${slide}`;

/** Where the talk stands, without query and hash. `here` is the address of one of its doors, `up` its way to the talk. */
export function homeOf(document: Document, up: string): string {
  const built = document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href;
  const url = new URL(up, built ?? document.location.href);
  return `${url.origin === "null" ? url.protocol + "//" : url.origin}${url.pathname}`;
}

/** A link to copy, and a code; `set` makes them anew. */
export class Share {
  readonly #place: HTMLElement;
  readonly #panel: ReturnType<typeof linkPanel>;
  readonly #code: HTMLElement;
  #address = "";

  constructor(place: HTMLElement) {
    const { ownerDocument: document } = place;
    this.#place = place;
    this.#panel = linkPanel(document, "share-address", "This page with your guesses");
    this.#code = make(document, "div", { class: "code" });
    place.replaceChildren(this.#code, this.#panel.node);
  }

  /** Shows this address; the code follows when its maker has come. */
  async set(address: string): Promise<void> {
    if (address === this.#address) return;
    this.#address = address;
    this.#panel.set(address);
    this.#place.hidden = false;
    // No phone could follow a code to this machine.
    if (HERE.test(new URL(address).hostname)) return;
    const { generate } = await import("lean-qr");
    if (address !== this.#address) return;
    const bits = generate(address);
    const rows = Array.from({ length: bits.size }, (_, y) => y);
    const path = rows.flatMap((y) => rows.filter((x) => bits.get(x, y)).map((x) => `M${x} ${y}h1v1h-1z`)).join("");
    const { ownerDocument: document } = this.#place;
    this.#code.replaceChildren(
      draw(
        document,
        "svg",
        {
          viewBox: `-3 -3 ${bits.size + 6} ${bits.size + 6}`,
          role: "img",
          "aria-label": "The same link, for a phone’s camera",
        },
        draw(document, "path", { d: path }),
      ),
    );
  }
}
