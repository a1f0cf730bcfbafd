import type { IncomingMessage, ServerResponse } from "node:http";
import { adjustHead } from "./head";

const CONTAINER = /^(\/w3c\/documents\/[^/?#]+\/annotations)(\/?)(\?.*)?$/;

/**
 * The address of a container of annotations ends in a slash (Web Annotation Protocol, 4), which
 * Next would redirect away. The request goes on to Next without it; one that comes without it is
 * sent to the address that has it, and the answer is true.
 */
export function settleContainerAddress(
  request: Pick<IncomingMessage, "url">,
  response: Pick<ServerResponse, "writeHead" | "end">,
): boolean {
  const [, path, slash, query = ""] = CONTAINER.exec(request.url ?? "") ?? [];
  if (path === undefined) return false;
  if (slash === "") {
    response.writeHead(308, { location: `${path}/${query}` });
    response.end();
    return true;
  }
  request.url = path + query;
  return false;
}

const READING_PAGE = /^\/projects\/[^/?#]+\/documents\/([0-9a-f-]{36})(?:[?#]|$)/i;

/**
 * Names the container of the annotations of a text that is read, for whoever looks for it from the
 * page (Web Annotation Protocol, 5). It says no more than the address of the page does.
 */
export function announceContainer(
  request: Pick<IncomingMessage, "url">,
  response: ServerResponse,
  publicUrl: string,
): void {
  const documentId = READING_PAGE.exec(request.url ?? "")?.[1];
  if (documentId === undefined) return;
  const container = `${publicUrl}/w3c/documents/${documentId}/annotations/`;
  adjustHead(response, (status) => {
    if (!response.headersSent) {
      response.appendHeader(
        "link",
        `<${container}>; rel="http://www.w3.org/ns/oa#annotationService"`,
      );
    }
    return status;
  });
}
