export const TAGS = [];
