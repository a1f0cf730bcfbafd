import "server-only";
import { z } from "zod";
import type { Restart } from "@/server/platform/supervised";

const restart: z.ZodType<Restart> = z.object({
  at: z.iso.datetime(),
  reason: z.string(),
  count: z.int().positive(),
});

/** The last restart, as the supervisor hands it to the server; undefined when there was none. */
export function lastRestart(value = process.env.OBELUS_RESTART): Restart | undefined {
  return value ? restart.parse(JSON.parse(value)) : undefined;
}
