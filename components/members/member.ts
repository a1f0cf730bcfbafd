import type { classLink } from "@/lib/contract/class-links";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { roleRequest } from "@/lib/contract/role-requests";
import type { invitation, invited, member } from "@/lib/contract/people";

/** A member as /api/v1 carries one. */
export type Member = ShapeOf<typeof member>;

/** That a member asks for another role. */
export type RoleRequest = ShapeOf<typeof roleRequest>;

/** An invitation that nobody has accepted. */
export type Invitation = ShapeOf<typeof invitation>;

/** What became of one address of a list. */
export type Invited = ShapeOf<typeof invited>;

/** A link by which many people join. */
export type ClassLink = ShapeOf<typeof classLink>;
