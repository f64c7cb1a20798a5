import { encode } from "../contract/codec.ts";
import type { Outcome, StudyResult } from "../contract/outcome.ts";
import type { Params } from "../contract/params.ts";
import { Outcomes, wholeStudy } from "./outcomes.ts";
import { send, type Work } from "./work.ts";

/** `none`: these knobs want no study. `running`: also while it waits to be seen. */
export type StudyState = "none" | "running" | "done" | "cancelled";

/** Many runs of one figure: the cases these knobs want, computed by the crew while the figure can be seen. */
export class Study {
  /** What is known so far, as the picture draws it. */
  result: StudyResult | undefined;
  state: StudyState = "none";
  /** Why it stopped by itself, if it did: one sentence. */
  failure: unknown;
  readonly #work: Work;
  readonly #outcomes: Outcomes;
  readonly #whole: boolean;
  readonly #changed: () => void;
  #cases: readonly Params[] = [];
  #name = "";
  #life = new AbortController();
  readonly #asked = new Set<Params>();
  #awake = false;

  /** `changed` is told of every result and of every change of state but those `want` makes. `whole`: for paper, all at once. */
  constructor(work: Work, whole: boolean, changed: () => void) {
    this.#work = work;
    this.#outcomes = new Outcomes(work.demo);
    this.#whole = whole;
    this.#changed = changed;
  }

  /** How many cases there are. */
  get of(): number {
    return this.#cases.length;
  }

  /** Turns to the study of these knobs. The same cases go on as they are; others are begun, where they are not known. */
  want(params: Params): void {
    const { demo, tables } = this.#work;
    if (this.#whole) {
      this.result = wholeStudy(demo, tables, params);
      this.state = this.result ? "done" : "none";
      return;
    }
    const cases: readonly Params[] = demo.study?.wanted(params) ? demo.study.cases(params) : [];
    const name = cases.map((each) => encode(demo.schema, each)).join("\n");
    if (name === this.#name) return;
    this.stop();
    this.#name = name;
    this.#cases = cases;
    this.state = cases.length ? "running" : "none";
    this.#count();
    this.#dispatch();
  }

  /** Whether anybody can see the figure: what is under way is finished, nothing else begun while not. */
  set awake(awake: boolean) {
    this.#awake = awake;
    this.#dispatch();
  }

  /** The viewer has seen enough; what is known stays. */
  cancel(): void {
    if (this.state !== "running") return;
    this.stop();
    this.state = "cancelled";
    this.#changed();
  }

  /** Takes a cancelled study up again where it stopped. */
  goOn(): void {
    if (this.state !== "cancelled") return;
    this.state = "running";
    this.failure = undefined;
    this.#count();
    this.#changed();
    this.#dispatch();
  }

  /** Calls off what is under way, without a word. */
  stop(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#asked.clear();
    this.failure = undefined;
  }

  /** The cases from the first one on that are known. */
  #count(): void {
    const known: Outcome[] = [];
    for (const each of this.#cases) {
      const outcome = this.#outcomes.of(each);
      if (!outcome) break;
      known.push(outcome);
    }
    this.result = this.of ? (this.#work.demo.study?.reduce(known, this.of) as StudyResult) : undefined;
    if (this.state === "running" && known.length === this.of) this.state = "done";
  }

  #dispatch(): void {
    if (!this.#awake || this.state !== "running") return;
    const { signal } = this.#life;
    for (const each of this.#cases) {
      if (this.#asked.size >= this.#work.crew.size) return;
      if (this.#outcomes.of(each) || this.#asked.has(each)) continue;
      this.#asked.add(each);
      send(this.#work, each, "outcome", signal)
        .then((outcome) => this.#outcomes.keep(each, outcome as Outcome))
        .then(() => this.#settled(each, signal))
        .catch((failure: unknown) => this.#settled(each, signal, failure));
    }
  }

  #settled(each: Params, signal: AbortSignal, failure?: unknown): void {
    if (signal.aborted) return;
    this.#asked.delete(each);
    if (failure !== undefined) {
      this.stop();
      this.failure = failure;
      this.state = "cancelled";
    } else {
      this.#count();
    }
    this.#changed();
    this.#dispatch();
  }
}
