import type { AnswerAt, BodyTo, QueryTo } from "@/lib/contract/endpoint";
import { answerFrom, unreachable, type ApiAnswer } from "../api";

type Answer = AnswerAt<"POST /projects/{projectId}/documents">;

/** A document that was stored, with what import changed and left out. */
export type Added = Extract<Answer, { readonly id: string }>;

/** A text as it would be kept; offsets of its structure count code points. */
export type DocumentPreview = Extract<Answer, { readonly text: string }>;

type RevisionAnswer = AnswerAt<"PUT /documents/{documentId}/text">;

/** A revision that was stored, and how the annotations lie on it. */
export type Revised = Exclude<RevisionAnswer, { readonly text: string }>;

/** A text as it would be kept, and what would become of the annotations. */
export type RevisionPreview = Extract<RevisionAnswer, { readonly text: string }>;

/** What a person chose instead of what the file says. */
export type Chosen = Pick<QueryTo<"POST /projects/{projectId}/documents">, "encoding" | "part">;

type Body = FormData | BodyTo<"POST /projects/{projectId}/documents">;

/**
 * Uploads a text to a project and reports the sent share, 0 to 1, then null while the server parses
 * it.
 */
export function uploadDocument(
  projectId: string,
  body: Body,
  onProgress: (sent: number | null) => void,
  chosen: Chosen = {},
): Promise<ApiAnswer<Added>> {
  return send<Added>("POST", documentsOf(projectId), { body, query: chosen, onProgress });
}

/** Answers what a text would be kept as; nothing is stored. */
export function previewDocument(
  projectId: string,
  body: Body,
  chosen: Chosen,
): Promise<ApiAnswer<DocumentPreview>> {
  const query = { ...chosen, dryRun: "true" } as const;
  return send<DocumentPreview>("POST", documentsOf(projectId), { body, query });
}

/** Sends a new text of a document, and reports as {@link uploadDocument} does. */
export function uploadRevision(
  documentId: string,
  body: FormData | BodyTo<"PUT /documents/{documentId}/text">,
  onProgress: (sent: number | null) => void,
  chosen: Chosen = {},
): Promise<ApiAnswer<Revised>> {
  return send<Revised>("PUT", textOf(documentId), { body, query: chosen, onProgress });
}

/** Answers what would become of a document's text and annotations; nothing is stored. */
export function previewRevision(
  documentId: string,
  body: FormData | BodyTo<"PUT /documents/{documentId}/text">,
  chosen: Chosen,
): Promise<ApiAnswer<RevisionPreview>> {
  const query = { ...chosen, dryRun: "true" } as const;
  return send<RevisionPreview>("PUT", textOf(documentId), { body, query });
}

const textOf = (documentId: string) => `/documents/${encodeURIComponent(documentId)}/text`;
const documentsOf = (projectId: string) => `/projects/${encodeURIComponent(projectId)}/documents`;

interface Upload {
  readonly body: FormData | object;
  readonly query: QueryTo<"POST /projects/{projectId}/documents">;
  readonly onProgress?: (sent: number | null) => void;
}

/** Uses XMLHttpRequest, since fetch does not report the progress of an upload. */
function send<T>(
  method: "POST" | "PUT",
  path: string,
  { body, query, onProgress }: Upload,
): Promise<ApiAnswer<T>> {
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, `/api/v1${path}${parameters.size > 0 ? `?${parameters}` : ""}`);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      onProgress?.(lengthComputable && loaded < total ? loaded / total : null);
    request.upload.onload = () => onProgress?.(null);
    request.onload = () => resolve(answerFrom<T>(request.status, request.responseText));
    request.onerror = request.onabort = request.ontimeout = () => resolve(unreachable());
    if (body instanceof FormData) {
      request.send(body);
    } else {
      request.setRequestHeader("content-type", "application/json");
      request.send(JSON.stringify(body));
    }
  });
}
