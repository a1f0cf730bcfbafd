import type { AnswerAt, BodyTo } from "@/lib/contract/endpoint";
import { answerFrom, unreachable, type ApiAnswer } from "../api";

type Added = AnswerAt<"POST /projects/{projectId}/documents">;

/**
 * Sends a text to a project and tells how much of it has left, 0 to 1, then null: sent, and the server reads.
 * XMLHttpRequest, since fetch does not tell how far an upload is.
 */
export function uploadDocument(
  projectId: string,
  body: FormData | BodyTo<"POST /projects/{projectId}/documents">,
  onProgress: (sent: number | null) => void,
): Promise<ApiAnswer<Added>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/projects/${encodeURIComponent(projectId)}/documents`);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      onProgress(lengthComputable && loaded < total ? loaded / total : null);
    request.upload.onload = () => onProgress(null);
    request.onload = () => resolve(answerFrom<Added>(request.status, request.responseText));
    request.onerror = request.onabort = request.ontimeout = () => resolve(unreachable());
    if (body instanceof FormData) {
      request.send(body);
    } else {
      request.setRequestHeader("content-type", "application/json");
      request.send(JSON.stringify(body));
    }
  });
}
