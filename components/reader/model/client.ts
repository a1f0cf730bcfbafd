import { call, sendStored, type ApiAnswer, type StoredRequest } from "@/components/api";
import type { Annotation, Note } from "@/lib/annotation/annotation";
import { ANNOTATION_OFFSETS, inUtf16, OUTLINES_OFFSETS } from "@/lib/contract/page-offsets";
import type { AnswerAt, QueryTo } from "@/lib/contract/endpoint";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import type { Change, DocumentChange } from "@/lib/change/change";
import type { CodePointIndex } from "@/lib/text/code-points";
import type { Role } from "@/lib/access/policy";
import type { readReadingCall } from "@/lib/contract/reading";
import type { readAnnotationHistoryCall } from "@/lib/contract/notes";
import type { AnswerOf } from "@/lib/contract/operation";
import type { ReadingTag } from "./codebook";
import type { Outlines } from "./outline";
import type { PresentPerson } from "./people";
import type { ReceivedChange } from "./received-change";

/** What stands around a text and may change while it is read. */
interface ReadingContext {
  readonly role: Role;
  readonly secondReader: boolean;
  readonly assigned: AnswerOf<typeof readReadingCall>["assigned"];
  readonly project: AnswerOf<typeof readReadingCall>["project"];
  readonly codebook: readonly ReadingTag[];
}

/** An earlier state of an annotation. */
export type Earlier = AnswerOf<typeof readAnnotationHistoryCall>["items"][number];

const ANNOTATIONS = "GET /documents/{documentId}/annotations";

type Listing = QueryTo<typeof ANNOTATIONS>;
type Listed = ApiAnswer<AnswerAt<typeof ANNOTATIONS>>;

const OUTLINES = "GET /documents/{documentId}/outlines";

type OutlineListing = QueryTo<typeof OUTLINES>;
type Outlined = ApiAnswer<AnswerAt<typeof OUTLINES>>;

/** Part of a feed, and its last number. */
interface ChangePage {
  readonly changes: readonly Change[];
  readonly last: number;
}

/** How many ids one address takes: each has 36 characters, and proxies cut at some 8,000. */
const MAX_IDS = 150;

/**
 * The page's way to /api/v1. Annotations come out of it with UTF-16 offsets when they sit on the
 * revision that is read; one that was left on an older revision keeps its code points, and is
 * never drawn.
 */
