import { byKeyName } from "../ui/key-names";
import { isTypedElsewhere } from "../ui/typed-elsewhere";
import type { Outcome } from "./case-filter";

type CaseKey =
  Outcome | "next" | "previous" | "undo" | "note" | "unclear" | "withdraw" | `choose-${number}`;

/** The key of each outcome, as it stands on its button. */
export const OUTCOME_KEYS: Readonly<Record<Outcome, string>> = {
  accept: "A",
  adjust: "E",
  relabel: "L",
  merge: "M",
  split: "S",
  reject: "R",
  nothing: "N",
};

const KEYS: Readonly<Record<string, CaseKey>> = {
  ...Object.fromEntries(
    Object.entries(OUTCOME_KEYS).map(([outcome, key]) => [key.toLowerCase(), outcome as Outcome]),
  ),
  j: "next",
  k: "previous",
  arrowdown: "next",
  arrowup: "previous",
  z: "undo",
  c: "note",
  g: "unclear",
  w: "withdraw",
};

/** What a key means among the cases; null for keys that belong to a field or to the browser. */
export function caseKey(event: KeyboardEvent): CaseKey | null {
  if (isTypedElsewhere(event)) return null;
  return (
    byKeyName(event, (name): CaseKey | undefined =>
      /^[1-9]$/.test(name) ? `choose-${Number(name)}` : KEYS[name],
    ) ?? null
  );
}
