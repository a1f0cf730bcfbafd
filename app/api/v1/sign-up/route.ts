import { signUpCall } from "@/lib/contract/people";
import { handlePublic } from "@/app/api/handler/handle";
import { signUp } from "@/server/account/people";

export const POST = handlePublic(signUpCall, (_viewer, { body }) => signUp(body));
