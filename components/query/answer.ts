import type { AnswerAt } from "@/lib/contract/endpoint";
import type { Field } from "@/lib/query/language";

export type Answer = AnswerAt<"GET /projects/{projectId}/query">["items"][number];

export type Facets = AnswerAt<"GET /projects/{projectId}/query/facets">;

export interface SavedQuery {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly shared: boolean;
  readonly createdBy: { readonly id: string | null; readonly name: string };
  readonly version: number;
}

/** The values to choose from for a condition, if the project knows them. */
export type Choices = Readonly<
  Partial<Record<Field, readonly { readonly value: string; readonly label: string }[]>>
>;

/** The address of an answer in its text. */
export function addressOf(
  projectId: string,
  { documentId, id }: { documentId: string; id: string },
): string {
  return `/projects/${projectId}/documents/${documentId}#annotation-${id}`;
}
