export const STANCES = ["supports", "refutes", "qualifies", "context"] as const;
/** What words of a source do to a claim. */
export type Stance = (typeof STANCES)[number];

export const DIRECTNESSES = ["primary", "secondary", "tertiary"] as const;
/** How near the source stands to what happened: a record, a report of it, a report of reports. */
export type Directness = (typeof DIRECTNESSES)[number];

export const SEARCH_OUTCOMES = ["found", "not-found", "not-needed"] as const;
/** What came of looking for evidence; a fruitless search is kept, too. */
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];
