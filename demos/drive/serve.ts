/** The worker's side of a crew and of a pool: does what it is asked for, one thing after another, and knows nothing of pages. */
import { compute, type Held, type Want } from "./compute.ts";
import { isTold, toil, type Said, type Told } from "./toil.ts";

/** What a worker is asked, as plain data. */
export interface Request {
  /** Comes back with the answer. */
  readonly id: number;
  readonly slug: string;
  readonly show: "demo" | "evidence";
  /** An encoded state. */
  readonly params: string;
  readonly want: Want;
}

/**
 * What it says: that it has started; how far a request is; the value of a request; the sentence a figure gave instead of a value; or that it could
 * not get the figure at all.
 */
export type Reply =
  | { readonly ready: true }
  | { readonly id: number; readonly done: number; readonly of: number }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failed: string }
  | { readonly id: number; readonly unloaded: true };

/** Says how far a request is, once for each further hundredth. */
function teller(id: number): (done: number, of: number) => void {
  let told = 0;
  return (done, of) => {
    const share = Math.floor((100 * done) / of);
    if (share > told) globalThis.postMessage({ id, done, of } satisfies Reply, {});
    told = Math.max(told, share);
  };
}

/** Serves whoever started this worker. `load` is the place's way of getting a figure with its tables; asked once for each. */
export function serve(load: (slug: string, show: Request["show"]) => Promise<Held>): void {
  const loaded = new Map<string, Promise<Held>>();
  const held = ({ slug, show }: Request): Promise<Held> => {
    const name = `${show} ${slug}`;
    const known = loaded.get(name) ?? load(slug, show);
    loaded.set(name, known);
    return known;
  };
  const answer = async (request: Request): Promise<Reply> => {
    const { id, params, want } = request;
    const figure = await held(request).catch(() => undefined);
    if (!figure) return { id, unloaded: true };
    try {
      return { id, value: compute(figure, params, want, teller(id)) };
    } catch (failure) {
      return { id, failed: failure instanceof Error ? failure.message || failure.name : String(failure) };
    }
  };
  // Called so often that a second argument of nothing would be felt.
  const say = globalThis.postMessage.bind(globalThis) as (said: Said) => void;
  globalThis.addEventListener("message", ({ data }: MessageEvent<Request | Told>) => {
    if (isTold(data)) toil(data, say);
    else void answer(data).then((reply) => globalThis.postMessage(reply, {}));
  });
  globalThis.postMessage({ ready: true } satisfies Reply, {});
}
