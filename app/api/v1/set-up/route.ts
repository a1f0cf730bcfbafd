import { setUpCall } from "@/lib/contract/people";
import { openDoor } from "@/app/api/handler/handle";
import { makeFirstOwner } from "@/server/account/people";

export const POST = openDoor(setUpCall, (_viewer, { body }) => makeFirstOwner(body));
