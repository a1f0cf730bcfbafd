/**
 * RFC 4180: CR LF, quotes around every text that is not empty. A library would ask of every cell what
 * is the same for all of them, and take longer than everything else.
 */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

function quoted(cell: string): string {
  return cell === "" ? "" : `"${cell.replaceAll('"', '""')}"`;
}
