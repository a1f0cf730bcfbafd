import { etag, problem, readIfMatch } from "@/app/api/handler/answer";
import { jsonLd, notAllowed, options, protocol, toPage } from "@/app/w3c/protocol";
import { sentAnnotation } from "@/app/w3c/sent";
import { readContained } from "@/server/web-annotation/read";
import { removeFromContainer, replaceInContainer } from "@/server/web-annotation/write";

const read = protocol("annotation", async (viewer, { params, type }) => {
  const { documentId, annotationId } = params;
  const found = await readContained(viewer, documentId, annotationId);
  if (!found.ok) return problem(found);
  const { projectId, json, version } = found.value;
  return type === "page"
    ? toPage(`/projects/${projectId}/documents/${documentId}#annotation-${annotationId}`)
    : jsonLd(json, type, { etag: etag(version) });
});

/** The protocol recommends If-Match and does not demand it; one that is sent must match. */
const expectedBy = (request: Request) => readIfMatch(request) ?? (() => true);

const replace = protocol("annotation", async (viewer, { request, params, type }) => {
  const { documentId, annotationId } = params;
  const sent = await sentAnnotation(request);
  if (!sent.ok) return problem(sent);
  const expected = expectedBy(request);
  const saved = await replaceInContainer(viewer, documentId, annotationId, expected, sent.value);
  if (!saved.ok) return problem(saved);
  const { json, version } = saved.value;
  return jsonLd(json, type, { etag: etag(version) });
});

const remove = protocol("annotation", async (viewer, { request, params }) => {
  const { documentId, annotationId } = params;
  const removed = await removeFromContainer(viewer, documentId, annotationId, expectedBy(request));
  return removed.ok ? new Response(null, { status: 204 }) : problem(removed);
});

export { read as GET, read as HEAD, replace as PUT, remove as DELETE };
export const OPTIONS = options("annotation");

const none = notAllowed("annotation");
export { none as POST, none as PATCH };
