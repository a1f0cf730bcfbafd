/**
 * An ISBN as thirteen digits, or null when its check digit is wrong. Ten digits become thirteen
 * with the prefix 978, so that both forms of one book are one (ISBN Users' Manual, 5.4). Hyphens,
 * spaces and a leading "ISBN" are ignored.
 */
export function isbn13(words: string): string | null {
  const bare = words
    .trim()
    .replace(/^(?:urn:isbn:|isbn(?:-1[03])?:?)\s*/i, "")
    .replace(/[\s\u2010-\u2013-]/g, "")
    .toUpperCase();
  if (/^97[89]\d{10}$/.test(bare)) return checkDigit13(bare) === bare[12] ? bare : null;
  if (!/^\d{9}[\dX]$/.test(bare) || checkDigit10(bare) !== bare[9]) return null;
  const stem = `978${bare.slice(0, 9)}`;
  return stem + checkDigit13(stem);
}

/** Weights 1 and 3 alternate over the first twelve digits. */
function checkDigit13(digits: string): string {
  const sum = weightedSum(digits, 12, (i) => (i % 2 === 0 ? 1 : 3));
  return String((10 - (sum % 10)) % 10);
}

/** Weights ten to two over the first nine digits; ten is written X. */
function checkDigit10(digits: string): string {
  const rest = (11 - (weightedSum(digits, 9, (i) => 10 - i) % 11)) % 11;
  return rest === 10 ? "X" : String(rest);
}

function weightedSum(digits: string, count: number, weight: (position: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Number(digits[i]) * weight(i);
  return sum;
}
