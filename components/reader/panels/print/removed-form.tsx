"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { call } from "@/components/api";
import { Field, Form } from "@/components/ui/field";
import { Problem } from "@/components/ui/problem";
import { NOTHING, Select } from "@/components/ui/select";
import { SubmitActions } from "@/components/ui/submit-actions";
import { TextArea } from "@/components/ui/text-area";
import { useToast } from "@/components/ui/toast";
import { useFormDraft } from "@/components/use-form-draft";
import { useSubmit } from "@/components/use-submit";
import type { Kind } from "@/lib/annotation/annotation";
import type { ComparedPassage } from "@/lib/annotation/compared-revisions";
import { KINDS } from "@/lib/contract/terms";
import "@/messages/revisions";
import type { Codebook } from "../../model/codebook";
import { detailOf } from "../../model/details";
import styles from "./compared-view.module.css";

interface RemovedFormProps {
  readonly documentId: string;
  readonly codebook: Codebook;
  /** The revision in which the words stand. */
  readonly revision: number;
  readonly removed: NonNullable<ComparedPassage["removed"]>;
  readonly onClose: () => void;
}

/** Annotates words that a later revision removed, in the revision in which they stand. */
export function RemovedForm(props: RemovedFormProps) {
  const { documentId, codebook, revision, removed, onClose } = props;
  const t = useTranslations("Revisions.form");
  const card = useTranslations("Card");
  const ui = useTranslations("Ui");
  const toast = useToast();
  const router = useRouter();
  const [{ kind, slug, body }, change, draft] = useFormDraft(
    `removed/${documentId}/${revision}/${removed[0]?.start ?? 0}`,
    (): { kind: Kind; slug: string; body: string } => ({ kind: "claim", slug: "", body: "" }),
  );
  const submission = useSubmit("POST /documents/{documentId}/annotations", {
    draft,
    fields: ["body"],
    onDone(saved) {
      const undo = async () => {
        const params = { annotationId: saved.id };
        await call("DELETE /annotations/{annotationId}", { params, version: saved.version });
        toast({ text: t("undone") });
        router.refresh();
      };
      const action = { label: t("undo"), onPress: () => void undo() };
      toast({ text: t("saved", { number: revision }), action });
      router.refresh();
      onClose();
    },
  });
  const save = () =>
    submission.submit({
      params: { documentId },
      body: {
        kind,
        revision,
        removed: true,
        target: removed.map(({ start, end }) => ({ start, end })),
        body: body.trim(),
        ...detailOf({ kind, slug, statement: "", speaker: "" }),
      },
    });
  const choices = codebook.choices(kind);
  return (
    <Form
      draft={draft}
      failures={submission.failures}
      onSubmit={save}
      aria-label={t("heading")}
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <p>
        {t("words", { number: revision })}{" "}
        <q dir="auto">{removed.map(({ exact }) => exact).join(" … ")}</q>
      </p>
      <p className={styles.soft}>{t("hint")}</p>
      <Field label={t("kind")}>
        {(control) => (
          <Select
            {...control}
            autoFocus
            value={kind}
            options={KINDS.map((value) => ({ value, label: card(`kind.${value}`) }))}
            onChange={({ target }) => change({ kind: target.value as Kind, slug: "" })}
          />
        )}
      </Field>
      {choices.length > 0 && (
        <Field label={t("tag")}>
          {(control) => (
            <Select
              {...control}
              value={slug}
              options={[NOTHING, ...choices.map(({ slug: value, label }) => ({ value, label }))]}
              onChange={({ target }) => change({ slug: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t("note")} error={submission.errorAt("body")}>
        {(control) => (
          <TextArea
            {...control}
            dir="auto"
            rows={3}
            value={body}
            onChange={({ target }) => change({ body: target.value })}
          />
        )}
      </Field>
      {submission.detail !== null && <Problem kept={ui("kept")}>{submission.detail}</Problem>}
      <SubmitActions size="small" busy={submission.busy} onCancel={onClose}>
        {t("save")}
      </SubmitActions>
    </Form>
  );
}
