import * as annotation from "@/app/w3c/documents/[documentId]/annotations/[annotationId]/route";
import * as container from "@/app/w3c/documents/[documentId]/annotations/route";

const ORIGIN = "http://localhost:3000";

interface Sent {
  readonly method?: "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON-LD, or byte for byte where it is a string. */
  readonly body?: unknown;
}

type Item = Readonly<Record<string, unknown>> & { readonly id: string };

/** What tests look at in an answer; a representation has those of its own kind. */
interface Shown extends Readonly<Record<string, unknown>> {
  readonly "@context": readonly unknown[];
  readonly id: string;
  readonly total: number;
  readonly first: { readonly id: string; readonly items: readonly Item[] };
  readonly items: readonly Item[];
  readonly next?: string;
  readonly target: {
    readonly selector: readonly unknown[];
    readonly items: readonly { readonly selector: readonly unknown[] }[];
  };
  /** Of a refusal. */
  readonly errors: readonly { readonly path: string }[];
}

export interface ContainerAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Null where there is no body. */
  readonly json: Shown;
}

export function containerOf(documentId: string): string {
  return `${ORIGIN}/w3c/documents/${documentId}/annotations/`;
}

/** Calls the container or an annotation of it by its IRI; everything behind the route is real. */
export async function callIri(iri: string, sent: Sent = {}): Promise<ContainerAnswer> {
  const { method = "GET", token = null, body } = sent;
  const headers = new Headers(sent.headers);
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  if (text !== undefined && !headers.has("content-type")) {
    headers.set("content-type", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"');
  }
  const [, , , documentId = "", , annotationId = ""] = new URL(iri).pathname.split("/");
  const init = { method, headers, ...(text === undefined ? {} : { body: text }) };
  const request = new Request(iri, init);
  const params = Promise.resolve({ documentId, annotationId });
  const route = annotationId === "" ? container : annotation;
  const response =
    method === "OPTIONS" ? route.OPTIONS() : await route[method](request, { params });
  const answer = await response.text();
  const { status } = response;
  const json = (answer ? JSON.parse(answer) : null) as Shown;
  return { status, headers: response.headers, json };
}
