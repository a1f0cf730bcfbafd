import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listArchivesCall } from "@/lib/contract/archives";
import { listArchives } from "@/server/document/archive";

export const GET = handle(listArchivesCall, (viewer, { params, query }) =>
  listArchives(viewer, params.documentId, page(query)),
);
