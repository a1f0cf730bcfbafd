export const REVIEWS = [];
