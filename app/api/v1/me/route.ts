import { changeMeCall, readMeCall } from "@/lib/contract/people";
import { door } from "@/app/api/handler/handle";
import { changeMe, readMe } from "@/server/account/me";

export const GET = door(readMeCall, (viewer) => readMe(viewer));

export const PATCH = door(changeMeCall, (viewer, { body }) => changeMe(viewer, body));
