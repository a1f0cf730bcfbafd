import {
  NO_RHETORIC,
  type Annotation,
  type Kind,
  type QuotationForm,
} from "@/lib/annotation/annotation";
import type { Edit } from "../deed";

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

/** The object of its kind that an annotation gets; what the fields do not hold stays. */
export function detailOf(
  fields: Pick<Fields, "kind" | "slug" | "statement" | "speaker"> & { checkworthy?: boolean },
  present?: Pick<Annotation, "claim" | "quotation" | "rhetoric">,
): Pick<Edit, "claim" | "quotation" | "rhetoric"> {
  const slug = fields.slug || null;
  switch (fields.kind) {
    case "claim": {
      const claim = present?.claim ?? { id: null, statement: null, type: null, checkworthy: null };
      const checkworthy = fields.checkworthy || (claim.checkworthy === null ? null : false);
      return {
        claim: { ...claim, statement: fields.statement.trim() || null, type: slug, checkworthy },
      };
    }
    case "quotation": {
      const nothing = { form: null, speaker: null, cue: null, addressee: null, match: null };
      const form = slug as QuotationForm | null;
      const speaker = fields.speaker.trim() || null;
      return { quotation: { ...nothing, ...present?.quotation, form, speaker } };
    }
    case "rhetoric":
      return { rhetoric: { ...(present?.rhetoric ?? NO_RHETORIC), technique: slug } };
  }
}

/** What the fields change, and nothing else: an edit that says less undoes less of others' work. */
export function detailsWith(annotation: Annotation, fields: Fields): Edit {
  const before = fieldsOf(annotation);
  const own = ["kind", "slug", "statement", "checkworthy", "speaker"] as const;
  const tags = [...new Set(fields.tags.split(",").map((tag) => tag.trim()))].filter(Boolean);
  return {
    ...(fields.kind === before.kind ? {} : { kind: fields.kind }),
    ...(own.every((name) => fields[name] === before[name]) ? {} : detailOf(fields, annotation)),
    ...(fields.body === before.body ? {} : { body: fields.body }),
    ...(tags.join(", ") === before.tags ? {} : { tags }),
  };
}
