import { byKeyName } from "../ui/key-names";
import { isTypedElsewhere } from "../ui/typed-elsewhere";
import type { Decision } from "./suggestion";

type SuggestionKey = Decision | "next" | "previous" | "undo";

/** The key of each decision, as it stands on its button: those of the cases, and of the queue. */
export const DECISION_KEYS: Readonly<Record<Decision, string>> = {
  take: "A",
  adjust: "E",
  refuse: "X",
};

const KEYS: Readonly<Record<string, SuggestionKey>> = {
  a: "take",
  e: "adjust",
  x: "refuse",
  j: "next",
  k: "previous",
  arrowdown: "next",
  arrowup: "previous",
  z: "undo",
};

/** What a key means among suggestions; null for keys that belong to a field or to the browser. */
export function suggestionKey(event: KeyboardEvent): SuggestionKey | null {
  return isTypedElsewhere(event) ? null : (byKeyName(event, (name) => KEYS[name]) ?? null);
}
