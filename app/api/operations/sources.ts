export const SOURCES = [];
