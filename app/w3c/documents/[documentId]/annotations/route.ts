import { createHash } from "node:crypto";
import { etag, problem } from "@/app/api/handler/answer";
import { preferred } from "@/app/w3c/negotiate";
import { jsonLd, notAllowed, options, protocol, toPage } from "@/app/w3c/protocol";
import {
  containerOf,
  containerPage,
  hasPage,
  viewIri,
  type ContainerView,
} from "@/lib/format/w3c-container";
import type { Json } from "@/lib/format/w3c-terms";
import { refused } from "@/lib/outcome";
import { sentAnnotation } from "@/app/w3c/sent";
import { addToContainer } from "@/server/web-annotation/write";
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
    const items = await itemsOf(viewer, container, Number(page), iris);
    return represented(containerPage(container, { iris }, Number(page), items), type);
  }
  const view: ContainerView = { iris, minimal: prefers.minimal };
  const items =
    view.minimal || container.total === 0 ? [] : await itemsOf(viewer, container, 0, iris);
  return represented(containerOf(container, view, items), type, {
    "content-location": viewIri(container.iri, view),
    ...(prefers.applied ? { "preference-applied": "return=representation" } : {}),
  });
});

/** The annotations of a page, or their IRIs. */
async function itemsOf(
  viewer: Viewer,
  container: Container,
  page: number,
  iris: boolean,
): Promise<readonly Json[]> {
  const items = await readContainerPage(viewer, container, page);
  return iris ? items.flatMap(({ id }) => id ?? []) : items;
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

/** The new annotation as it is now, under the IRI that it has got. */
const add = protocol("container", async (viewer, { request, params, type }) => {
  const sent = await sentAnnotation(request);
  if (!sent.ok) return problem(sent);
  const added = await addToContainer(viewer, params.documentId, sent.value);
  if (!added.ok) return problem(added);
  const { json, version } = added.value;
  const location = typeof json.id === "string" ? json.id : "";
  return jsonLd(json, type, { status: 201, etag: etag(version), headers: { location } });
});

export { read as GET, read as HEAD, add as POST };
export const OPTIONS = options("container");

const none = notAllowed("container");
export { none as PUT, none as PATCH, none as DELETE };
