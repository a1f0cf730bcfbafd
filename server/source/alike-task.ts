import { alikeSources, type AlikeSources, type ComparedSource } from "@/lib/source/alike";
import type { Task } from "@/server/platform/workers";

export const FIND_ALIKE_SOURCES: Task<readonly ComparedSource[], AlikeSources[]> = {
  name: "alikeSources",
  run: alikeSources,
  timeoutMs: 30_000,
  isShort: (sources) => sources.length < 200,
};
