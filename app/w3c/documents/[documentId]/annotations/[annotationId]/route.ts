import { etag, problem } from "@/app/api/handler/answer";
import { jsonLd, notAllowed, options, protocol, toPage } from "@/app/w3c/protocol";
import { standalone } from "@/lib/format/w3c";
import { readContained } from "@/server/web-annotation/read";

const read = protocol("annotation", async (viewer, { params, type }) => {
  const { documentId, annotationId } = params;
  const found = await readContained(viewer, documentId, annotationId);
  if (!found.ok) return problem(found);
  const { annotation, context } = found.value;
  if (type === "page") {
    const { projectId } = annotation;
    return toPage(`/projects/${projectId}/documents/${documentId}#annotation-${annotationId}`);
  }
  return jsonLd(standalone(annotation, context), type, { etag: etag(annotation.version) });
});

export { read as GET, read as HEAD };
export const OPTIONS = options("annotation");

const none = notAllowed("annotation");
export { none as POST, none as PATCH, none as PUT, none as DELETE };
