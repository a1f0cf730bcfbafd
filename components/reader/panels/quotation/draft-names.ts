/** The name under which the speakers are kept that were typed for proposals and not taken yet. */
export const PROPOSED_SPEAKERS = "proposed speakers";
