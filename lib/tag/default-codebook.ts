import { CLAIM_TYPES } from "./claim-types";
import type { CodebookTag } from "./codebook";
import { QUOTATION_FORM_TAGS } from "./quotation-forms";
import { TECHNIQUES } from "./techniques";

/** The codebook of a new project, in the order in which it is shown; parents before children. */
export const DEFAULT_CODEBOOK: readonly CodebookTag[] = [
  ...CLAIM_TYPES,
  ...QUOTATION_FORM_TAGS,
  ...TECHNIQUES,
];
