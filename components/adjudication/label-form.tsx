"use client";
import { useTranslations } from "use-intl";
import "@/messages/adjudication";
import { KindAndLabel } from "../codebook/kind-and-label";
import type { Tag } from "../codebook/tag";
import { Button } from "../ui/button";
import { DiscardDraft } from "../ui/discard-draft";
import { Field, Form } from "../ui/field";
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
  const [{ kind, slug, speaker }, change, draft] = useFormDraft(`relabel/${caseId}`, () => ({
    kind: coding?.kind ?? ("claim" as Coding["kind"]),
    slug: coding?.slug ?? "",
    speaker: coding?.speaker ?? "",
  }));
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
        <KindAndLabel
          kind={kind}
          slug={slug}
          tags={tags}
          names={{ kind: t("kind"), label: t(kind === "quotation" ? "form" : "tag") }}
          onChange={change}
        />
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
