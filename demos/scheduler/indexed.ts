/** A set that also answers "the k-th of you, please": what handing out work in turn needs. Adding, removing and picking are O(1). */
export class IndexedSet<T> {
  readonly #items: T[] = [];
  readonly #places = new Map<T, number>();

  get size(): number {
    return this.#items.length;
  }

  /** In an order that depends only on what was added and removed when. */
  get items(): readonly T[] {
    return this.#items;
  }

  has(item: T): boolean {
    return this.#places.has(item);
  }

  add(item: T): void {
    if (this.#places.has(item)) return;
    this.#places.set(item, this.#items.length);
    this.#items.push(item);
  }

  delete(item: T): void {
    const at = this.#places.get(item);
    if (at === undefined) return;
    const last = this.#items.pop() as T;
    this.#places.delete(item);
    if (last === item) return;
    this.#items[at] = last;
    this.#places.set(last, at);
  }
}
