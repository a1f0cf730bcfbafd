import { mergeSpeakerCall } from "@/lib/contract/speakers";
import { handle } from "@/app/api/handler/handle";
import { mergeSpeaker } from "@/server/speaker/merge";

export const POST = handle(mergeSpeakerCall, (viewer, { params, body }) =>
  mergeSpeaker(viewer, params.speakerId, body.into),
);
