import type { Instrumentation } from "next";
import { isDatabaseOutage } from "@/server/platform/database-outage";
import { hooks } from "@/server/platform/process";

/** Next calls this once, before the server answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("@/server/start/boot");
  await boot();
}

/** Next calls this while it makes a page that fails; bin/serve then answers 503 instead of 500. */
export const onRequestError: Instrumentation.onRequestError = (error) => {
  const answering = hooks.answering?.getStore();
  if (answering && isDatabaseOutage(error)) answering.isDatabaseAway = true;
};
