import { signOutEverywhereCall } from "@/lib/contract/people";
import { door } from "@/app/api/handler/handle";
import { signOutEverywhere } from "@/server/account/me";

export const DELETE = door(signOutEverywhereCall, (viewer) => signOutEverywhere(viewer));
