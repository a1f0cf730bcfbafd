import { addReferenceCall, listReferencesCall } from "@/app/api/operations/sources";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { addReference, listReferences } from "@/server/references";

export const GET = door(listReferencesCall, (viewer, { params, query }) =>
  listReferences(viewer, params.annotationId, page(query)),
);

export const POST = door(addReferenceCall, (viewer, { params, body }) =>
  addReference(viewer, params.annotationId, body),
);
