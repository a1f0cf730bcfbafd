import { handle } from "@/app/api/handler/handle";
import { previewDeletionCall } from "@/lib/contract/deletion";
import { done } from "@/lib/outcome";
import { signedInAt } from "@/server/account/session";
import { previewDeletion } from "@/server/privacy/deletion/preview";

export const GET = handle(previewDeletionCall, async (viewer, { request }) =>
  done(await previewDeletion(viewer, await signedInAt(request))),
);
