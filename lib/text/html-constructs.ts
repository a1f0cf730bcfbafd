/** The constructs of micromark that take words in angle brackets for HTML. */
export const HTML = ["htmlFlow", "htmlText"];
