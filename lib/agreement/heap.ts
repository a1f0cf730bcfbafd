/** A binary heap: the value with the least key first. */
export class Heap<T> {
  private readonly keys: number[] = [];
  private readonly values: T[] = [];

  push(key: number, value: T): void {
    let at = this.keys.length;
    this.keys.push(key);
    this.values.push(value);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.keys[above] as number) <= key) break;
      this.move(above, at);
      at = above;
    }
    this.keys[at] = key;
    this.values[at] = value;
  }

  pop(): { readonly key: number; readonly value: T } | null {
    const { length } = this.keys;
    if (length === 0) return null;
    const first = { key: this.keys[0] as number, value: this.values[0] as T };
    const key = this.keys.pop() as number;
    const value = this.values.pop() as T;
    if (length > 1) this.sink(key, value);
    return first;
  }

  private sink(key: number, value: T): void {
    const { length } = this.keys;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= length) break;
      if (below + 1 < length && (this.keys[below + 1] as number) < (this.keys[below] as number)) {
        below++;
      }
      if ((this.keys[below] as number) >= key) break;
      this.move(below, at);
      at = below;
    }
    this.keys[at] = key;
    this.values[at] = value;
  }

  private move(from: number, to: number): void {
    this.keys[to] = this.keys[from] as number;
    this.values[to] = this.values[from] as T;
  }
}
