import { addSpeakerCall, listSpeakersCall } from "@/lib/contract/speakers";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listSpeakers } from "@/server/speaker/read";
import { addSpeaker } from "@/server/speaker/write";

export const GET = handle(listSpeakersCall, (viewer, { params, query }) =>
  listSpeakers(viewer, params.projectId, query, page(query)),
);

export const POST = handle(addSpeakerCall, (viewer, { params, body }) =>
  addSpeaker(viewer, params.projectId, body),
);
