"use client";
import { useTranslations } from "use-intl";
import { KINDS, QUOTATION_FORMS } from "@/lib/contract/terms";
import type { Tag } from "../codebook/tag";
import { Button } from "../ui/button";
import { DiscardDraft } from "../ui/discard-draft";
import { Field, Form } from "../ui/field";
import { Select, NOTHING } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { useFormDraft } from "../use-form-draft";
import type { Coding } from "./case-filter";
import look from "../review/queue.module.css";
import styles from "./adjudication.module.css";

interface LabelFormProps {
  readonly caseId: string;
  readonly coding: Coding | undefined;
  readonly tags: readonly Tag[];
  readonly onSave: (span: {
    readonly from: string;
    readonly kind: Coding["kind"];
    readonly slug: string | null;
    readonly speaker?: string | null;
  }) => void;
  readonly onLeave: () => void;
}

/** Says what the words are called instead: the kind, the tag, and who speaks. */
export function LabelForm({ caseId, coding, tags, onSave, onLeave }: LabelFormProps) {
  const t = useTranslations("Adjudication");
  const ui = useTranslations("Ui");
  const [{ kind, slug, speaker }, change, draft] = useFormDraft(`relabel/${caseId}`, () => ({
    kind: coding?.kind ?? ("claim" as Coding["kind"]),
    slug: coding?.slug ?? "",
    speaker: coding?.speaker ?? "",
  }));
  const own = tags
    .filter((tag) => tag.kind === kind)
    .map((tag) => ({ value: tag.slug, label: tag.label }));
  const forms = QUOTATION_FORMS.map((form) => ({ value: form, label: form.replaceAll("-", " ") }));
  const offered = kind === "quotation" ? forms : own;
  const isOffered = slug === "" || offered.some(({ value }) => value === slug);
  const options = [NOTHING, ...offered, ...(isOffered ? [] : [{ value: slug, label: slug }])];
  return (
    <Form
      draft={draft}
      aria-label={t("outcomes.relabel")}
      onKeyDown={(event) => {
        if (event.key === "Escape") onLeave();
      }}
      onSubmit={() => {
        draft.finish();
        const speaking = kind === "quotation" ? { speaker: speaker.trim() || null } : {};
        onSave({
          from: coding?.annotationId ?? "",
          kind,
          slug: kind === "note" ? null : slug || null,
          ...speaking,
        });
      }}
    >
      <div className={styles.fields}>
        <Field label={t("kind")}>
          {(control) => (
            <Select
              {...control}
              autoFocus
              value={kind}
              options={KINDS.map((each) => ({ value: each, label: ui(`kind.${each}`) }))}
              onChange={({ target }) =>
                change({ kind: KINDS.find((each) => each === target.value) ?? kind, slug: "" })
              }
            />
          )}
        </Field>
        {kind !== "note" && (
          <Field label={t(kind === "quotation" ? "form" : "tag")}>
            {(control) => (
              <Select
                {...control}
                value={slug}
                options={options}
                onChange={({ target }) => change({ slug: target.value })}
              />
            )}
          </Field>
        )}
        {kind === "quotation" && (
          <Field label={t("speakerField")}>
            {(control) => (
              <TextInput
                {...control}
                dir="auto"
                maxLength={500}
                value={speaker}
                onChange={({ target }) => change({ speaker: target.value })}
              />
            )}
          </Field>
        )}
      </div>
      <div className={look.buttons}>
        <Button type="submit" size="small" variant="primary">
          {t("outcomes.relabel")}
        </Button>
        <Button size="small" variant="quiet" onClick={onLeave}>
          {t("cancel")}
        </Button>
        <DiscardDraft />
      </div>
    </Form>
  );
}
