import "server-only";
import { whyNoScale } from "@/lib/claim/verdict";
import { refused } from "@/lib/outcome";

/** Settings have to be what the product can read. */
export function whyNotSettings({ verdicts = null }: Readonly<Record<string, unknown>> = {}) {
  const reason = verdicts === null ? null : whyNoScale(verdicts);
  if (reason === null) return null;
  return refused("scale-not-usable", reason, { errors: [{ path: "settings.verdicts", reason }] });
}

/** Settings over those that are stored: what is left out stays, null takes one away. One level deep. */
export function mergedSettings(
  stored: unknown,
  changed: Readonly<Record<string, unknown>>,
): object {
  const all = Object.entries({ ...(stored as object | null), ...changed });
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}
