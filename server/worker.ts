// What runs in threads of its own (server/platform/workers.ts), compiled by bin/build.mjs. Each
// export is the function of a task of the same name.
export { findLikes, rankClaims } from "@/lib/claim/compare";
export { alikeSources } from "@/lib/source/alike";
export { readAnnotations } from "@/server/import/import-readers";
export { inspectBundle } from "@/server/import/bundle/inspect-bundle";
export { readBundle } from "@/server/import/bundle/read-bundle";
export { readCodebookFile } from "@/server/import/codebook-readers";
export { readSourceFile } from "@/server/import/source-readers";
export { measureAgreement } from "@/server/measure/agreement/task";
export { codedPageOf, codedPassages, codedTable } from "@/server/measure/agreement/on-text-task";
export { readQuantities } from "@/server/claim/tasks";
export { findPatterns } from "@/server/query/find-patterns";
export { findCandidates } from "@/server/document/candidates";
export { compareTwoTexts } from "@/server/document/compare-task";
export { convertFile } from "@/server/document/import/convert-file";
export { convertText } from "@/server/document/import/convert-text";
export { reAnchorTargets } from "@/server/document/re-anchor/targets";
export { writeAgreement } from "@/server/export/agreement-task";
export { writePage } from "@/server/export/page-task";
export { paintSigns } from "@/server/export/sign-task";
export { writeTextPart } from "@/server/export/text-task";
export { writeSection } from "@/server/export/section-task";
export { learnFrom } from "@/server/suggestion/learn-task";
export { compareWords, findProposals } from "@/server/quotation/tasks";
export { readCitations } from "@/server/source/citations";
