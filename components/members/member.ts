import type { Role } from "@/lib/access/policy";

/** A member as /api/v1 carries one. */
export interface Member {
  /** Null for somebody who is invited and has no account yet. */
  readonly userId: string | null;
  readonly name: string;
  /** Shown to owners; null for everybody else. */
  readonly email: string | null;
  readonly role: Role;
  readonly createdAt: string;
  /** The one-time link, in the one answer to inviting. */
  readonly invitation?: { readonly id: string; readonly link: string; readonly expiresAt: string };
}

/** An invitation that can still be accepted. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  readonly expiresAt: string;
}
