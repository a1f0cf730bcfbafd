import { signOutEverywhereCall } from "@/app/api/operations/people";
import { door } from "@/app/api/door/door";
import { signOutEverywhere } from "@/server/me";

export const DELETE = door(signOutEverywhereCall, (viewer) => signOutEverywhere(viewer));
