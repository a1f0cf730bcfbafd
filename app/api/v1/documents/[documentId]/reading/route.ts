import { readReadingCall } from "@/lib/contract/documents";
import { door } from "@/app/api/handler/handle";
import { readAboutReading, readForReading } from "@/server/document/reading-page";

export const GET = door(readReadingCall, (viewer, { params, query }) =>
  query.text === "false"
    ? readAboutReading(viewer, params.documentId)
    : readForReading(viewer, params.documentId),
);
