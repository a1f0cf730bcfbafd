import "server-only";
import { refused, type Refusal } from "@/lib/outcome";
import { reason, type Reason, type ReasonKey } from "@/lib/reason";

type Refused = { readonly ok: false } & Refusal;

type FetchReason = Extract<ReasonKey, `Refusals.fetch.${string}`>;

/** Why an address was not fetched: 422 with a sentence, whatever the other side did. */
export function notFetched(key: FetchReason, params?: Reason["params"]): Refused {
  return refused("not-fetched", reason(key, params));
}
