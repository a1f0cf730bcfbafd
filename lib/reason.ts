import type english from "@/messages/en-server.json";

/** The paths of all messages below a part of the catalog, such as `Refusals.missing.claim`. */
type PathsBelow<Part, Prefix extends string> = {
  [Name in keyof Part & string]: Part[Name] extends string
    ? `${Prefix}.${Name}`
    : PathsBelow<Part[Name], `${Prefix}.${Name}`>;
}[keyof Part & string];

/** The parts of the catalog that hold the words of refusals. */
type RefusalWords = Pick<typeof english, "Problem" | "Refusals" | "Validation">;

/** A message of the catalog that says why something is refused, by its path. */
export type ReasonKey = {
  [Part in keyof RefusalWords]: PathsBelow<RefusalWords[Part], Part>;
}[keyof RefusalWords];

/** What a message names: figures, words of the user or of the API, lists of those, other reasons. */
export type ReasonParam = string | number | Reason | readonly (string | Reason)[];

/** Why something is refused, without words, so that each client can put it into its own language. */
export interface Reason {
  readonly key: ReasonKey;
  readonly params?: Readonly<Record<string, ReasonParam>>;
}

export function reason(key: ReasonKey, params?: Reason["params"]): Reason {
  return params ? { key, params } : { key };
}
