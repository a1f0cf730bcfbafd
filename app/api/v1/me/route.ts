import { changeMeCall, readMeCall } from "@/app/api/operations/people";
import { door } from "@/app/api/door/door";
import { changeMe, readMe } from "@/server/me";

export const GET = door(readMeCall, (viewer) => readMe(viewer));

export const PATCH = door(changeMeCall, (viewer, { body }) => changeMe(viewer, body));
