/** Real work in this browser: what a figure asks for and what is known of it. Plain data; times in wall seconds. */
import type { Params, Schema } from "./params.ts";

/** How tasks reach a Web Worker: each in a message of its own, many in one, or through memory it shares with the page. */
export type Way = "message" | "batch" | "ring";

/** What can be had here. */
export interface Here {
  /** How many Web Workers can work at once. */
  readonly cores: number;
  /** Ways that cannot be had, each with the reason as one sentence. */
  readonly refused: Partial<Record<Way, string>>;
}

/** So many equal tasks, each keeping a core busy for so long, on so many Web Workers. */
export interface Order {
  readonly tasks: number;
  readonly seconds: number;
  readonly workers: number;
  /** Whether tasks wait until a worker has nearly run out, or are all handed out at once. */
  readonly queuing: boolean;
}

/** A task that ended, by one clock: since the first was handed out. `row` is the worker's, from 0. */
export interface Done {
  readonly task: number;
  readonly row: number;
  readonly start: number;
  readonly stop: number;
}

/** A worker that fell silent or failed. */
export interface Lost {
  readonly row: number;
  /** When it was last heard of, when it was taken for dead, and when another was ready, if one was. */
  readonly heard: number;
  readonly noticed: number;
  replaced?: number;
  /** How many tasks it held, which were run again. */
  readonly tasks: number;
}

/** What has happened of an order so far. */
export interface Lived {
  readonly order: Order;
  readonly way: Way;
  readonly tasks: readonly Done[];
  readonly lost: readonly Lost[];
  /** When the page was at work, handing out and hearing: starts and stops in turn. */
  readonly page: readonly number[];
  /** How long it took, or has taken. */
  readonly seconds: number;
  readonly ended: boolean;
  /** Web Workers that could work at once here. */
  readonly cores: number;
}

/** How a figure's run is really done here. The host owns workers and clocks; this only says what, and what it looks like. */
export interface Live<S extends Schema, Model> {
  /** What stands before its buttons. */
  readonly title: string;
  /** The choice whose options are the ways. */
  readonly ways: keyof S & string;
  /** The nearest knobs that can be had here: a browser has few cores. */
  fits(params: Params<S>, here: Here): Partial<Params<S>>;
  /** What is to be done, one after the other. */
  orders(params: Params<S>): readonly Order[];
  /** The run of the same knobs with what really happened, so far, beside it. */
  shown(model: Model, lived: readonly Lived[]): Model;
}
