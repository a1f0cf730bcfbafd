import { addSpeakerCall, listSpeakersCall } from "@/lib/contract/speakers";
import { page } from "@/app/api/handler/cursor";
import { door } from "@/app/api/handler/handle";
import { listSpeakers } from "@/server/speaker/read";
import { addSpeaker } from "@/server/speaker/write";

export const GET = door(listSpeakersCall, (viewer, { params, query }) =>
  listSpeakers(viewer, params.projectId, query, page(query)),
);

export const POST = door(addSpeakerCall, (viewer, { params, body }) =>
  addSpeaker(viewer, params.projectId, body),
);
