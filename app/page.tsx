import { redirect } from "next/navigation";
import { hasOwner } from "@/server/account/people";
import { currentViewer } from "@/server/account/session";

/** The first door: set up, sign in, or go on to one's projects. */
export default async function Home() {
  if (!(await hasOwner())) redirect("/set-up");
  redirect((await currentViewer()) ? "/projects" : "/sign-in");
}
