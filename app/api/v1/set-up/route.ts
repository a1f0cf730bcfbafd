import { setUpCall } from "@/app/api/operations/people";
import { openDoor } from "@/app/api/door/door";
import { makeFirstOwner } from "@/server/people";

export const POST = openDoor(setUpCall, (_viewer, { body }) => makeFirstOwner(body));
