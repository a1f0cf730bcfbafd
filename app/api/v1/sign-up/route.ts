import { signUpCall } from "@/app/api/operations/people";
import { openDoor } from "@/app/api/door/door";
import { signUp } from "@/server/people";

export const POST = openDoor(signUpCall, (_viewer, { body }) => signUp(body));
