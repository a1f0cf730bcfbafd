import type { Asker, Fixture, Place } from "./fixture";

/** Sent instead of a JSON body, byte for byte. */
type Raw = { readonly bytes: Uint8Array; readonly type: string | null };

/** What is sent: everything a client chooses except its identity. */
export interface RequestParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of an operation that takes no JSON. */
  readonly raw?: Raw;
}

/** Makes a request about what is in a place. */
export type Make = (
  place: Place,
  fixture: Fixture,
  asker: Asker,
) => RequestParts | Promise<RequestParts>;

/** Requests by the ids of their operations. */
export type Requests = Readonly<Record<string, Make>>;

export const IF_ANY = { "if-match": "*" };

export const project: Make = ({ projectId }) => ({ params: { projectId } });
export const document: Make = ({ documentId }) => ({ params: { documentId } });
export const annotation: Make = ({ annotationId }) => ({ params: { annotationId } });
