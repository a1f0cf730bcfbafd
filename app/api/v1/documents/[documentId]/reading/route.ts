import { readReadingCall } from "@/app/api/operations/documents";
import { door } from "@/app/api/door/door";
import { readAboutReading, readForReading } from "@/server/documents/reading";

export const GET = door(readReadingCall, (viewer, { params, query }) =>
  query.text === "false"
    ? readAboutReading(viewer, params.documentId)
    : readForReading(viewer, params.documentId),
);
