import "server-only";
import { Prisma } from "@/prisma/generated/client";

/**
 * An MD5 of what annotation `a` says: its words, label and details. Places, statuses and reviews are
 * no part of it, so it stays when a text is revised around it. Of a quotation also who is said to
 * speak.
 */
export const WORDING = Prisma.sql`md5(jsonb_build_array(a.kind, a.quote, to_jsonb(a.tags),
  a.properties, a.body, a."claimStatement", a."claimType", a."claimCheckworthy",
  a."quotationForm", a."quotationSpeaker", a."quotationCue", a."quotationAddressee",
  a."rhetoricTechnique", a."rhetoricTarget", a."rhetoricClaimId", a."rhetoricJustification",
  (SELECT jsonb_build_array(t."speakerId", t."addresseeId", t.naming) FROM "Attribution" t
    WHERE t."contentAnnotationId" = a.id AND t.change > 0))::text)`;
