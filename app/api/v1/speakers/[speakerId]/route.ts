import { editSpeakerCall, readSpeakerCall, removeSpeakerCall } from "@/lib/contract/speakers";
import { handle } from "@/app/api/handler/handle";
import { readSpeakerInFull } from "@/server/speaker/page";
import { removeSpeaker } from "@/server/speaker/merge";
import { editSpeaker } from "@/server/speaker/write";

export const GET = handle(readSpeakerCall, (viewer, { params }) =>
  readSpeakerInFull(viewer, params.speakerId),
);

export const PATCH = handle(editSpeakerCall, (viewer, { expected, params, body }) =>
  editSpeaker(viewer, params.speakerId, expected, body),
);

export const DELETE = handle(removeSpeakerCall, (viewer, { expected, params }) =>
  removeSpeaker(viewer, params.speakerId, expected),
);
