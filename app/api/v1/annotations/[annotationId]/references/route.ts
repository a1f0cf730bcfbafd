import { addReferenceCall, listReferencesCall } from "@/lib/contract/sources";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { addReference, listReferences } from "@/server/annotation/references";

export const GET = handle(listReferencesCall, (viewer, { params, query }) =>
  listReferences(viewer, params.annotationId, page(query)),
);

export const POST = handle(addReferenceCall, (viewer, { params, body }) =>
  addReference(viewer, params.annotationId, body),
);
