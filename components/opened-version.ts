import { useState } from "react";
import type { ApiRefusal } from "./api";

/**
 * The version that a form's fields are based on: the one it was opened with, though the page
 * follows newer ones. After a conflict the newer state is shown as `current`, and saving again
 * applies to that, since the person has seen it.
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
