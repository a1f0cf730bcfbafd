import { addClassLinkCall, listClassLinksCall } from "@/lib/contract/class-links";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { addClassLink, listClassLinks } from "@/server/project/class-links";

export const GET = handle(listClassLinksCall, (viewer, { params, query }) =>
  listClassLinks(viewer, params.projectId, page(query)),
);

export const POST = handle(addClassLinkCall, (viewer, { params, body }) =>
  addClassLink(viewer, params.projectId, body),
);
