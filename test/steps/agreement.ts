export { agree } from "@/lib/agreement/agree";
export { align } from "@/lib/agreement/gamma/alignment";
