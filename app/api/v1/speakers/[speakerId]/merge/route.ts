import { mergeSpeakerCall } from "@/lib/contract/speakers";
import { door } from "@/app/api/handler/handle";
import { mergeSpeaker } from "@/server/speaker/merge";

export const POST = door(mergeSpeakerCall, (viewer, { params, body }) =>
  mergeSpeaker(viewer, params.speakerId, body.into),
);
