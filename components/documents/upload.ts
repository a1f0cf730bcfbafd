import type { AnswerAt, BodyTo } from "@/lib/contract/endpoint";
import { answerFrom, unreachable, type ApiAnswer } from "../api";

type Answer = AnswerAt<"POST /projects/{projectId}/documents">;

type Added = Extract<Answer, { readonly id: string }>;

/**
 * Uploads a text to a project and reports the sent share, 0 to 1, then null while the server parses
 * it. Uses XMLHttpRequest, since fetch does not report the progress of an upload.
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
