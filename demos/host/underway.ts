import { share } from "../contract/format.ts";
import { computing, studyDoing } from "./doing.ts";
import type { LiveWork } from "./live.ts";
import type { Doing } from "./progress.ts";
import type { Study } from "./study.ts";
import type { FigureOptions } from "./view.ts";

/** What goes on at a figure: a run is computed elsewhere, or really done, or many are studied. The first of them is told. */
export class Underway {
  readonly #options: FigureOptions;
  readonly #study: Study;
  readonly #live: LiveWork | undefined;
  readonly #cancel: () => void;
  #tasks = 0;
  #computed: Pick<Doing, "done" | "of" | "count"> = {};

  /** `cancel`: enough of the run that is being computed. */
  constructor(options: FigureOptions, study: Study, live: LiveWork | undefined, cancel: () => void) {
    this.#options = options;
    this.#study = study;
    this.#live = live;
    this.#cancel = cancel;
  }

  /** A run of so many simulated tasks is being computed; 0: none is. */
  busy(tasks: number): void {
    this.#tasks = tasks;
    this.#computed = {};
    this.#options.element.toggleAttribute("data-busy", tasks > 0);
  }

  /** How far it is. */
  computed(done: number, of: number): void {
    this.#computed = { done, of, count: share(done / of) };
  }

  /** The line to be shown. The element says it too. */
  report(): Doing | undefined {
    const { element, demo } = this.#options;
    element.setAttribute("data-study", this.#study.state);
    element.setAttribute("data-live", this.#live?.state ?? "none");
    if (this.#tasks)
      return { what: computing(this.#tasks), ...this.#computed, button: "Cancel", press: () => this.#cancel() };
    return this.#live?.doing ?? (demo.study && studyDoing(demo.study.title, this.#study));
  }

  /** Said once, instead of a finding that is about to be another. */
  get said(): string | undefined {
    if (this.#tasks) return `${computing(this.#tasks)}.`;
    return this.#study.state === "running" ? `Under way: ${this.#options.demo.study?.title}.` : undefined;
  }
}
