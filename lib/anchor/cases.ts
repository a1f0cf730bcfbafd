import type { Case } from "./cases/case";
import { MEANINGS } from "./cases/meanings";
import { MOVES } from "./cases/moves";
import { PLACES } from "./cases/places";

/** The expected results, written by hand: what may be painted as certain and what may not. */
export const CASES: readonly Case[] = [...MOVES, ...MEANINGS, ...PLACES];
