import type { StoredRequest } from "@/components/api";
import type { Annotation, Attribution, Person, Status } from "@/lib/annotation/annotation";
import type { AnnotationAnswer } from "@/lib/contract/annotation";
import type { CodePointIndex } from "@/lib/text/code-points";
import { wordsOfDetails } from "./annotation-edit";
import { withAnnotation, type Passage } from "./passage";

/** Something a person did to an annotation. It can be stored, and sent again as it is. */
export type BaseOperation = { readonly kind: string } & (
  { readonly annotationId: string } | { readonly annotation: Annotation }
);

/** Who does it, and when: ISO 8601. */
interface Author {
  readonly me: Person;
  readonly at: string;
}

interface Answering extends Author {
  /** An annotation as the API has it (code points), as the page has it (UTF-16 code units). */
  readonly toUtf16: (annotation: AnnotationAnswer) => Annotation;
}

interface Repeating {
  /** The annotation as it stood just before the operation was taken back. */
  readonly stood: Annotation | null;
  /** The id that now stands for the thing once made with this one. */
  readonly latest: (id: string) => string;
  /** A new id for the thing once made with this one: an id that was removed is never used again. */
  readonly renew: (id: string) => string;
}

/** Words of the catalog for what a person did not write but chose. */
export interface Wording {
  readonly status: (status: Status) => string;
  /** Of a thread of notes. */
  readonly resolution: (resolved: boolean) => string;
  /** `null` where nobody is named. */
  readonly attribution: (input: Pick<Attribution, "naming" | "inside"> | null) => string;
}

/** Everything the page has to know of one kind of write. `O` is it, `I` what takes it back. */
export interface OperationType<O extends BaseOperation, I extends BaseOperation = O> {
  readonly kind: O["kind"];
  /** The id of the thing it makes or changes, whose version the answer tells. */
  subject(operation: O): string;
  /** The thing whose version must go with it, or null where none is needed. */
  versionedBy(operation: O): string | null;
  /** Offsets go out as code points of the text that was read. */
  request(operation: O, index: CodePointIndex): StoredRequest;
  /** The request that looks for words which no longer stand where they stood. */
  relocate(operation: O, request: StoredRequest): StoredRequest;
  /** The passage as it will be once the operation has arrived. Pure. */
  apply(passage: Passage, operation: O, author: Author): Passage;
  /** The passage as the server knows it, after its answer; null for a thing that was removed. */
  acknowledge(passage: Passage, operation: O, answer: unknown, context: Answering): Passage;
  /** What stands on the server is taken instead, in a conflict. */
  accept(passage: Passage, current: unknown, context: Answering): Passage;
  /** The operation that takes it back from a passage as it stood before; null where none can. */
  inverse(before: Passage, operation: O, me: Person): I | null;
  /** As it is sent when it is undone or redone. */
  repeat(operation: O, context: Repeating): O | I;
  /** Whether what it changes reads otherwise now than when the person began. */
  clashes(began: Annotation, now: Annotation, operation: O): boolean;
  /** The words a person wrote, so that a refused one can give them back. */
  words(operation: O): string;
  /** What one's own version says in a conflict. */
  describe(operation: O, wording: Wording): string;
  /** What the version on the server says in a conflict. */
  describeCurrent(current: unknown, wording: Wording): string;
  /** Whether it removes what it is about. */
  removes(operation: O): boolean;
  /**
   * What becomes of later operations on the same annotation while this one can not arrive: they
   * may go on, wait for it, or wait and are discarded with it.
   */
  readonly dependents: "go on" | "wait" | "are discarded";
  /** Another kind that has to be decided first. */
  readonly follows: string | null;
}

export function annotationIdOf(operation: BaseOperation): string {
  return "annotation" in operation ? operation.annotation.id : operation.annotationId;
}

type Required = "kind" | "subject" | "request" | "apply";

/** A kind of write by what is its own; the rest is what holds for most. */
export function defineOperation<O extends BaseOperation, I extends BaseOperation = O>(
  own: Pick<OperationType<O, I>, Required> & Partial<OperationType<O, I>>,
): OperationType<O, I> {
  const words = own.words ?? (() => "");
  return {
    versionedBy: () => null,
    relocate: (_operation, request) => request,
    acknowledge: (passage, operation, _answer, context) => own.apply(passage, operation, context),
    accept: (passage, current, { toUtf16 }) =>
      withAnnotation(passage, toUtf16(current as AnnotationAnswer)),
    inverse: () => null,
    repeat: (operation) => operation,
    clashes: () => false,
    words,
    describe: words,
    describeCurrent: (current) => wordsOfDetails(current as Annotation),
    removes: () => false,
    dependents: "go on",
    follows: null,
    ...own,
  };
}
