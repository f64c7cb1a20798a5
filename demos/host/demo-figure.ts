import type { Seconds, Story } from "../contract/demo.ts";
import type { Table } from "../contract/table.ts";
import { Crew } from "../drive/crew.ts";
import { errorBox, reasonOf } from "./error-box.ts";
import { Figure } from "./figure.ts";
import type { Loader, Show } from "./loader.ts";
import type { Scale } from "./size.ts";
import { dress } from "./sheets.ts";
import type { View } from "./view.ts";
import { watchSwipe } from "./swipe.ts";
import { whenNear } from "./visible.ts";

let loader: Loader | undefined;
let crew = new Crew();
let made = 0;

/** Makes `<demo-figure>` known, with the place's way of getting figures and tables. A second call only changes the loader. */
export function defineDemoFigure(given: Loader): void {
  loader = given;
  crew.close();
  crew = new Crew(given.worker && (() => given.worker!()));
  if (!customElements.get("demo-figure")) customElements.define("demo-figure", DemoFigure);
}

/** A worker has no elements, and an embed's script runs there too: it must at least be read without one. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/**
 * `<demo-figure demo="fast" show="demo">`: one figure of one lesson, anywhere. What stands inside it, a prerendered still, is
 * shown until it is ready and whenever it fails.
 *
 * Attributes: `demo` (slug), `show` (`demo` or `evidence`), `state`, `at`, `still`, `lazy` (nothing is loaded until the
 * figure is nearly in view), `alone` (no other figure of the lesson is its own), `size` (`stage`, `page`, `embed`), `link` (the address links to this moment start from), and on
 * stage `quiet` (only to be looked at), `bare` (no words but its name), `compact` (without knobs) and `full` (with them).
 * Reflects `data-state` (`loading`, `ready`, `failed`), `data-basis`, `data-playing`, `data-busy` (a heavy run is being computed; the picture is still the one before) and
 * `data-study` (`none`, `running`, `done`, `cancelled`). Events, bubbling out of shadow roots: `figure-ready`,
 * `figure-failed` {reason}, `figure-change` {slug, show, state, at} after a gesture of the viewer, and `figure-size`: it
 * wants to be alone with its knobs, or not any more.
 */
export class DemoFigure extends Base {
  static readonly observedAttributes = ["demo", "show", "state", "at", "still", "size"];

  readonly #root = dress(this.attachShadow({ mode: "open" }));
  #figure: Figure | undefined;
  #life: AbortController | undefined;
  #pending: View | undefined;
  #asleep = false;
  #ready = promise();

  constructor() {
    super();
    watchSwipe(this);
  }

  /** Settles when the figure first stands, or has failed to: `data-state` says which. Never rejects. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** How long the run is, in virtual seconds; 0 before it is known. */
  get span(): Seconds {
    return this.#figure?.showing.playback.span ?? 0;
  }

  /** The moment shown, in virtual seconds. */
  get at(): Seconds {
    return this.#figure?.showing.playback.at ?? this.#pending?.at ?? 0;
  }

