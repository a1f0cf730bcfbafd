import { changeMeCall, readMeCall } from "@/lib/contract/people";
import { handle } from "@/app/api/handler/handle";
import { changeMe, readMe } from "@/server/account/me";

export const GET = handle(readMeCall, (viewer) => readMe(viewer));

export const PATCH = handle(changeMeCall, (viewer, { body }) => changeMe(viewer, body));
