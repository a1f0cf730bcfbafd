import { DOCUMENT_ORDERS } from "@/lib/contract/terms";

/** Which documents of a project are shown, and in which order: what the page's address says. */
export interface DocumentsAsked {
  readonly q: string;
  readonly sort: (typeof DOCUMENT_ORDERS)[number];
  readonly down: boolean;
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** What the parameters of an address ask for; what they say wrongly is left out. */
export function documentsAskedIn({ q, sort, down }: Parameters): DocumentsAsked {
  return {
    q: typeof q === "string" ? q.trim().slice(0, 500) : "",
    sort: DOCUMENT_ORDERS.find((order) => order === sort) ?? "added",
    down: down === "true",
  };
}

/** The parameters that ask for this, each only where it is not what is shown anyway. */
export function parametersOf({ q, sort, down }: DocumentsAsked): Record<string, string> {
  return {
    ...(q ? { q } : {}),
    ...(sort === "added" ? {} : { sort }),
    ...(down ? { down: "true" } : {}),
  };
}
