import type { StoredRequest } from "@/components/api";
import type { Annotation, AnnotationOccurrence, Note } from "@/lib/annotation/annotation";
import type { Operation } from "./operations/registry";

/** An operation on its way to the server. */
export interface Write {
  /** UUIDv7: writes are sent in the order of their ids. */
  readonly id: string;
  /** The tab that made it. */
  readonly tab: string;
  readonly at: string;
  readonly operation: Operation;
  readonly request: StoredRequest;
  /** The version it goes out against, for operations that need one. */
  readonly version: number | null;
  readonly state: "waiting" | "sending" | "refused" | "conflict";
  /** Why it waits or was refused: a code of the API and its sentence. */
  readonly code: string;
  readonly reason: string;
  /** What stands on the server instead, in a conflict. */
  readonly current: Annotation | Note | AnnotationOccurrence | null;
  /** How often it went out without an answer that decides it. */
  readonly tries: number;
}
