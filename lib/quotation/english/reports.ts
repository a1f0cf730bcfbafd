import { accordingTo, asideOf, asSaid } from "./asides";
import { complementOf } from "./complements";
import type { Item } from "./items";
import { statementsIn } from "./statements";
import { verbsIn, type Report } from "./reporting-verbs";

/** Everything a sentence reports, in the order of the verbs. */
export function reportsIn(items: readonly Item[]): Report[] {
  const verbs = verbsIn(items);
  const asides = [
    ...verbs.flatMap((verb) => asSaid(items, verb) ?? asideOf(items, verb) ?? []),
    ...accordingTo(items),
  ];
  const taken = new Set(asides.map(({ cue }) => cue.to - 1));
  const others = verbs.flatMap((verb) =>
    taken.has(verb.at) ? [] : (complementOf(items, verb, verbs, asides) ?? []),
  );
  const statements = statementsIn(items, verbs, asides);
  return [...asides, ...others, ...statements].sort((a, b) => a.cue.from - b.cue.from);
}
