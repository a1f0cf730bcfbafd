import { addReferenceCall, listReferencesCall } from "@/lib/contract/sources";
import { page } from "@/app/api/handler/cursor";
import { door } from "@/app/api/handler/handle";
import { addReference, listReferences } from "@/server/annotation/references";

export const GET = door(listReferencesCall, (viewer, { params, query }) =>
  listReferences(viewer, params.annotationId, page(query)),
);

export const POST = door(addReferenceCall, (viewer, { params, body }) =>
  addReference(viewer, params.annotationId, body),
);
