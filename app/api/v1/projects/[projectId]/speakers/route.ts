import { addSpeakerCall, listSpeakersCall } from "@/app/api/operations/speakers";
import { page } from "@/app/api/door/cursor";
import { door } from "@/app/api/door/door";
import { listSpeakers } from "@/server/speakers/read";
import { addSpeaker } from "@/server/speakers/write";

export const GET = door(listSpeakersCall, (viewer, { params, query }) =>
  listSpeakers(viewer, params.projectId, query, page(query)),
);

export const POST = door(addSpeakerCall, (viewer, { params, body }) =>
  addSpeaker(viewer, params.projectId, body),
);
