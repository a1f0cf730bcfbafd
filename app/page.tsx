import { redirect } from "next/navigation";
import { hasOwner } from "@/server/account/people";
import { currentViewer } from "@/server/account/session";

/** The entry page: redirects to set-up, sign-in or the projects. */
export default async function Home() {
  if (!(await hasOwner())) redirect("/set-up");
  redirect((await currentViewer()) ? "/projects" : "/sign-in");
}
