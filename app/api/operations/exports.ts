import type { Operation } from "../door/operation";

export const EXPORTS: readonly Operation[] = [];
