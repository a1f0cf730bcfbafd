import "server-only";
import { perProcess } from "@/server/platform/process";
import type { LiveStream } from "./stream";

/** Every event stream that is open in this process. */
export const openStreams = perProcess("open-streams", () => new Set<LiveStream>());

export function streamCount(): number {
  return openStreams.size;
}
