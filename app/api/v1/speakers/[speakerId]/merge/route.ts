import { mergeSpeakerCall } from "@/app/api/operations/speakers";
import { door } from "@/app/api/door/door";
import { mergeSpeaker } from "@/server/speakers/merge";

export const POST = door(mergeSpeakerCall, (viewer, { params, body }) =>
  mergeSpeaker(viewer, params.speakerId, body.into),
);
