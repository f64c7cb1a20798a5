import type { Seconds, Story, Told } from "../contract/demo.ts";
import type { Params } from "../contract/params.ts";
import { Runs } from "./runs.ts";
import type { State } from "./state.ts";
import type { FigureOptions, Run } from "./view.ts";
import { send, weightOf } from "./work.ts";

/** What happens once the runs of a state are there. */
export interface Arrival {
  /** The moment shown first; without it, the one shown before. */
  readonly at?: (span: Seconds) => Seconds;
  /** Whether it then plays. */
  plays?: boolean;
  /** The story it begins. */
  readonly told?: Story;
  done?(): void;
}

/** Who is told how it went. */
export interface ArrivalHands {
  /** The state's run is there, and its ghost, unless that could not be computed. */
  arrived(run: Run, state: State, arrival: Arrival): void;
  failed(failure: unknown): void;
  /** Runs of so many simulated tasks are being computed elsewhere; 0: no more. */
  busy(tasks: number): void;
  /** How far the state's own run is. */
  told: Told;
}

/** The runs of a state: light ones are there at once, heavy ones come from the crew. Only the last state asked for counts. */
export class Arrivals {
  readonly #options: FigureOptions;
  readonly #runs: Runs;
  readonly #hands: ArrivalHands;
  #life: AbortController | undefined;
  #arrival: Arrival = {};

  constructor(options: FigureOptions, hands: ArrivalHands) {
    this.#options = options;
    this.#runs = new Runs(options.demo, options.tables);
    this.#hands = hands;
  }

  /** What is on its way: whether it plays may still be changed. */
  get coming(): Arrival | undefined {
    return this.#life && this.#arrival;
  }

  /** How many simulated tasks a state has to be waited for; 0 where it is there at once. On paper all is computed at once. */
  weight({ params, vs }: State): number {
    if (this.#options.still) return 0;
    return this.#weight(params) + (vs ? this.#weight(vs) : 0);
  }

  /** Asks for a state: told of at once where it is light. */
  go(state: State, arrival: Arrival): void {
    this.drop();
    this.#arrival = arrival;
    const tasks = this.weight(state);
    if (!tasks) return this.#arrive(state);
    const life = (this.#life = new AbortController());
    const had = async (params: Params, told?: Told): Promise<void> => {
      if (!this.#weight(params)) return;
      this.#runs.keep(params, await send(this.#options, params, "model", life.signal, told));
    };
    const { params, vs } = state;
    const before =
      vs &&
      had(vs).then(
        () => vs,
        () => undefined,
      );
    this.#hands.busy(tasks);
    const told: Told = (done, of) => this.#life === life && this.#hands.told(done, of);
    Promise.all([before, had(params, told)]).then(
      ([vs]) => this.#end(life, () => this.#arrive(vs ? state : { params })),
      (failure: unknown) => this.#end(life, () => this.#hands.failed(failure)),
    );
  }

  /** What is on its way is not wanted any more. */
  drop(): void {
    if (!this.#life) return;
    this.#life.abort();
    this.#life = undefined;
    this.#hands.busy(0);
  }

  #weight(params: Params): number {
    return this.#runs.has(params) ? 0 : weightOf(this.#options.demo, params);
  }

  #arrive({ params, vs }: State): void {
    let run: Run;
    let before = vs;
    try {
      const model = this.#runs.of(params);
      const ghost = vs && this.#ghost(vs);
      if (ghost === undefined) before = undefined;
      run = { params, model, ghost };
    } catch (failure) {
      return this.#hands.failed(failure);
    }
    this.#hands.arrived(run, before ? { params, vs: before } : { params }, this.#arrival);
  }

  /** The run before. One that cannot be computed is none: the run shown is good without it. */
  #ghost(vs: Params): unknown {
    try {
      return this.#runs.of(vs);
    } catch {
      return undefined;
    }
  }

  #end(life: AbortController, then: () => void): void {
    if (this.#life !== life) return;
    this.drop();
    then();
  }
}
