import type { readAuditCall } from "@/lib/contract/audit";
import type { AnswerOf } from "@/lib/contract/operation";

/** One row of an audit log. */
export type AuditEntry = AnswerOf<typeof readAuditCall>["items"][number];
