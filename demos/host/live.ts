import { encode } from "../contract/codec.ts";
import type { Lived, Way } from "../contract/live.ts";
import type { Params } from "../contract/params.ts";
import { here } from "../drive/here.ts";
import { Pool } from "../drive/pool.ts";
import type { Doing } from "./progress.ts";
import { count, plural } from "../contract/format.ts";
import type { FigureOptions } from "./view.ts";

/** The part of a run after which a worker is ended that was to be ended before there was one. */
const DOOMED = 0.3;

/** `none`: what stands is not real work. `stopped`: it is, as far as it came. */
export type LiveState = "none" | "running" | "done" | "stopped";

/** Whom it tells. */
export interface LiveHands {
  /** Sets the knobs to what can be done here; the run of them is told of by `stood`. */
  turn(change: Partial<Params>): void;
  /** This model stands for what has really been done. */
  shown(model: unknown): void;
  /** It came to rest; with a sentence, without having done anything. */
  rested(failure?: unknown): void;
}

/** The real work of one figure: asked for by a hand, stopped by the next one, or when nobody can see it. */
export class LiveWork {
  state: LiveState = "none";
  /** What goes on, and how to stop it. */
  doing: Doing | undefined;
  readonly #options: FigureOptions;
  readonly #hands: LiveHands;
  #life: AbortController | undefined;
  #pool: Pool | undefined;
  /** What was asked for, until its run stands: its state, and whether a worker is to be ended. */
  #wanted: { readonly state: string; readonly doomed: boolean } | undefined;
  #params: Params | undefined;

  constructor(options: FigureOptions, hands: LiveHands) {
    this.#options = options;
    this.#hands = hands;
  }

  /** Has the run of the knobs as they stand really done; its way is theirs unless said. */
  go(way?: Way, doomed = false): void {
    const { live, schema } = this.#options.demo;
    const params = this.#params;
    if (!live || !params) return;
    const change = { ...live.fits(params, here()), ...(way && { [live.ways]: way }) } as Partial<Params>;
    this.#wanted = { state: encode(schema, { ...params, ...change } as Params), doomed };
    this.#hands.turn(change);
  }

  /** Ends one worker without a word: of the run under way, or of one begun for it. */
  crash(): void {
    if (this.state === "running") this.#pool?.crash();
    else this.go(undefined, true);
  }

  /** A run stands. If it is the one that was asked for, it is really done now. */
  stood(params: Params, model: unknown): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    this.#params = params;
    if (wanted && wanted.state === encode(this.#options.demo.schema, params))
      void this.#work(params, model, wanted.doomed);
  }

  /** Nothing of it is to be seen any more. */
  stop(): void {
    const life = this.#life;
    this.#life = this.doing = undefined;
    this.state = "none";
    life?.abort();
  }

  /** Enough; what has been done stays. */
  cancel(): void {
    this.#life?.abort();
  }

  async #work(params: Params, model: unknown, doomed: boolean): Promise<void> {
    const { demo, crew } = this.#options;
    const live = demo.live!;
    const way = params[live.ways] as Way;
    const pool = (this.#pool = new Pool(() => crew.start!(), way));
    const life = (this.#life = new AbortController());
    const orders = live.orders(params);
    const of = orders.reduce((sum, { tasks }) => sum + tasks, 0);
    const whole: Lived[] = [];
    const hear = (lived: Lived): void => {
      if (this.#life !== life) return;
      const all = [...whole, lived];
      const done = all.reduce((sum, { tasks }) => sum + tasks.length, 0);
      this.doing = {
        what: `At work: ${plural(lived.order.workers, "Web Worker")}`,
        count: `${count(done)} of ${plural(of, "task")}`,
        done,
        of,
        button: "Cancel",
        press: () => this.cancel(),
      };
      this.#hands.shown(live.shown(model, all));
    };
    this.state = "running";
    let failure: unknown;
    try {
      for (const order of orders) {
        whole.push(await pool.run(order, life.signal, hear, doomed ? order.tasks * DOOMED : Infinity));
      }
    } catch (reason) {
      failure = reason;
    }
    pool.close();
    if (this.#life !== life) return;
    const stopped = life.signal.aborted;
    this.#life = this.doing = undefined;
    this.state = stopped ? "stopped" : failure === undefined ? "done" : "none";
    if (this.state === "none") this.#hands.shown(model);
    this.#hands.rested(stopped ? undefined : failure);
  }
}