export function clientFor(documentId: string, revision: number, index: CodePointIndex) {
  const toUtf16 = (annotation: AnnotationAnswer): Annotation =>
    annotation.revision === revision
      ? inUtf16(ANNOTATION_OFFSETS, annotation, index)
      : (annotation as unknown as Annotation);

  const params = { documentId };

  return {
    toUtf16,

    /** A change as an event of the document's feed reports it. */
    received({ annotation, ...change }: DocumentChange): ReceivedChange {
      if (annotation === undefined) return change;
      return { ...change, annotation: annotation && toUtf16(annotation) };
    },

    /** Every annotation whole, page by page in reading order. */
    async everyAnnotation(
      arrived: (some: readonly Annotation[]) => void,
      signal: AbortSignal,
    ): Promise<ApiAnswer<null>> {
      let cursor: string | null = null;
      do {
        const query: Listing = { limit: 1_000, ...(cursor ? { cursor } : {}) };
        const answer: Listed = await call(ANNOTATIONS, { params, query, signal });
        if (!answer.ok) return answer;
        arrived(answer.value.items.map(toUtf16));
        cursor = answer.value.next;
      } while (cursor !== null);
      return { ok: true, value: null };
    },

    /** All annotations in brief that come after a place in the list; null for the list's start. */
    async outlinesAfter(
      after: string | null,
      arrived: (some: Outlines) => void,
      signal: AbortSignal,
    ): Promise<ApiAnswer<null>> {
      let cursor = after;
      do {
        const query: OutlineListing = cursor ? { cursor } : {};
        const answer: Outlined = await call(OUTLINES, { params, query, signal });
        if (!answer.ok) return answer;
        arrived(inUtf16(OUTLINES_OFFSETS, answer.value, index));
        cursor = answer.value.next;
      } while (cursor !== null);
      return { ok: true, value: null };
    },

    /** Those of these annotations that may be seen. */
    async annotationsById(
      ids: readonly string[],
    ): Promise<ApiAnswer<ReadonlyMap<string, Annotation>>> {
      const found = new Map<string, Annotation>();
      for (let i = 0; i < ids.length; i += MAX_IDS) {
        const some = ids.slice(i, i + MAX_IDS);
        const query = { limit: MAX_IDS, ids: some.join(",") };
        const answer = await call(ANNOTATIONS, { params, query });
        if (!answer.ok) return answer;
        for (const annotation of answer.value.items) found.set(annotation.id, toUtf16(annotation));
      }
      return { ok: true, value: found };
    },

    async notesOf(annotationId: string): Promise<ApiAnswer<readonly Note[]>> {
      const answer = await call("GET /annotations/{annotationId}/notes", {
        params: { annotationId },
        query: { limit: 1_000 },
      });
      return answer.ok ? { ok: true, value: answer.value.items } : answer;
    },

    /** All earlier states, oldest first; offsets in them count code points. */
    async historyOf(annotationId: string): Promise<ApiAnswer<readonly Earlier[]>> {
      const earlier: Earlier[] = [];
      for (let cursor: string | undefined; ;) {
        const answer = await call("GET /annotations/{annotationId}/history", {
          params: { annotationId },
          query: { limit: 1000, ...(cursor === undefined ? {} : { cursor }) },
        });
        if (!answer.ok) return answer;
        earlier.push(...answer.value.items);
        if (answer.value.next === null) return { ok: true, value: earlier };
        cursor = answer.value.next;
      }
    },

    changesAfter(after: number): Promise<ApiAnswer<ChangePage>> {
      return call("GET /documents/{documentId}/changes", { params, query: { after, limit: 500 } });
    },

    /** The page's one stream: the document's feed, the project's, and who is here. */
    eventsAfter(after: number, ofProject: number): string {
      const query = `after=${after}&project=${ofProject}&presence=true`;
      return `/api/v1/documents/${documentId}/events?${query}`;
    },

    projectChangesAfter(projectId: string, after: number): Promise<ApiAnswer<ChangePage>> {
      return call("GET /projects/{projectId}/changes", {
        params: { projectId },
        query: { after, limit: 500 },
      });
    },

    /** What stands around the text: the codebook, and what one may do. */
    readContext(signal: AbortSignal): Promise<ApiAnswer<ReadingContext>> {
      const query = { text: "false" } as const;
      return call("GET /documents/{documentId}/reading", { params, query, signal });
    },

    async recordPresence(
      tab: string,
      state: Omit<PresentPerson, "id" | "name" | "revision">,
    ): Promise<void> {
      await call("POST /documents/{documentId}/presence", {
        params,
        body: { tab, revision, ...state },
      });
    },

    /** Sent even while the page is being closed. */
    sayGone(tab: string): void {
      fetch(`/api/v1/documents/${documentId}/presence`, {
        method: "POST",
        keepalive: true,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ tab, leaves: true }),
      }).catch(() => undefined);
    },

    /**
     * Keeps where one stops reading, in UTF-16 code units of the text that is read. Sent even while
     * the page is being closed. Answers when the server kept it, null where it did not.
     */
    async keepPlace(offset: number | null): Promise<string | null> {
      const place = { revision, offset: offset === null ? null : index.toCodePoints(offset) };
      const answer = await call("PUT /documents/{documentId}/place", {
        params,
        body: place,
        keepalive: true,
      });
      return answer.ok ? answer.value.updatedAt : null;
    },

    send(request: StoredRequest, version?: number): Promise<ApiAnswer<unknown>> {
      return sendStored(request, version);
    },
  };
}

export type Client = ReturnType<typeof clientFor>;
