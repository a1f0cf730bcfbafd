import { signUpCall } from "@/lib/contract/people";
import { openDoor } from "@/app/api/handler/handle";
import { signUp } from "@/server/account/people";

export const POST = openDoor(signUpCall, (_viewer, { body }) => signUp(body));
