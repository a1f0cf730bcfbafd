import type { AnswerAt, RequestTo } from "@/lib/contract/endpoint";

/** A suggestion as the API answers it. Offsets count code points. */
export type Suggestion = AnswerAt<"GET /documents/{documentId}/suggestions">["items"][number];

export type Decision = Exclude<
  RequestTo<"PUT /suggestions/{suggestionId}">["body"]["decision"],
  "open"
>;

/** What is said otherwise, with `adjust`. */
export type Adjustment = NonNullable<
  RequestTo<"PUT /suggestions/{suggestionId}">["body"]["annotation"]
>;

/** What narrows the list. */
export interface SuggestionFilter {
  readonly state: Suggestion["state"];
  /** Empty for every origin. */
  readonly origin: string;
}

/** The slug of a suggestion's label: a claim's type, a form of quotation or a technique. */
export function slugOf({ kind, claim, quotation, rhetoric }: Suggestion): string | null {
  if (kind === "claim") return claim?.type ?? null;
  if (kind === "quotation") return quotation?.form ?? null;
  return kind === "rhetoric" ? (rhetoric?.technique ?? null) : null;
}

/** The words of a suggestion with those around them, and where that begins in the text. */
export function contextOf({ target }: Suggestion): {
  readonly text: string;
  readonly start: number;
} {
  const [first] = target;
  const last = target.at(-1);
  const words = target.map(({ exact }) => exact).join(" … ");
  const text = `${first?.prefix ?? ""}${words}${last?.suffix ?? ""}`;
  return { text, start: (first?.start ?? 0) - [...(first?.prefix ?? "")].length };
}
