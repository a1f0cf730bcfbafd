/** Where a number of the sought sequence is: `at` are its places, in order, `of` its index. */
interface Candidates {
  readonly at: readonly number[];
  readonly of: number;
  /** The most places that are returned. */
  readonly most: number;
}

/**
 * Where a sequence of numbers begins in another one, in order; the places may overlap. Each
 * candidate is compared as long as that takes no more comparisons than both sequences have numbers.
 * Where much repeats itself, Knuth, Morris and Pratt's search takes over, which never compares a
 * number twice with the same one. So it is linear in any case.
 */
export function findSequence(
  within: Int32Array,
  sought: Int32Array,
  { at, of, most }: Candidates,
): number[] {
  const found: number[] = [];
  let budget = within.length + sought.length;
  for (const place of at) {
    if (found.length === most) return found;
    const from = place - of;
    if (from < 0 || from + sought.length > within.length) continue;
    let i = 0;
    while (i < sought.length && sought[i] === within[from + i]) i++;
    if (i === sought.length) found.push(from);
    budget -= i + 1;
    if (budget < 0) return findAnywhere(within, sought, most, (at.at(-1) ?? 0) - of);
  }
  return found;
}

/** `last`: the last place at which the sequence may begin. */
function findAnywhere(within: Int32Array, sought: Int32Array, most: number, last: number) {
  const found: number[] = [];
  const fallback = fallbacksOf(sought);
  let matched = 0;
  for (let at = 0; at < within.length && found.length < most; at++) {
    while (matched > 0 && (matched === sought.length || sought[matched] !== within[at])) {
      matched = fallback[matched - 1] ?? 0;
    }
    if (sought[matched] === within[at]) matched++;
    if (at - matched + 1 > last) break;
    if (matched === sought.length) found.push(at - matched + 1);
  }
  return found;
}

/** For each beginning of a sequence, the length of the longest shorter one that it ends with. */
function fallbacksOf(sought: Int32Array): Int32Array {
  const fallback = new Int32Array(sought.length);
  let matched = 0;
  for (let i = 1; i < sought.length; i++) {
    while (matched > 0 && sought[i] !== sought[matched]) matched = fallback[matched - 1] ?? 0;
    if (sought[i] === sought[matched]) matched++;
    fallback[i] = matched;
  }
  return fallback;
}
