import { DOCUMENT_ORDERS } from "@/lib/contract/terms";

/** Which documents of a project are shown, and in which order: what the page's address says. */
export interface DocumentsAsked {
  readonly q: string;
  /** The ids of labels that the documents have, all of them. */
  readonly labels: readonly string[];
  readonly sort: (typeof DOCUMENT_ORDERS)[number];
  readonly down: boolean;
}

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

/** What the parameters of an address ask for; what they say wrongly is left out. */
export function documentsAskedIn({ q, label, sort, down }: Parameters): DocumentsAsked {
  return {
    q: typeof q === "string" ? q.trim().slice(0, 500) : "",
    labels: typeof label === "string" ? idsIn(label) : [],
    sort: DOCUMENT_ORDERS.find((order) => order === sort) ?? "added",
    down: down === "true",
  };
}

/** The parameters that ask for this, each only where it is not what is shown anyway. */
export function parametersOf({ q, labels, sort, down }: DocumentsAsked): Record<string, string> {
  return {
    ...(q ? { q } : {}),
    ...(labels.length > 0 ? { label: labels.join(",") } : {}),
    ...(sort === "added" ? {} : { sort }),
    ...(down ? { down: "true" } : {}),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** As many labels as the API takes at once. */
const MAX_LABELS_ASKED = 13;

function idsIn(list: string): string[] {
  return list
    .split(",")
    .filter((id) => UUID.test(id))
    .slice(0, MAX_LABELS_ASKED);
}
