export { agree } from "@/lib/agreement/agree";
export { align } from "@/lib/agreement/gamma/alignment";
export { codedRuns } from "@/lib/agreement/on-text";
