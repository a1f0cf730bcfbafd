import type { AnswerAt, BodyTo, QueryTo } from "@/lib/contract/endpoint";
import { answerFrom, unreachable, type ApiAnswer } from "../api";

type Answer = AnswerAt<"POST /projects/{projectId}/documents">;

/** A document that was stored, with what import changed and left out. */
export type Added = Extract<Answer, { readonly id: string }>;

/** A text as it would be kept; offsets of its structure count code points. */
export type DocumentPreview = Extract<Answer, { readonly text: string }>;

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
  return send<Added>(projectId, body, chosen, onProgress);
}

/** Answers what a text would be kept as; nothing is stored. */
export function previewDocument(
  projectId: string,
  body: Body,
  chosen: Chosen,
): Promise<ApiAnswer<DocumentPreview>> {
  return send<DocumentPreview>(projectId, body, { ...chosen, dryRun: "true" }, () => undefined);
}

/** Uses XMLHttpRequest, since fetch does not report the progress of an upload. */
function send<T>(
  projectId: string,
  body: Body,
  query: QueryTo<"POST /projects/{projectId}/documents">,
  onProgress: (sent: number | null) => void,
): Promise<ApiAnswer<T>> {
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  );
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const path = `/api/v1/projects/${encodeURIComponent(projectId)}/documents`;
    request.open("POST", parameters.size > 0 ? `${path}?${parameters}` : path);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      onProgress(lengthComputable && loaded < total ? loaded / total : null);
    request.upload.onload = () => onProgress(null);
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
