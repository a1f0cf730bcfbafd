export const CLAIMS = [];
