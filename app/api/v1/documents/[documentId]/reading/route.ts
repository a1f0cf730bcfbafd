import { readReadingCall } from "@/lib/contract/reading";
import { handle } from "@/app/api/handler/handle";
import { readAboutReading, readForReading } from "@/server/document/reading-page";

export const GET = handle(readReadingCall, (viewer, { params, query }) =>
  query.text === "false"
    ? readAboutReading(viewer, params.documentId)
    : readForReading(viewer, params.documentId),
);
