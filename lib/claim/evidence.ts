import type { DIRECTNESSES, SEARCH_OUTCOMES, STANCES } from "../contract/terms";

/** What words of a source do to a claim. */
export type Stance = (typeof STANCES)[number];

/** How near the source stands to what happened: a record, a report of it, a report of reports. */
export type Directness = (typeof DIRECTNESSES)[number];

/** What came of looking for evidence; a fruitless search is kept, too. */
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];