  set at(at: Seconds) {
    if (this.#figure) this.#figure.showing.playback.seek(at);
    else this.#pending = { ...this.#arrival(), at };
  }

  /** Whether time goes on, or will as soon as the run is computed. */
  get playing(): boolean {
    return this.#figure?.playing ?? false;
  }

  /** The state now, encoded, the ghost included. */
  get state(): string {
    return this.#figure?.state ?? this.#arrival().state;
  }

  /** Set by the place when nobody can see the figure or nothing should move: slide not present, overview, preview, print. */
  get asleep(): boolean {
    return this.#asleep;
  }

  set asleep(asleep: boolean) {
    this.#asleep = asleep;
    if (this.#figure) this.#figure.showing.gate.asleep = asleep;
  }

  /** Sets everything at once. Before the figure is ready, the last call counts. */
  show(view: View): void {
    if (this.#figure) this.#figure.view(view);
    else this.#pending = view;
  }

  play(): void {
    this.#figure?.play();
  }

  pause(): void {
    this.#figure?.pause();
  }

  /** To the next 24th of the run, or back to the one before. */
  step(direction: 1 | -1 = 1): void {
    this.#figure?.showing.playback.step(direction);
  }

  /** Back to what was shown last, with nothing the viewer set. */
  reset(): void {
    this.#figure?.reset();
  }

  /** The demo's stories, in the order of its buttons; none before it is loaded. */
  get stories(): readonly Pick<Story, "title">[] {
    return this.#figure?.options.demo.stories ?? [];
  }

  /** Shows and plays a story, as its button does. False where there is none of that number, counted from 0. */
  tell(index: number): boolean {
    return this.#figure?.tell(index) ?? false;
  }

  /** Gives the question's answer `n`, from 1 to 9, as its button does. False where there is none. */
  answer(n: number): boolean {
    return this.#figure?.answer(n) ?? false;
  }

  connectedCallback(): void {
    if (!this.#life) this.#begin();
  }

  /** Being moved is leaving and coming back at once: only who is still away a moment later is gone. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.#life || before === after) return;
    if (name === "state" || name === "at") return this.show(this.#said());
    this.#pending = name === "demo" || name === "show" ? undefined : this.#kept();
    this.#end();
    this.#begin();
  }

  #begin(): void {
    const life = (this.#life = new AbortController());
    this.dataset["state"] = "loading";
    this.#root.replaceChildren(document.createElement("slot"));
    this.#load(life.signal).catch((failure: unknown) => {
      if (!life.signal.aborted) this.#fail(failure);
    });
  }

  #end(): void {
    this.#pending ??= this.#kept();
    this.#life?.abort();
    this.#life = this.#figure = undefined;
    this.#root.replaceChildren(document.createElement("slot"));
    this.dataset["state"] = "loading";
    delete this.dataset["busy"];
    delete this.dataset["playing"];
    this.#ready.resolve();
    this.#ready = promise();
  }

  async #load(signal: AbortSignal): Promise<void> {
    const slug = this.getAttribute("demo") ?? "";
    const show: Show = this.getAttribute("show") === "evidence" ? "evidence" : "demo";
    if (this.hasAttribute("lazy")) await whenNear(this, signal);
    if (!loader) throw new Error("no loader was given to defineDemoFigure.");
    const demo = await loader.figure(slug, show);
    const named = await Promise.all(
      demo.tables.map(async (name): Promise<[string, Table]> => [name, await loader!.table(name)]),
    );
    if (signal.aborted) return;
    crew.join(signal);
    const figure = new Figure({
      element: this,
      crew,
      demo,
      tables: Object.fromEntries(named),
      slug,
      show,
      scale: scaleOf(this.getAttribute("size")),
      still: this.hasAttribute("still"),
      id: `${slug}-${show}-${++made}-`,
      signal,
      changed: () => this.#tell("figure-change", { slug, show, state: this.state, at: this.at }),
      resize: () => void this.dispatchEvent(new Event("figure-size", { bubbles: true, composed: true })),
      stands: (failure) => (failure === undefined ? this.#stand() : this.#fail(failure)),
    });
    this.#figure = figure;
    figure.showing.gate.asleep = this.#asleep;
    figure.view(this.#arrival());
    this.#pending = undefined;
  }

  /** What is to be shown first: what a place asked for, or what the attributes say. */
  #arrival(): View {
    return this.#pending ?? this.#said();
  }

  #said(): View {
    const at = Number.parseFloat(this.getAttribute("at") ?? "");
    const state = this.getAttribute("state") ?? "";
    return Number.isFinite(at) ? { state, at } : { state };
  }

  /** What a figure that is taken away, or built anew, will be shown with again. */
  #kept(): View | undefined {
    return this.#figure && { state: this.#figure.state, at: this.#figure.showing.playback.at };
  }

  #stand(): void {
    const stood = this.dataset["state"] === "ready";
    this.dataset["state"] = "ready";
    this.#root.querySelector(".error")?.remove();
    this.#ready.resolve();
    if (!stood) this.#tell("figure-ready", {});
  }

  #fail(failure: unknown): void {
    const reason = reasonOf(failure);
    this.dataset["state"] = "failed";
    this.#root.querySelector(".error")?.remove();
    this.#root.prepend(errorBox(document, reason));
    this.#ready.resolve();
    this.#tell("figure-failed", { reason });
  }

  #tell(name: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

/** A promise and the key to it. */
function promise(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = (): void => {};
  return { promise: new Promise<void>((settle) => (resolve = settle)), resolve: () => resolve() };
}

const scaleOf = (said: string | null): Scale => (said === "stage" || said === "embed" ? said : "page");
