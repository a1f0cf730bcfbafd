import { listPeopleCall } from "@/lib/contract/installation";
import { page } from "@/app/api/handler/cursor";
import { handle } from "@/app/api/handler/handle";
import { listPeople } from "@/server/account/installation";

export const GET = handle(listPeopleCall, (viewer, { query }) =>
  listPeople(viewer, { ...page(query), q: query.q }),
);
