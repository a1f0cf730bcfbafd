/** What is counted: loops, calls, the work of built-in functions, the steps of expressions. */
export interface Counter {
  n: number;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Cost = (self: never, args: readonly unknown[], answer: unknown) => number;

const lengthOf = (value: unknown): number =>
  typeof value === "string" || Array.isArray(value) ? value.length : 0;
const whole: Cost = (self) => lengthOf(self);
const made: Cost = (_, _given, answer) => lengthOf(answer);
/** How far a search went: to what it found, else to the end. */
const until: Cost = (self, args, answer) => {
  const from = typeof args[1] === "number" ? args[1] : 0;
  const found = typeof answer === "number" && answer >= 0 ? answer : lengthOf(self);
  return Math.max(1, found - from) + lengthOf(args[0]);
};
const untilBack: Cost = (self, args, answer) => {
  const from = typeof args[1] === "number" ? Math.min(args[1], lengthOf(self)) : lengthOf(self);
  return Math.max(1, from - Math.max(0, Number(answer))) + lengthOf(args[0]);
};
const sorted: Cost = (self) => lengthOf(self) * Math.log2(lengthOf(self) + 2);
const needle: Cost = (_, args) => 1 + lengthOf(args[0]);
/** Space at the edges is read, and nothing else. */
const trimmed: Cost = (self, _, answer) => 1 + lengthOf(self) - lengthOf(answer);

const STRING: Readonly<Record<string, Cost>> = {
  indexOf: until,
  lastIndexOf: untilBack,
  includes: (self, args, answer) =>
    answer === true ? (self as string).indexOf(String(args[0])) + 1 : lengthOf(self),
  startsWith: needle,
  endsWith: needle,
  toLowerCase: whole,
  toUpperCase: whole,
  normalize: whole,
  localeCompare: needle,
  trim: trimmed,
  trimStart: trimmed,
  trimEnd: trimmed,
  repeat: made,
  padStart: made,
  isWellFormed: whole,
};

const ARRAY: Readonly<Record<string, Cost>> = {
  slice: made,
  concat: made,
  toReversed: made,
  toSorted: sorted,
  sort: sorted,
  reverse: whole,
  splice: whole,
  toSpliced: whole,
  shift: whole,
  unshift: whole,
  indexOf: until,
  lastIndexOf: untilBack,
  includes: whole,
  join: whole,
  fill: whole,
  flat: made,
  copyWithin: whole,
};

/**
 * Makes the built-in functions of a realm count what they read or write, and its regular
 * expressions their steps. Calls of a callback, and turns of an iterator, are counted where they
 * are written.
 */
export function countNatives(
  realm: Pick<typeof globalThis, "String" | "Array" | "Map" | "Set" | "RegExp" | "Intl">,
  counter: Counter,
  regExpSteps: (
    source: string,
    flags: string,
    text: string,
    from: number,
  ) => { steps: number; found: readonly [number, number] | null },
): void {
  wrap(realm.String.prototype, STRING);
  wrap(realm.Array.prototype, ARRAY);
  for (const iterable of [
    new realm.Array(),
    new realm.Map(),
    new realm.Set(),
    new realm.String(""),
  ]) {
    const iterator = (iterable as Iterable<unknown>)[Symbol.iterator]();
    wrap(Object.getPrototypeOf(iterator) as object, { next: () => 1 });
  }
  // UAX 29 rules look far back; a piece of a text is read again for each of its parts at worst.
  wrap(realm.Intl.Segmenter.prototype, {
    segment: (_, [text]) => (lengthOf(text) * lengthOf(text)) / 1_000 + lengthOf(text),
  });
  const exec = realm.RegExp.prototype.exec;
  realm.RegExp.prototype.exec = function count(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const answer = exec.call(this, text);
    const { steps, found } = regExpSteps(this.source, this.flags, String(text), from);
    counter.n += steps;
    if (
      (found?.[0] ?? -1) !== (answer?.index ?? -1) ||
      (found && answer && found[1] - found[0] !== answer[0].length)
    ) {
      throw new Error(`the counted expression finds something else: ${this.source}`);
    }
    return answer;
  };

  function wrap(prototype: object, costs: Readonly<Record<string, Cost>>): void {
    for (const [name, cost] of Object.entries(costs)) {
      const native = Reflect.get(prototype, name) as Method;
      const counted: Method = function (...args) {
        const answer = native.apply(this, args);
        counter.n += cost(this as never, args, answer);
        return answer;
      };
      Object.defineProperty(prototype, name, {
        value: counted,
        writable: true,
        configurable: true,
      });
    }
  }
}
