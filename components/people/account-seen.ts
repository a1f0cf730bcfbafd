import type { accountSeen } from "@/lib/contract/installation";
import type { ShapeOf } from "@/lib/contract/offsets";

/** An account as whoever runs the installation gets it from /api/v1. */
export type AccountSeen = ShapeOf<typeof accountSeen>;
