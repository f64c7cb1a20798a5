import type { Heaped } from "./heap.ts";

/**
 * A set whose items know their place, −1 outside, so nothing is looked up: several times faster than a Set where items
 * come and go. An item stands in one such set or heap at a time.
 */
export class PlacedSet<T extends Heaped> {
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** In an order that depends only on what was added and removed when. */
  get items(): readonly T[] {
    return this.#items;
  }

  has(item: T): boolean {
    return this.#items[item.heapIndex] === item;
  }

  add(item: T): void {
    item.heapIndex = this.#items.length;
    this.#items.push(item);
  }

  delete(item: T): void {
    const last = this.#items.pop()!;
    if (last !== item) {
      this.#items[item.heapIndex] = last;
      last.heapIndex = item.heapIndex;
    }
    item.heapIndex = -1;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#items.values();
  }
}

/**
 * A set of numbered items that also answers "the k-th of you, please": what handing out work in turn needs. Adding,
 * removing and picking are O(1), and an item may be in several such sets.
 */
export class IndexedSet<T extends { readonly index: number }> {
  readonly #items: T[] = [];
  /** By number: where the item stands, −1 if it is not inside. */
  readonly #places: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** In an order that depends only on what was added and removed when. */
  get items(): readonly T[] {
    return this.#items;
  }

  has(item: T): boolean {
    return (this.#places[item.index] ?? -1) >= 0;
  }

  add(item: T): void {
    if (this.has(item)) return;
    while (this.#places.length <= item.index) this.#places.push(-1);
    this.#places[item.index] = this.#items.length;
    this.#items.push(item);
  }

  delete(item: T): void {
    if (!this.has(item)) return;
    const at = this.#places[item.index]!;
    const last = this.#items.pop()!;
    this.#places[item.index] = -1;
    if (last === item) return;
    this.#items[at] = last;
    this.#places[last.index] = at;
  }
}
