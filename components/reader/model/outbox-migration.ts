/** The kinds of write as they were called in what earlier versions of the page stored. */
const KINDS: Readonly<Record<string, string>> = {
  annotate: "annotate",
  edit: "edit-annotation",
  remove: "remove-annotation",
  restore: "restore-annotation",
  judge: "set-status",
  review: "review",
  note: "add-note",
  "edit-note": "edit-note",
  "remove-note": "remove-note",
  refer: "add-reference",
  "remove-reference": "remove-reference",
  attribute: "set-attribution",
  register: "register-claim",
  carry: "add-occurrence",
  "edit-occurrence": "edit-occurrence",
  "remove-occurrence": "remove-occurrence",
  cite: "add-evidence",
  uncite: "remove-evidence",
};

/**
 * A stored write as it is stored now. Earlier versions of the page called the
 * operation `deed`, its kind `does`, and the request `sent`. Anything else is answered as it is.
 */
export function migrateWrite(record: unknown): unknown {
  if (!isObject(record) || !isObject(record.deed)) return record;
  const { deed, sent, ...write } = record;
  const { does, ...rest } = deed;
  const kind = typeof does === "string" && Object.hasOwn(KINDS, does) ? KINDS[does] : undefined;
  return kind === undefined ? record : { ...write, operation: { kind, ...rest }, request: sent };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
