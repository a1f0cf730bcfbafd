import { handle } from "@/app/api/handler/handle";
import { readNewsCall } from "@/lib/contract/reading-places";
import { readNews } from "@/server/document/news";

export const GET = handle(readNewsCall, (viewer, { params }) =>
  readNews(viewer, params.documentId),
);
