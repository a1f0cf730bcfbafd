import { documentSpeakersCall } from "@/lib/contract/speakers";
import { handle } from "@/app/api/handler/handle";
import { documentSpeakers } from "@/server/speaker/labels";

export const GET = handle(documentSpeakersCall, (viewer, { params }) =>
  documentSpeakers(viewer, params.documentId),
);
