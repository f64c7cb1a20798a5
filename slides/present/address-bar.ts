/** Keeps the address true: the state of a figure that the viewer changed stands in it until the next beat. */
import { fullSearch, withoutState } from "./address.ts";
import type { Address } from "../../demos/host/address.ts";
import type { Theme } from "../themes.ts";

interface Change {
  readonly show: "demo" | "evidence";
  readonly state: string;
  readonly at: number;
}

/** Fewer writes than this many milliseconds apart are put off until the hand lets go: browsers refuse a stream of them. */
const APART = 400;

/** Writes the address; of what was asked at the start it keeps theme, motion and what reveal was told. */
export class AddressBar {
  #address: Address;
  readonly #asked: string;
  readonly #guesses: () => string | undefined;
  #last = -APART;
  #waiting = false;

  constructor(address: Address, asked: string, guesses: () => string | undefined) {
    this.#address = address;
    this.#asked = asked;
    this.#guesses = guesses;
  }

  /** Listens for changes of the figures inside `root`. */
  follow(root: HTMLElement): void {
    root.addEventListener("figure-change", (event) => this.#noticed(event as CustomEvent<Change>));
    const letGo = (event: Event): void => {
      if (this.#waiting) this.#write(event.timeStamp);
    };
    for (const name of ["pointerup", "keyup", "change"]) root.addEventListener(name, letGo);
  }

  /** A beat is a complete state: what the viewer had changed is over. */
  forget(): void {
    const { d, e, at } = this.#address;
    if (d === undefined && e === undefined && at === undefined) return;
    this.#address = withoutState(this.#address);
    this.#write(this.#last);
  }

  /** The guesses a link came with are others now. */
  guessed(): void {
    this.#write(this.#last);
  }

  /** The theme chosen, which outlives every beat. */
  look(theme: Theme): void {
    this.#address = { ...this.#address, theme };
    this.#write(this.#last);
  }

  /** An answer given on a question card stands in no address: opened again, a state would show the answer beside it. */
  #noticed({ target, detail, timeStamp }: CustomEvent<Change>): void {
    const asking = target instanceof Element && target.closest('section[data-layout="question"]');
    if (!asking) this.#change(detail, timeStamp);
  }

  #change({ show, state, at }: Change, now: number): void {
    const { d, e, at: before, ...rest } = this.#address;
    const both = { ...(d !== undefined && { d }), ...(e !== undefined && { e }), [show === "demo" ? "d" : "e"]: state };
    // One moment stands in an address: the demo's, where a demo does.
    const moment = show === "demo" || d === undefined ? Number(at.toPrecision(6)) : before;
    this.#address = { ...rest, ...both, ...(moment !== undefined && { at: moment }) };
    if (now - this.#last >= APART) this.#write(now);
    else this.#waiting = true;
  }

  #write(now: number): void {
    this.#last = now;
    this.#waiting = false;
    const { pathname, hash } = window.location;
    window.history.replaceState(
      window.history.state,
      "",
      pathname + fullSearch(this.#address, this.#asked, this.#guesses()) + hash,
    );
  }
}
