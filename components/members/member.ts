import type { ShapeOf } from "@/lib/contract/offsets";
import type { invitation, member } from "@/lib/contract/people";

/** A member as /api/v1 carries one. */
export type Member = ShapeOf<typeof member>;

/** An invitation that can still be accepted. */
export type Invitation = ShapeOf<typeof invitation>;
