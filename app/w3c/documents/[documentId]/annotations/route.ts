import { createHash } from "node:crypto";
import { problem } from "@/app/api/handler/answer";
import { preferred } from "@/app/w3c/negotiate";
import { jsonLd, notAllowed, options, protocol, toPage } from "@/app/w3c/protocol";
import {
  containerOf,
  containerPage,
  hasPage,
  viewIri,
  type ContainerView,
} from "@/lib/format/w3c-container";
import { iriOf, type Json } from "@/lib/format/w3c-terms";
import { standalone } from "@/lib/format/w3c";
import { refused } from "@/lib/outcome";
import { readContainer, readContainerPage, type Container } from "@/server/web-annotation/read";
import type { Viewer } from "@/server/access/viewer";

const read = protocol("container", async (viewer, { request, params, type }) => {
  const { documentId } = params;
  const found = await readContainer(viewer, documentId);
  if (!found.ok) return problem(found);
  const container = found.value;
  if (type === "page") return toPage(`/projects/${container.projectId}/documents/${documentId}`);
  const query = new URL(request.url).searchParams;
  const prefers = preferred(request);
  const named = query.get("iris");
  const iris = named === null ? prefers.iris === true : named === "1";
  const page = query.get("page");
  if (page !== null) {
    if (!/^\d{1,9}$/.test(page) || !hasPage(container.total, Number(page))) {
      return problem(refused("not-found"));
    }
    const items = await itemsOf(viewer, documentId, container, Number(page), iris);
    return represented(containerPage(container, { iris }, Number(page), items), type);
  }
  const view: ContainerView = { iris, minimal: prefers.minimal };
  const items =
    view.minimal || container.total === 0
      ? []
      : await itemsOf(viewer, documentId, container, 0, iris);
  return represented(containerOf(container, view, items), type, {
    "content-location": viewIri(container.iri, view),
    ...(prefers.applied ? { "preference-applied": "return=representation" } : {}),
  });
});

async function itemsOf(
  viewer: Viewer,
  documentId: string,
  { context }: Container,
  page: number,
  iris: boolean,
): Promise<readonly Json[]> {
  const annotations = await readContainerPage(viewer, documentId, page);
  return annotations.map((one) => (iris ? iriOf(one.id, context) : standalone(one, context)));
}

/** A representation whose entity tag is made of all that it says. */
function represented(
  value: Json,
  type: Parameters<typeof jsonLd>[1],
  headers: Readonly<Record<string, string>> = {},
): Response {
  const digest = createHash("sha256").update(JSON.stringify(value)).digest("base64url");
  return jsonLd(value, type, { etag: `"${digest.slice(0, 27)}"`, headers });
}

export { read as GET, read as HEAD };
export const OPTIONS = options("container");

const none = notAllowed("container");
export { none as PUT, none as PATCH, none as DELETE, none as POST };
