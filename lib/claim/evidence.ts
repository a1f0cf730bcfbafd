import type { DIRECTNESSES, SEARCH_OUTCOMES, STANCES } from "../contract/terms";

/** How words of a source bear on a claim. */
export type Stance = (typeof STANCES)[number];

/** How close the source is to what happened: a record, a report of it, a report of reports. */
export type Directness = (typeof DIRECTNESSES)[number];

/** The result of a search for evidence; a fruitless one is kept, too. */
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];
