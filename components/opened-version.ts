import { useState } from "react";
import type { ApiRefusal } from "./api";

/**
 * The version a form's fields stand against: the one it was opened with, though the page goes on
 * following others. Once somebody was faster, what stands there is shown as `current`, and who
 * saves again has seen it: that goes against the current one.
 */
export function useOpenedVersion<T extends { readonly version: number }>(
  opened: number | undefined,
  refusal: ApiRefusal | null,
): { readonly version: number | undefined; readonly current: T | null } {
  const [first] = useState(opened);
  const faster = refusal?.code === "someone-was-faster" ? refusal.problem.current : undefined;
  const current = (faster as T | undefined) ?? null;
  return { version: current?.version ?? first, current };
}
