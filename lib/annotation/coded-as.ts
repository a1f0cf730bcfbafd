import type { CodedAs } from "../tag/codebook-rules";
import { withProperties, type PropertyEdit } from "../tag/properties";
import type { Details } from "./rules";

/** The part of an annotation that a codebook has rules for. */
export interface Coded extends Pick<Details, "kind"> {
  readonly tags?: readonly string[] | undefined;
  readonly claim?: Partial<Pick<NonNullable<Details["claim"]>, "type">> | null | undefined;
  readonly quotation?: { readonly form?: string | null } | null | undefined;
  readonly rhetoric?: Details["rhetoric"] | undefined;
  readonly properties?: PropertyEdit | undefined;
}

/** An annotation as the rules of a codebook look at it. */
export function codedAs({
  kind,
  tags = [],
  claim,
  quotation,
  rhetoric,
  properties,
}: Coded): CodedAs {
  return {
    kind,
    tags,
    claimType: claim?.type ?? null,
    form: quotation?.form ?? null,
    technique: rhetoric?.technique ?? null,
    target: rhetoric?.target ?? null,
    claimId: rhetoric?.claimId ?? null,
    justification: rhetoric?.justification ?? null,
    properties: withProperties({}, properties),
  };
}
