/** What an empty query page offers; a test asks each of the sample project. */
export const QUERY_EXAMPLES = [
  "rhetoric within 1000 before claim",
  "in:text text:traffic",
  String.raw`in:text text:/[0-9]+ per cent/`,
  "annotation related annotation",
  "claim verdict:none not confidence:4",
] as const;
