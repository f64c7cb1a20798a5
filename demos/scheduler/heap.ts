/** What a heap asks of its items: room to remember where they stand, −1 outside. An item stands in one heap at a time. */
export interface Heaped {
  heapIndex: number;
}

/** A binary heap whose items know their place, so any of them can be removed or moved in O(log n) without a search. */
export class Heap<T extends Heaped> {
  readonly #items: T[] = [];
  readonly #before: (a: T, b: T) => boolean;

  /** `before(a, b)`: a comes out before b. It must be a strict total order, or runs would not repeat. */
  constructor(before: (a: T, b: T) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#items.length;
  }

  /** In no particular order beyond the first. */
  get items(): readonly T[] {
    return this.#items;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  /** The first `count` in the order in which they would come out; they stay inside. */
  first(count: number): T[] {
    const found: T[] = [];
    const frontier = this.#items.slice(0, 1);
    while (found.length < count && frontier.length > 0) {
      let least = 0;
      for (let i = 1; i < frontier.length; i += 1) if (this.#before(frontier[i]!, frontier[least]!)) least = i;
      const item = frontier[least]!;
      found.push(item);
      frontier.splice(least, 1, ...this.#items.slice(2 * item.heapIndex + 1, 2 * item.heapIndex + 3));
    }
    return found;
  }

  push(item: T): void {
    item.heapIndex = this.#items.length;
    this.#items.push(item);
    this.#up(item, item.heapIndex);
  }

  pop(): T | undefined {
    const first = this.#items[0];
    if (first !== undefined) this.remove(first);
    return first;
  }

  remove(item: T): void {
    const at = item.heapIndex;
    const last = this.#items.pop()!;
    item.heapIndex = -1;
    if (last === item) return;
    // The hole sinks to the bottom before the last item fills it: that item belongs near the bottom, so asking at every
    // level whether it may stay would cost as many comparisons again.
    const items = this.#items;
    let hole = at;
    for (let below = 2 * hole + 1; below < items.length; below = 2 * hole + 1) {
      if (below + 1 < items.length && this.#before(items[below + 1]!, items[below]!)) below += 1;
      const child = items[below]!;
      items[hole] = child;
      child.heapIndex = hole;
      hole = below;
    }
    this.#up(last, hole);
  }

  /** To be called when what `before` looks at has changed for an item inside. */
  moved(item: T): void {
    this.#up(item, item.heapIndex);
    this.#down(item, item.heapIndex);
  }

  #up(item: T, from: number): void {
    let at = from;
    while (at > 0) {
      const parent = this.#items[(at - 1) >> 1]!;
      if (!this.#before(item, parent)) break;
      this.#items[at] = parent;
      const above = parent.heapIndex;
      parent.heapIndex = at;
      at = above;
    }
    this.#items[at] = item;
    item.heapIndex = at;
  }

  #down(item: T, from: number): void {
    const items = this.#items;
    let at = from;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && this.#before(items[below + 1]!, items[below]!)) below += 1;
      const child = items[below]!;
      if (!this.#before(child, item)) break;
      items[at] = child;
      child.heapIndex = at;
      at = below;
    }
    items[at] = item;
    item.heapIndex = at;
  }
}
