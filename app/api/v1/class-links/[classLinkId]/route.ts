import { changeClassLinkCall, revokeClassLinkCall } from "@/lib/contract/class-links";
import { handle } from "@/app/api/handler/handle";
import { changeClassLink, revokeClassLink } from "@/server/project/class-links";

export const PATCH = handle(changeClassLinkCall, (viewer, { params, body }) =>
  changeClassLink(viewer, params.classLinkId, body),
);

export const DELETE = handle(revokeClassLinkCall, (viewer, { params }) =>
  revokeClassLink(viewer, params.classLinkId),
);
