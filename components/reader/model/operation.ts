import type { GivenSource } from "@/components/sources/recognise-source";
import type {
  Annotation,
  AnnotationReference,
  AnnotationReview,
  Note,
  Segment,
  Status,
} from "@/lib/annotation/annotation";
import type { CodePointIndex } from "@/lib/text/code-points";
import type { editAnnotationCall } from "@/lib/contract/annotations";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { BodyOf } from "@/lib/contract/operation";
import { sentForCarrying, wordsOfCarrying, type CarryDeed } from "./occurrence-operation";
import { sentForCiting, wordsOfCiting, type CiteDeed } from "./evidence-operation";
import { outward } from "./to-code-points";
import {
  sentForAttributing,
  wordsOfAttribution,
  type AttributeDeed,
} from "./attribution-operation";

/** The fields of an annotation that a person fills in. Offsets are UTF-16. */
export type Edit = Omit<InUtf16<BodyOf<typeof editAnnotationCall>>, "target"> & {
  readonly target?: readonly Segment[];
};

export type Verdict = AnnotationReview["verdict"];

export interface GivenReference {
  readonly id: string;
  readonly relation: AnnotationReference["relation"];
  readonly locator: string;
  readonly quote: string;
  readonly source: GivenSource;
}

/** What a person did. Everything the page writes is one of these, and each can be sent again. */
export type Deed =
  | { readonly does: "annotate"; readonly annotation: Annotation }
  | { readonly does: "edit"; readonly annotationId: string; readonly edit: Edit }
  | { readonly does: "remove"; readonly annotationId: string }
  /** What was removed comes back as it stood, under its own id. */
  | { readonly does: "restore"; readonly annotation: Annotation }
  | { readonly does: "judge"; readonly annotationId: string; readonly status: Status }
  | {
      readonly does: "review";
      readonly annotationId: string;
      readonly verdict: Verdict | null;
      /** Why; empty where nothing is said. */
      readonly comment: string;
    }
  | { readonly does: "note"; readonly annotationId: string; readonly note: Note }
  | {
      readonly does: "edit-note";
      readonly annotationId: string;
      readonly noteId: string;
      readonly body: string;
    }
  | { readonly does: "remove-note"; readonly annotationId: string; readonly noteId: string }
  | {
      readonly does: "refer";
      readonly annotationId: string;
      readonly reference: GivenReference;
    }
  | {
      readonly does: "remove-reference";
      readonly annotationId: string;
      readonly referenceId: string;
    }
  | AttributeDeed
  | CarryDeed
  | CiteDeed;

export interface Sent {
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below /api/v1. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

export function annotationIdOf(deed: Deed): string {
  return brings(deed) ? deed.annotation.id : deed.annotationId;
}

/** Whether an annotation is there by this deed: what is done with it after makes sense only then. */
export function brings(deed: Deed): deed is Extract<Deed, { readonly annotation: Annotation }> {
  return deed.does === "annotate" || deed.does === "restore";
}

/** What must carry the version that was read: the thing whose version it is, or null. */
export function versionedBy(deed: Deed): string | null {
  if (["edit", "remove", "judge", "attribute"].includes(deed.does)) return annotationIdOf(deed);
  if (deed.does === "edit-note" || deed.does === "remove-note") return deed.noteId;
  if (deed.does === "edit-occurrence") return deed.occurrenceId;
  return null;
}

/** The call that does it. Offsets go out as code points of the text that was read. */
export function sentFor(deed: Deed, index: CodePointIndex): Sent {
  switch (deed.does) {
    case "annotate": {
      const { id, documentId, kind, revision, target, tags, body, visibility } = deed.annotation;
      const { claim, quotation, rhetoric } = deed.annotation;
      return {
        method: "POST",
        path: `/documents/${documentId}/annotations`,
        body: {
          ...{ id, kind, revision, target: outward(target, index), tags, body, visibility },
          ...{ claim, quotation, rhetoric },
        },
      };
    }
    case "edit": {
      const { target, ...rest } = deed.edit;
      const body = target ? { ...rest, target: outward(target, index) } : rest;
      return { method: "PATCH", path: `/annotations/${deed.annotationId}`, body };
    }
    case "remove":
      return { method: "DELETE", path: `/annotations/${deed.annotationId}` };
    case "restore":
      return { method: "POST", path: `/annotations/${deed.annotation.id}/restore` };
    case "attribute":
      return sentForAttributing(deed, index);
    case "judge": {
      const path = `/annotations/${deed.annotationId}/status`;
      return { method: "PUT", path, body: { status: deed.status } };
    }
    case "review": {
      const path = `/annotations/${deed.annotationId}/reviews/me`;
      return deed.verdict === null
        ? { method: "DELETE", path }
        : { method: "PUT", path, body: { verdict: deed.verdict, comment: deed.comment } };
    }
    case "note": {
      const { id, body, replyTo } = deed.note;
      const path = `/annotations/${deed.annotationId}/notes`;
      return { method: "POST", path, body: { id, body, ...(replyTo ? { replyTo } : {}) } };
    }
    case "edit-note":
      return { method: "PATCH", path: `/notes/${deed.noteId}`, body: { body: deed.body } };
    case "remove-note":
      return { method: "DELETE", path: `/notes/${deed.noteId}` };
    case "refer": {
      const { source, ...reference } = deed.reference;
      const path = `/annotations/${deed.annotationId}/references`;
      return { method: "POST", path, body: { ...reference, ...source } };
    }
    case "remove-reference":
      return { method: "DELETE", path: `/references/${deed.referenceId}` };
    case "register":
    case "carry":
    case "edit-occurrence":
    case "remove-occurrence":
      return sentForCarrying(deed);
    case "cite":
    case "uncite":
      return sentForCiting(deed);
  }
}

/** The words a person wrote with a deed, so that a refused one can give them back. */
export function wordsOf(deed: Deed): string {
  switch (deed.does) {
    case "annotate":
    case "restore":
      return wordsOfDetails(deed.annotation, quoted(deed.annotation.target));
    case "edit":
      return wordsOfDetails(deed.edit, deed.edit.target && quoted(deed.edit.target));
    case "attribute":
      return deed.attribution ? wordsOfAttribution(deed.attribution) : "";
    case "note":
      return deed.note.body;
    case "edit-note":
      return deed.body;
    case "review":
      return deed.comment;
    case "refer": {
      const { source, quote, locator } = deed.reference;
      const given = source.url ?? source.doi ?? source.isbn ?? source.citation;
      return [given, locator, quote].filter(Boolean).join("\n");
    }
    case "register":
    case "carry":
    case "edit-occurrence":
      return wordsOfCarrying(deed);
    case "cite":
      return wordsOfCiting(deed);
    default:
      return "";
  }
}

/** What an annotation says, or an edit of one, a line each; `first` goes before. */
export function wordsOfDetails(
  { claim, quotation, rhetoric, tags, body }: Edit,
  first?: string,
): string {
  const slugs = [claim?.type, quotation?.form, rhetoric?.technique, ...(tags ?? [])];
  const roles = [quotation?.speaker, rhetoric?.target, rhetoric?.justification];
  return [first, claim?.statement, ...roles, slugs.filter(Boolean).join(", "), body]
    .filter(Boolean)
    .join("\n");
}

function quoted(target: readonly Segment[]): string {
  return target.map((segment) => `“${segment.exact}”`).join(" … ");
}
