import {
  NO_CLAIM_DETAIL,
  NO_QUOTATION_DETAIL,
  NO_RHETORIC,
  type Annotation,
  type Kind,
  type QuotationForm,
} from "@/lib/annotation/annotation";
import type { TagKind } from "@/lib/tag/codebook";
import type { Edit } from "./operations/annotation-edit";

/** An annotation's details as form fields: one choice of the codebook, words, no nulls. */
export interface Fields {
  readonly kind: Kind;
  /** A claim's type, a quotation's form or a technique; empty when unsettled. */
  readonly slug: string;
  readonly statement: string;
  readonly checkworthy: boolean;
  readonly speaker: string;
  readonly body: string;
  /** Separated by commas. */
  readonly tags: string;
}

export function fieldsOf({ kind, claim, quotation, rhetoric, body, tags }: Annotation): Fields {
  return {
    kind,
    slug: (claim?.type ?? quotation?.form ?? rhetoric?.technique) || "",
    statement: claim?.statement ?? "",
    checkworthy: claim?.checkworthy ?? false,
    speaker: quotation?.speaker ?? "",
    body,
    tags: tags.join(", "),
  };
}

type Details = Pick<Annotation, "claim" | "quotation" | "rhetoric">;

/** The object of its kind that an annotation gets. */
export function detailOf(
  fields: Pick<Fields, "kind" | "slug" | "statement" | "speaker"> & { checkworthy?: boolean },
): Partial<Details> {
  const slug = fields.slug || null;
  switch (fields.kind) {
    case "claim": {
      const statement = fields.statement.trim() || null;
      const checkworthy = fields.checkworthy || null;
      return { claim: { ...NO_CLAIM_DETAIL, statement, type: slug, checkworthy } };
    }
    case "quotation": {
      const form = slug as QuotationForm | null;
      return {
        quotation: { ...NO_QUOTATION_DETAIL, form, speaker: fields.speaker.trim() || null },
      };
    }
    case "rhetoric":
      return { rhetoric: { ...NO_RHETORIC, technique: slug } };
    case "note":
      return {};
  }
}

/** The edit by which an annotation of a kind gets a tag, and nothing else. */
export function namedAs(kind: TagKind, slug: string): Edit {
  switch (kind) {
    case "claim":
      return { claim: { type: slug } };
    case "quotation":
      return { quotation: { form: slug as QuotationForm } };
    case "rhetoric":
      return { rhetoric: { technique: slug } };
  }
}

/** What the fields change, and nothing else: an edit that says less undoes less of others' work. */
export function detailsWith(annotation: Annotation, fields: Fields): Edit {
  const before = fieldsOf(annotation);
  const tags = [...new Set(fields.tags.split(",").map((tag) => tag.trim()))].filter(Boolean);
  return {
    ...(fields.kind === before.kind
      ? detailChanged(before, fields)
      : { kind: fields.kind, ...detailOf(fields) }),
    ...(fields.body === before.body ? {} : { body: fields.body }),
    ...(tags.join(", ") === before.tags ? {} : { tags }),
  };
}

function detailChanged(before: Fields, { kind, ...fields }: Fields): Edit {
  const is = (name: keyof typeof fields) => fields[name] !== before[name];
  const slug = fields.slug || null;
  const speaker = fields.speaker.trim() || null;
  const edit: Edit = {
    claim: {
      ...(is("statement") ? { statement: fields.statement.trim() || null } : {}),
      ...(is("slug") ? { type: slug } : {}),
      ...(is("checkworthy") ? { checkworthy: fields.checkworthy } : {}),
    },
    quotation: {
      ...(is("slug") ? { form: slug as QuotationForm | null } : {}),
      ...(is("speaker") ? { speaker } : {}),
    },
    rhetoric: is("slug") ? { technique: slug } : {},
  };
  const detail = kind === "note" ? {} : (edit[kind] ?? {});
  return Object.keys(detail).length === 0 ? {} : { [kind]: detail };
}
