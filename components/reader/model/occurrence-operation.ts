import type { AnnotationOccurrence } from "@/lib/annotation/annotation";
import type { Sent } from "./operation";

/** What a person says of a passage that carries a claim. */
export type OccurrenceEdit = Partial<
  Pick<AnnotationOccurrence, "role" | "wording" | "commitment" | "quantities">
>;

/** What a person does with the claims of a passage. */
export type CarryDeed =
  | {
      /** A claim goes into the register, on the way to a passage that carries it. */
      readonly does: "register";
      readonly annotationId: string;
      readonly projectId: string;
      readonly claim: { readonly id: string; readonly statement: string; readonly type?: string };
    }
  | {
      readonly does: "carry";
      readonly annotationId: string;
      readonly occurrence: AnnotationOccurrence;
    }
  | {
      readonly does: "edit-occurrence";
      readonly annotationId: string;
      readonly occurrenceId: string;
      readonly edit: OccurrenceEdit;
    }
  | {
      readonly does: "remove-occurrence";
      readonly annotationId: string;
      readonly occurrenceId: string;
    };

/** The call that does it. */
export function sentForCarrying(deed: CarryDeed): Sent {
  switch (deed.does) {
    case "register":
      return { method: "POST", path: `/projects/${deed.projectId}/claims`, body: deed.claim };
    case "carry": {
      const { annotationId: _on, verdict: _verdict, version: _none, ...body } = deed.occurrence;
      return { method: "POST", path: `/annotations/${deed.annotationId}/occurrences`, body };
    }
    case "edit-occurrence":
      return { method: "PATCH", path: `/occurrences/${deed.occurrenceId}`, body: deed.edit };
    case "remove-occurrence":
      return { method: "DELETE", path: `/occurrences/${deed.occurrenceId}` };
  }
}

/** The words a person wrote with a deed, so that a refused one can give them back. */
export function wordsOfCarrying(deed: CarryDeed): string {
  switch (deed.does) {
    case "register":
      return deed.claim.statement;
    case "carry":
      return deed.occurrence.statement;
    case "edit-occurrence":
      return wordsOfOccurrence(deed.edit);
    case "remove-occurrence":
      return "";
  }
}

/** What is said of a passage that carries a claim, a line each. */
export function wordsOfOccurrence({
  role,
  commitment,
  wording,
  quantities,
}: OccurrenceEdit): string {
  const numbers = quantities?.map((quantity) =>
    [quantity.comparator, quantity.value, quantity.unit, quantity.period, quantity.place]
      .filter((word) => word !== "")
      .join(" "),
  );
  return [wording, role, commitment, ...(numbers ?? [])].filter(Boolean).join("\n");
}
