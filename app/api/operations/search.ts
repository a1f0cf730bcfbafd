export const SEARCH = [];
