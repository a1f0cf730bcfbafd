import { editSpeakerCall, readSpeakerCall, removeSpeakerCall } from "@/app/api/operations/speakers";
import { door } from "@/app/api/door/door";
import { readSpeakerInFull } from "@/server/speakers/page";
import { removeSpeaker } from "@/server/speakers/merge";
import { editSpeaker } from "@/server/speakers/write";

export const GET = door(readSpeakerCall, (viewer, { params }) =>
  readSpeakerInFull(viewer, params.speakerId),
);

export const PATCH = door(editSpeakerCall, (viewer, { expected, params, body }) =>
  editSpeaker(viewer, params.speakerId, expected, body),
);

export const DELETE = door(removeSpeakerCall, (viewer, { expected, params }) =>
  removeSpeaker(viewer, params.speakerId, expected),
);
