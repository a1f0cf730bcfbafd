import type { Role } from "@/lib/access/policy";

/** A project as /api/v1 carries it; only what is shown. */
export interface Project {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly role: Role;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sample: boolean;
  readonly documentCount: number;
  readonly updatedAt: string;
}
