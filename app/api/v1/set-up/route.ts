import { setUpCall } from "@/lib/contract/people";
import { handlePublic } from "@/app/api/handler/handle";
import { makeFirstOwner } from "@/server/account/people";

export const POST = handlePublic(setUpCall, (_viewer, { body }) => makeFirstOwner(body));
