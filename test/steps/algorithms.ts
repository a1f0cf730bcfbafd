export { find } from "@/lib/anchor/find";
export { describe } from "@/lib/anchor/quote";
export { ReAnchorer } from "@/lib/anchor/re-anchor";
export { proposeQuantities } from "@/lib/claim/quantities";
export { check } from "@/lib/quotation/check";
export { findQuotations } from "@/lib/quotation/find";
export { findSameWords } from "@/lib/quotation/same-words";
export { hits, searchable } from "@/lib/text/find";
export { fromPlain } from "@/lib/text/plain";
